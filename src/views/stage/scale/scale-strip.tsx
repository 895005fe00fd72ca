import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useThroughput, followThroughput } from '../../../store/throughput';
import { useWorld } from '../../../store/world-store';
import { number } from '../../../words/prose';
import { useSession } from '../../session-context';
import { useIsLarge } from '../tools/use-tools';
import { LevelRule } from './level-rule';
import styles from './scale.module.css';

/** Below a large cluster: the rule of the level that is drawn, and a scoreboard of the simulation itself. */
export function ScaleStrip(): ReactNode {
  return useIsLarge() ? <Strip /> : null;
}

function Strip(): ReactNode {
  const session = useSession();
  useEffect(() => followThroughput(session.frames), [session]);
  return (
    <div className={styles['strip']}>
      <LevelRule />
      <Scoreboard />
    </div>
  );
}

/** Figures in boxes of fixed width, so that nothing moves while they change. */
function Scoreboard(): ReactNode {
  const reading = useThroughput((throughput) => throughput.reading);
  const view = useWorld((world) => world.view);
  if (view === null) return null;
  const live = view.frame.liveTasks.reduce((sum, tasks) => sum + tasks, 0);
  const desired = view.services.reduce((sum, { desiredCount }) => sum + desiredCount, 0);
  const { tasks, simulated, frames } = reading?.throughput ?? { tasks: 0, simulated: 0, frames: 0 };
  return (
    <dl className={styles['scoreboard']} aria-label="Throughput" data-moving={reading?.moving === true}>
      <Figure
        name="tasks"
        hint="Live tasks, of those that services ask for"
        value={progressWords(live, desired)}
        wide
      />
      <Figure name="tasks a second" hint={hintOf('placed or stopped', reading)} value={rounded(tasks)} />
      <Figure name="simulated s a second" hint={hintOf('simulated seconds', reading)} value={rounded(simulated)} />
      <Figure name="frames a second" hint={hintOf('pictures of the world', reading)} value={rounded(frames)} />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly hint: string;
  readonly value: string;
  readonly wide?: boolean;
}

function Figure({ name, hint, value, wide = false }: FigureProps): ReactNode {
  return (
    <div className={styles['figure']} data-hint={hint}>
      <dt>{name}</dt>
      <dd data-wide={wide}>{value}</dd>
    </div>
  );
}

function progressWords(live: number, desired: number): string {
  return live >= desired ? number(live) : `${number(live)} of ${number(desired)}`;
}

/** Two digits are enough below ten. */
function rounded(value: number): string {
  return number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}

function hintOf(what: string, reading: { readonly moving: boolean } | null): string {
  if (reading === null) return `In a second of real time: ${what}`;
  return reading.moving ? `In the last second: ${what}` : `In a second of the last run: ${what}`;
}
