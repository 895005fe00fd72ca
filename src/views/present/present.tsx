import { useEffect, useMemo, useRef } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { usePlayback } from '../../store/playback-store';
import { usePredict } from '../../store/predict/predict-store';
import { storyOf } from '../../store/present/steps';
import { useTelling } from '../../store/present/telling-store';
import { useWorld } from '../../store/world-store';
import { useWorlds } from '../../store/worlds/worlds';
import { waitingCaption } from '../../words/present-words';
import { scoreWords } from '../../words/predict-words';
import { clock } from '../../words/prose';
import { Swatch } from '../controls/swatch';
import { useAnswers } from '../predict/use-answers';
import { useSession } from '../session-context';
import { presentControls } from './controls';
import type { PresentControls } from './controls';
import { PresentCaption } from './present-caption';
import { PresentSentence } from './present-sentence';
import { PresentStage, PresentStages } from './present-stages';
import styles from './present.module.css';
import { usePresenting } from './presenting';
import { useKeys } from './use-keys';
import { useScale } from './use-scale';

/** Worlds whose captions stand side by side; of more, that of the one that a person has turned to. */
const MOST_CAPTIONS = 2;
/** Services that the legend names. */
const MOST_OWNERS = 6;

/** The page for a class: the strategy, the drawing, one sentence a step, a bar of time, and keys. */
export function Present(): ReactNode {
  const session = useSession();
  const controls = useMemo(() => presentControls(session), [session]);
  const scale = useScale();
  const worlds = useWorlds((state) => state.worlds);
  const active = useWorlds((state) => state.active);
  const owner = useOwner();
  const screen = useRef<HTMLElement>(null);
  usePresenting(session);
  useKeys(controls);
  useAnswers();
  useEffect(() => {
    useTelling.setState({ isOpening: true, isOver: false });
    screen.current?.focus();
    return usePlayback.subscribe(({ playing }) => playing && useTelling.setState({ isOpening: false, isOver: false }));
  }, []);
  const here = worlds[active] ?? worlds[0];
  if (here === undefined) return null;
  const isOne = worlds.length === 1;
  const captioned = worlds.length > MOST_CAPTIONS ? [here] : worlds;
  const size: CSSProperties & Record<'--u', string> = { '--u': `${scale}px` };
  return (
    <main ref={screen} className={styles['present']} style={size} aria-label="Presentation" tabIndex={-1}>
      <header className={styles['head']}>
        <h1 className={styles['sentence']}>
          {isOne ? <PresentSentence world={here} owner={owner} /> : (here.scenario?.name ?? '')}
        </h1>
        <Moment />
      </header>
      {isOne ? <PresentStage scale={scale} /> : <PresentStages {...{ worlds, active, scale }} />}
      <div className={styles['captions']} data-count={captioned.length}>
        {captioned.map((world) => (
          <PresentCaption
            key={world.index}
            world={world}
            active={world === here}
            letter={isOne ? null : world.letter}
          />
        ))}
      </div>
      <Bar />
      <footer className={styles['foot']}>
        <Keys controls={controls} />
        <Legend />
      </footer>
    </main>
  );
}

/** Name of whom the present step, or the question, is about. */
function useOwner(): string | null {
  const asked = usePredict(({ question }) => question?.explanation.request.owner ?? null);
  const told = useWorld(({ view }) => {
    const decision = view && storyOf(view).decision;
    return decision ? (view.catalog.owners[decision.ownerIndex]?.name ?? null) : null;
  });
  return asked ?? told;
}

function Moment(): ReactNode {
  const timeMs = usePlayback((playback) => playback.timeMs);
  const waiting = useWorld(({ view }) => view?.waiting.reduce((sum, group) => sum + group.count, 0) ?? 0);
  const score = usePredict(({ right, answered }) => scoreWords(right, answered));
  return (
    <p className={styles['moment']}>
      {score !== '' && <span>{score}</span>}
      {waiting > 0 && <span>{waitingCaption(waiting)}</span>}
      <b>{clock(timeMs)}</b>
    </p>
  );
}

function Bar(): ReactNode {
  const share = usePlayback(({ timeMs, durationMs }) => Math.min(1, timeMs / Math.max(1, durationMs)));
  const done: CSSProperties & Record<'--done', string> = { '--done': `${(share * 100).toFixed(2)}%` };
  return <div className={styles['bar']} style={done} aria-hidden="true" />;
}

function Keys({ controls }: { readonly controls: PresentControls }): ReactNode {
  const playing = usePlayback((playback) => playback.playing);
  const isAsking = usePredict(({ question }) => question !== null);
  const asks = usePredict(({ isOn }) => isOn);
  return (
    <div className={styles['keys']} role="toolbar" aria-label="Keys">
      {isAsking ? (
        <Key keys="→" label="Reveal" run={controls.reveal} />
      ) : (
        <Key keys="→" label="Next" run={controls.next} />
      )}
      <Key keys="←" label="Back" run={controls.back} />
      <Key keys="Space" label={playing ? 'Pause' : 'Play'} run={controls.toggle} />
      <Key keys="A" label="Ask first" run={controls.askFirst} pressed={asks} />
      <Key keys="Esc" label="Leave" run={controls.leave} />
    </div>
  );
}

interface KeyProps {
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
  readonly pressed?: boolean;
}

function Key({ keys, label, run, pressed }: KeyProps): ReactNode {
  return (
    <button type="button" className={styles['key']} aria-pressed={pressed} onClick={run}>
      <kbd aria-hidden="true">{keys}</kbd> {label}
    </button>
  );
}

function Legend(): ReactNode {
  const owners = useWorld(({ view }) => view?.catalog.owners);
  const shown = owners?.slice(0, MOST_OWNERS) ?? [];
  const more = (owners?.length ?? 0) - shown.length;
  return (
    <ul className={styles['legend']} aria-label="Services and families">
      {shown.map((owner) => (
        <li key={`${owner.kind} ${owner.name}`}>
          <Swatch colour={owner.colour} /> {owner.name}
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
      <li>top CPU, bottom memory</li>
    </ul>
  );
}
