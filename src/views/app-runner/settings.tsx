import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { APP_RUNNER_SIZES, appRunnerSettings } from '../../ecs/app-runner';
import type { AppRunnerInput } from '../../ecs/app-runner';
import { change } from '../../store/edits';
import styles from './app-runner.module.css';

interface SettingsProps {
  readonly service: string;
  readonly input: AppRunnerInput;
}

/** What the service is told on App Runner; kept with the scenario's view, so that a link has it too. */
export function Settings({ service, input }: SettingsProps): ReactNode {
  const id = useId();
  const { cpuUnits, memoryMiB, maxConcurrency, minSize, maxSize, secondsPerRequest } = appRunnerSettings(input);
  const set = (changed: AppRunnerInput): void => {
    void change(`App Runner: ${Object.keys(changed).join(', ')}`, (edits, text) =>
      edits.withValue(text, `view.appRunner[${JSON.stringify(service)}]`, { ...input, ...changed }),
    );
  };
  return (
    <div className={styles['settings']}>
      <div className={styles['field']}>
        <label htmlFor={id}>Instance size</label>
        <select
          id={id}
          value={`${cpuUnits} ${memoryMiB}`}
          onChange={({ target }) => {
            const [Cpu = '', Memory = ''] = target.value.split(' ');
            set({ Cpu, Memory });
          }}
        >
          {APP_RUNNER_SIZES.map(([cpu, memory]) => (
            <option key={`${cpu} ${memory}`} value={`${cpu} ${memory}`}>
              {cpu / 1_024} vCPU, {memory / 1_024} GB
            </option>
          ))}
        </select>
      </div>
      <Amount
        label="MaxConcurrency"
        value={maxConcurrency}
        least={1}
        most={200}
        onSet={(MaxConcurrency) => set({ MaxConcurrency })}
      />
      <Amount label="MinSize" value={minSize} least={1} most={25} onSet={(MinSize) => set({ MinSize })} />
      <Amount label="MaxSize" value={maxSize} least={1} most={200} onSet={(MaxSize) => set({ MaxSize })} />
      <Amount
        label="Seconds per request"
        value={secondsPerRequest}
        least={0.01}
        most={120}
        step="any"
        onSet={(value) => set({ secondsPerRequest: value })}
      />
    </div>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: 'any';
  readonly onSet: (value: number) => void;
}

/** A number that is taken when the field is left, or with Enter. */
function Amount({ label, value, least, most, step, onSet }: AmountProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const take = (): void => {
    const next = Number(typed);
    const isSound = typed !== null && typed.trim() !== '' && next >= least && next <= most;
    if (isSound && next !== value && (step === 'any' || Number.isInteger(next))) onSet(next);
    setTyped(null);
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        step={step ?? 1}
        value={typed ?? value}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
        }}
      />
    </div>
  );
}
