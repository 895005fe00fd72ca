import { useState } from 'react';
import type { ReactNode } from 'react';
import { useDocument } from '../../../store/document-store';
import { usePlayback } from '../../../store/playback-store';
import { SEED_COUNTS, cancelSeeds, runSeeds, useSeeds } from '../../../store/seeds-store';
import { useWorlds } from '../../../store/worlds/worlds';
import { clock, number } from '../../../words/prose';
import { RANDOM_HINT, nothingRandomWords, progressWords, runWords } from '../../../words/seed-words';
import { Button } from '../../controls/button';
import { DialogFrame } from '../../dialogs/dialog-frame';
import { SMALL_SCREEN, useMedia } from '../../media';
import { Distributions } from './distributions';
import type { SeededWorld } from './distributions';
import styles from './seeds.module.css';

/** How much of what one sees is luck: the scenario under many seeds, and how the measures come out. */
export function SeedsDialog(): ReactNode {
  return (
    <DialogFrame
      title="Many seeds"
      about="What is random comes out otherwise under each seed. Each dot is a whole run; a click opens it."
      width={860}
      focusField={false}
    >
      <RunForm />
      <Results />
    </DialogFrame>
  );
}

function RunForm(): ReactNode {
  const status = useSeeds((seeds) => seeds.status);
  const presentMs = usePlayback((playback) => Math.floor(playback.timeMs / 1_000) * 1_000);
  const endMs = usePlayback((playback) => playback.durationMs);
  const good = useDocument((document) => document.good);
  const [count, setCount] = useState<number>(200);
  const [toEnd, setToEnd] = useState(false);
  const untilMs = toEnd ? endMs : presentMs;
  return (
    <div className={styles['form']}>
      <Choice
        label="Seeds"
        options={SEED_COUNTS.map((each) => ({
          label: number(each),
          chosen: count === each,
          choose: () => setCount(each),
        }))}
      />
      <Choice
        label="Run to"
        options={[
          { label: `the present moment, ${clock(presentMs)}`, chosen: !toEnd, choose: () => setToEnd(false) },
          { label: `the end, ${clock(endMs)}`, chosen: toEnd, choose: () => setToEnd(true) },
        ]}
      />
      {status === 'running' ? (
        <Button onClick={cancelSeeds}>Cancel</Button>
      ) : (
        <Button look="primary" disabled={!good} onClick={() => void runSeeds(count, untilMs)}>
          Run
        </Button>
      )}
      <ProgressLine />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly chosen: boolean; readonly choose: () => void }[];
}

function Choice({ label, options }: ChoiceProps): ReactNode {
  return (
    <fieldset className={styles['choice']}>
      <legend>{label}</legend>
      {options.map((option) => (
        <button key={option.label} type="button" aria-pressed={option.chosen} onClick={option.choose}>
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}

function ProgressLine(): ReactNode {
  const { status, done, total } = useSeeds();
  if (status !== 'running') return null;
  return (
    <p className={styles['progress']}>
      <progress value={done} max={Math.max(1, total)} aria-label="Runs" />
      {progressWords(done, total)}
    </p>
  );
}

function Results(): ReactNode {
  const { status, results, drew, untilMs, texts } = useSeeds();
  const text = useDocument((document) => document.text);
  const seed = useDocument((document) => document.scenario?.seed ?? 1);
  const handles = useWorlds((state) => state.worlds);
  const small = useMedia(SMALL_SCREEN);
  if (status === 'idle') return <p className={styles['hint']}>{RANDOM_HINT}</p>;
  if (status === 'failed')
    return <p className={styles['hint']}>A run could not be finished: there is too little memory for it here.</p>;
  const worlds = results.map((runs, at): SeededWorld => ({
    letter: handles[at]?.letter ?? '',
    label: handles[at]?.label ?? '',
    runs: runs.toSorted((a, b) => a.seed - b.seed),
  }));
  const calm = worlds.filter((_, at) => drew[at] === false).map(({ letter }) => letter);
  const isAllCalm = status === 'done' && calm.length === worlds.length;
  const most = Math.max(0, ...results.map(({ length }) => length));
  return (
    <div className={styles['results']}>
      {!texts.includes(text) && (
        <p className={styles['stale']}>The scenario has changed since: these are the runs of what it was.</p>
      )}
      {calm.length > 0 && (
        <p className={styles['calm']}>
          {nothingRandomWords(isAllCalm ? [] : calm, untilMs)} {isAllCalm ? RANDOM_HINT : ''}
        </p>
      )}
      {!isAllCalm && most > 0 && (
        <>
          <p className={styles['hint']}>
            {runWords(most, worlds.length, untilMs)} The ring is the scenario’s own seed, {number(seed)}.
            {status === 'cancelled' ? ' Cancelled before the rest.' : ''}
          </p>
          <Distributions worlds={worlds} ownSeed={seed} width={small ? 280 : 520} />
        </>
      )}
    </div>
  );
}
