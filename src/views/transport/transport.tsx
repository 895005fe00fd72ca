import { ChevronDown, Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { SPEEDS, usePlayback } from '../../store/playback-store';
import type { Speed } from '../../store/playback-store';
import { clock } from '../../words/prose';
import { Button } from '../controls/button';
import { Menu } from '../controls/menu';
import { BranchesMenu, DifferenceLine, PauseAtMenu, PredictButton, TransportChartView } from '../later';
import { useSession } from '../session-context';
import styles from './transport.module.css';

/** Time: play it, step through it, and see where one is. */
export function Transport(): ReactNode {
  return (
    <div className={styles['transport']}>
      <div className={styles['controls']}>
        <TransportButtons />
        <div className={styles['clock']}>
          <Clock />
          <SpeedMenu />
        </div>
        <div className={styles['tools']}>
          <PauseAtMenu />
          <PredictButton />
          <BranchesMenu />
        </div>
      </div>
      <div className={styles['charts']}>
        <TransportChartView />
        <DifferenceLine />
      </div>
    </div>
  );
}

export function TransportButtons(): ReactNode {
  const session = useSession();
  return (
    <fieldset className={styles['buttons']} aria-label="Playback">
      <Button
        look="icon"
        label="Back to the start"
        keys="Home"
        icon={<SkipBack aria-hidden="true" />}
        onClick={() => session.reset()}
      />
      <Button
        look="icon"
        label="Previous placement"
        keys="Shift ←"
        icon={<StepBack aria-hidden="true" />}
        onClick={() => session.step('previousPlacement')}
      />
      <PlayButton />
      <Button
        look="icon"
        label="Next placement"
        keys="Shift →"
        icon={<StepForward aria-hidden="true" />}
        onClick={() => session.step('nextPlacement')}
      />
      <Button
        look="icon"
        label="Next event"
        keys="→"
        icon={<SkipForward aria-hidden="true" />}
        onClick={() => session.step('nextEvent')}
      />
    </fieldset>
  );
}

export function PlayButton(): ReactNode {
  const session = useSession();
  const playing = usePlayback((playback) => playback.playing);
  return (
    <Button
      look="primary"
      className={styles['play']}
      label={playing ? 'Pause' : 'Play'}
      keys="Space"
      icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      onClick={() => session.toggle()}
    />
  );
}

function Clock(): ReactNode {
  const timeMs = usePlayback((playback) => playback.timeMs);
  const durationMs = usePlayback((playback) => playback.durationMs);
  return (
    <p className={styles['time']}>
      <b>{clock(timeMs)}</b> of {clock(durationMs)}
    </p>
  );
}

export function SpeedMenu(): ReactNode {
  const session = useSession();
  const speed = usePlayback((playback) => playback.speed);
  return (
    <Menu
      className={styles['speed']}
      label="Speed"
      entries={() =>
        SPEEDS.map((other) => ({
          kind: 'item',
          label: speedWords(other),
          checked: other === speed,
          run: () => session.setSpeed(other),
        }))
      }
    >
      {speedWords(speed)}
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
    </Menu>
  );
}

/** `4×`; `slow` is the speed at which a placement's beats play. */
export function speedWords(speed: Speed): string {
  return speed === 'slow' ? 'slow' : `${speed}×`;
}
