import type { ReactNode } from 'react';
import { isZoomed, selectedName } from '../../../store/view-state';
import type { ViewChoice } from '../../../store/view-state';
import { usePlayback } from '../../../store/playback-store';
import { clock } from '../../../words/prose';
import styles from './share.module.css';

/** Longest caption that still stands in one line over most stages. */
const MOST_LETTERS = 160;

interface ViewChoicesProps {
  readonly choice: ViewChoice;
  readonly onChange: (choice: ViewChoice) => void;
}

/** What of the page travels: the sentence over the stage, the moment, what is selected, what part of the stage is seen. */
export function ViewChoices({ choice, onChange }: ViewChoicesProps): ReactNode {
  const moment = usePlayback(({ timeMs }) => clock(timeMs));
  const selected = selectedName();
  return (
    <div className={styles['choices']}>
      <label className={styles['caption']}>
        <span>Say in one line what to look at</span>
        <input
          className={styles['field']}
          maxLength={MOST_LETTERS}
          placeholder="It stands over the stage when the link is opened"
          value={choice.caption}
          onChange={({ target }) => onChange({ ...choice, caption: target.value })}
        />
      </label>
      <fieldset className={styles['switches']}>
        <legend>Open it</legend>
        <Switch on={choice.moment} label={`at ${moment}`} set={(moment) => onChange({ ...choice, moment })} />
        {selected !== null && (
          <Switch
            on={choice.selection}
            label={`with ${selected} selected`}
            set={(selection) => onChange({ ...choice, selection })}
          />
        )}
        {isZoomed() && (
          <Switch
            on={choice.camera}
            label="at this part of the stage"
            set={(camera) => onChange({ ...choice, camera })}
          />
        )}
      </fieldset>
    </div>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly label: string;
  readonly set: (on: boolean) => void;
}

export function Switch({ on, label, set }: SwitchProps): ReactNode {
  return (
    <label className={styles['switch']}>
      <input type="checkbox" checked={on} onChange={({ target }) => set(target.checked)} />
      <span>{label}</span>
    </label>
  );
}
