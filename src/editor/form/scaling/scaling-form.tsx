import type { ReactNode } from 'react';
import { serviceOfResource } from '../../../ecs/scaling';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { CheckField } from '../controls/choice-field';
import { Problems } from '../controls/field';
import { List } from '../controls/list';
import { NumberField } from '../controls/number-field';
import { TextField } from '../controls/text-field';
import { listAt, problemsAt, textOf, useForm, valueAt } from '../form-document';
import { firstScaling, firstScheduled, firstStep, firstTracking } from './first-entries';
import { PolicyForm } from './policy-form';

/** `scaling`: an entry for each service that scales by itself. */
export function ScalingForm({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const entries = listAt(form.value, path);
  const serviceOf = (index: number): string =>
    serviceOfResource(textOf(valueAt(entries[index], ['scalableTarget', 'ResourceId']))) ?? '';
  const first = listAt(form.value, ['services'])[0];
  return (
    <List
      label="scaling"
      path={path}
      nameOf={(index) => `the scaling of ${serviceOf(index)}`}
      add={[
        {
          label: 'scaling',
          value: () => firstScaling(form.value, textOf(valueAt(first, ['serviceName'])) || 'web', 4),
        },
      ]}
    >
      {(entry) => (
        <>
          <TextField label="ResourceId" path={[...entry, 'scalableTarget', 'ResourceId']} keepEmpty />
          <ScalingFields path={entry} />
        </>
      )}
    </List>
  );
}

/** One entry of `scaling`: the range, the policies with their alarms, and what is scheduled. */
export function ScalingFields({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const target = [...path, 'scalableTarget'];
  const number = (key: string, fallback: number): number => {
    const value = valueAt(form.value, [...target, key]);
    return typeof value === 'number' ? value : fallback;
  };
  const service = serviceOfResource(textOf(valueAt(form.value, [...target, 'ResourceId']))) ?? '';
  const policies = listAt(form.value, [...path, 'policies']);
  const scheduled = listAt(form.value, [...path, 'scheduledActions']);
  return (
    <div className={controls['section']}>
      <Problems
        problems={[...problemsAt(form.problems, target), ...problemsAt(form.problems, [...target, 'ResourceId'])]}
      />
      <div className={controls['row']}>
        <NumberField label="MinCapacity" path={[...target, 'MinCapacity']} max={5_000} />
        <NumberField label="MaxCapacity" path={[...target, 'MaxCapacity']} max={5_000} />
      </div>
      <List
        label="policies"
        path={[...path, 'policies']}
        nameOf={(index) => `policy ${textOf(valueAt(policies[index], ['PolicyName']))}`}
        {...(policies.length === 0 ? { note: 'None yet: nothing changes the desired count but the range.' } : {})}
        add={[{ label: 'target tracking', value: () => firstTracking(policies) }]}
      >
        {(policy) => <PolicyForm path={policy} entry={path} service={service} />}
      </List>
      <div className={controls['adders']}>
        <button type="button" className={controls['add']} onClick={() => addStep(form, path, policies, service)}>
          + step scaling, with its alarm
        </button>
      </div>
      <List
        label="scheduledActions"
        path={[...path, 'scheduledActions']}
        nameOf={(index) => textOf(valueAt(scheduled[index], ['ScheduledActionName']))}
        add={[
          {
            label: 'scheduled action',
            value: () => firstScheduled(form.value, scheduled, [number('MinCapacity', 1), number('MaxCapacity', 10)]),
          },
        ]}
      >
        {(action) => <ScheduledFields path={action} />}
      </List>
      <Suspended path={[...target, 'SuspendedState']} />
    </div>
  );
}

/** The policy and its alarm: one edit. */
function addStep(
  form: ReturnType<typeof useForm>,
  path: JsonPath,
  policies: readonly unknown[],
  service: string,
): void {
  const { policy, alarm } = firstStep(policies, service);
  const alarms = listAt(form.value, [...path, 'alarms']).length;
  form.edit(
    [
      { path: [...path, 'policies', policies.length], value: policy },
      { path: [...path, 'alarms', alarms], value: alarm },
    ],
    `add step scaling ${policies.length}`,
  );
}

function ScheduledFields({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const range = [...path, 'ScalableTargetAction'];
  return (
    <>
      <TextField label="ScheduledActionName" path={[...path, 'ScheduledActionName']} keepEmpty />
      <TextField
        label="Schedule"
        note="at(…), rate(…) or cron(…)"
        path={[...path, 'Schedule']}
        placeholder="cron(0 8 * * ? *)"
        keepEmpty
      />
      <TextField label="Timezone" path={[...path, 'Timezone']} placeholder="UTC" />
      <div className={controls['row']}>
        <NumberField label="MinCapacity" path={[...range, 'MinCapacity']} max={5_000} />
        <NumberField label="MaxCapacity" path={[...range, 'MaxCapacity']} max={5_000} />
      </div>
      <Problems
        problems={[...problemsAt(form.problems, range), ...problemsAt(form.problems, [...path, 'ResourceId'])]}
      />
    </>
  );
}

/** What may be suspended. */
function Suspended({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  return (
    <details className={controls['details']} open={valueAt(form.value, path) !== undefined || undefined}>
      <summary className={controls['label']}>SuspendedState</summary>
      <div>
        {['DynamicScalingInSuspended', 'DynamicScalingOutSuspended', 'ScheduledScalingSuspended'].map((name) => (
          <CheckField key={name} label={name} path={[...path, name]} />
        ))}
      </div>
    </details>
  );
}
