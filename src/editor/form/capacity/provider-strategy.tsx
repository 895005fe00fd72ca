import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { SelectField } from '../controls/choice-field';
import { List } from '../controls/list';
import { NumberField } from '../controls/number-field';
import { listAt, textOf, useForm, valueAt } from '../form-document';
import { nextTasks } from './next-tasks';
import styles from './provider-strategy.module.css';
import { providerChoices } from './provider-names';

/** At most so many providers in one strategy. Services-and-capacity 4.1. */
const MOST = 20;
/** Tasks of the preview. */
const SHOWN = 10;

interface ProviderStrategyProps {
  readonly label: string;
  readonly path: JsonPath;
  readonly note?: string;
}

/** A capacity provider strategy: providers with base and weight, and how they share the next ten tasks. */
export function ProviderStrategy({ label, path, note }: ProviderStrategyProps): ReactNode {
  const form = useForm();
  const choices = providerChoices(form.value);
  const strategy = listAt(form.value, path);
  const named = strategy.map((item) => textOf(valueAt(item, ['capacityProvider'])));
  const free = choices.find(({ value }) => !named.includes(value)) ?? choices[0];
  return (
    <>
      <List
        label={label}
        path={path}
        {...(note === undefined ? {} : { note })}
        ordered
        max={MOST}
        nameOf={(index) => named[index] ?? `provider ${index + 1}`}
        add={[{ label: 'provider', value: () => ({ capacityProvider: free?.value ?? 'FARGATE', weight: 1 }) }]}
      >
        {(item, index) => (
          <>
            <SelectField
              label={`capacityProvider ${letter(index)}`}
              path={[...item, 'capacityProvider']}
              choices={choices}
            />
            <div className={controls['row']}>
              <NumberField label="base" path={[...item, 'base']} fallback={0} max={100_000} />
              <NumberField label="weight" path={[...item, 'weight']} fallback={0} max={1_000} />
            </div>
          </>
        )}
      </List>
      {strategy.length > 0 && <Split strategy={strategy} names={named} />}
    </>
  );
}

/** `A`, `B`, ... */
function letter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/** The next ten tasks, each with the letter of its provider. */
function Split({
  strategy,
  names,
}: {
  readonly strategy: readonly unknown[];
  readonly names: readonly string[];
}): ReactNode {
  const { order, totals } = nextTasks(strategy, SHOWN);
  const shares = names.map((name, index) => `${letter(index)} ${name} ${totals[index] ?? 0}`);
  return (
    <div className={styles['split']}>
      <p>The first {SHOWN} tasks of the service</p>
      {order.length === 0 ? (
        <p className={styles['shares']}>No provider has a weight: ECS refuses it.</p>
      ) : (
        <>
          <ol aria-label="Providers of the first tasks">
            {order.map((provider, task) => (
              <li key={task} data-provider={Math.min(provider, 3)}>
                {letter(provider)}
              </li>
            ))}
          </ol>
          <p className={styles['shares']}>{shares.join(', ')}</p>
        </>
      )}
    </div>
  );
}
