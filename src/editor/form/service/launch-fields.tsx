import { useId } from 'react';
import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import { ProviderStrategy } from '../capacity/provider-strategy';
import { providerChoices } from '../capacity/provider-names';
import controls from '../controls/controls.module.css';
import { Problems } from '../controls/field';
import { listAt, problemsAt, textOf, useForm, valueAt } from '../form-document';
import type { Change } from '../form-document';

type Launch = 'default' | 'EC2' | 'FARGATE' | 'EXTERNAL' | 'providers';

const CHOICES: readonly { readonly value: Launch; readonly label: string }[] = [
  { value: 'default', label: 'default' },
  { value: 'EC2', label: 'EC2' },
  { value: 'FARGATE', label: 'FARGATE' },
  { value: 'providers', label: 'providers' },
];

/** What launches the tasks of a service or a request: a launch type or a strategy of capacity providers, never both. */
export function LaunchFields({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const name = useId();
  const launchType = [...path, 'launchType'];
  const strategy = [...path, 'capacityProviderStrategy'];
  const written = textOf(valueAt(form.value, launchType));
  const current: Launch =
    written === 'EC2' || written === 'FARGATE' || written === 'EXTERNAL'
      ? written
      : valueAt(form.value, strategy) === undefined
        ? 'default'
        : 'providers';
  const choose = (launch: Launch): void => {
    const changes: readonly Change[] =
      launch === 'providers'
        ? [
            { path: launchType, value: undefined },
            { path: strategy, value: [{ capacityProvider: providerChoices(form.value)[0]?.value, weight: 1 }] },
          ]
        : [
            { path: launchType, value: launch === 'default' ? undefined : launch },
            { path: strategy, value: undefined },
          ];
    form.edit(changes, `launch by ${launch}`);
  };
  const clusterDefault = listAt(form.value, ['cluster', 'defaultCapacityProviderStrategy']);
  const shown = current === 'EXTERNAL' ? [...CHOICES, { value: current, label: current }] : CHOICES;
  return (
    <>
      <div role="radiogroup" aria-label="launchType or capacityProviderStrategy">
        <p className={controls['label']} aria-hidden="true">
          launchType
          <span className={controls['note']}>or providers</span>
        </p>
        <div className={controls['segments']}>
          {shown.map(({ value, label }) => (
            <label key={value} className={controls['segment']}>
              <input type="radio" name={name} checked={value === current} onChange={() => choose(value)} />
              <span>{label}</span>
            </label>
          ))}
        </div>
        {current === 'default' && (
          <p className={controls['hint']}>
            {clusterDefault.length === 0
              ? 'EC2: the cluster has no default strategy.'
              : 'The cluster’s default strategy.'}
          </p>
        )}
        <Problems problems={problemsAt(form.problems, launchType)} />
      </div>
      {current === 'providers' && <ProviderStrategy label="capacityProviderStrategy" path={strategy} />}
    </>
  );
}
