import type { ReactNode } from 'react';
import type { JsonPath } from '../../scenario/path';
import { DEFAULT_TIMINGS } from '../../scenario/scenario';
import { ProviderStrategy } from './capacity/provider-strategy';
import { NumberField } from './controls/number-field';
import { TextArea, TextField } from './controls/text-field';

interface FormProps {
  readonly path: JsonPath;
}

/** The cluster, and what holds for the whole scenario. */
export function ClusterForm({ path }: FormProps): ReactNode {
  return (
    <>
      <TextField label="clusterName" path={[...path, 'clusterName']} placeholder="default" />
      <ProviderStrategy
        label="defaultCapacityProviderStrategy"
        note="For services and tasks that say neither a launch type nor a strategy."
        path={[...path, 'defaultCapacityProviderStrategy']}
      />
      <WorldFields />
    </>
  );
}

/** The scenario's own members, above its parts. */
export function ScenarioForm(): ReactNode {
  return (
    <>
      <TextField label="name" path={['name']} placeholder="Untitled" />
      <TextArea label="description" path={['description']} rows={6} />
      <WorldFields />
    </>
  );
}

function WorldFields(): ReactNode {
  return (
    <>
      <TextField label="region" path={['region']} placeholder="us-east-1" />
      <NumberField label="seed" note="for everything random" path={['seed']} fallback={1} max={0xffff_ffff} />
      <TextField
        label="startsAt"
        note="calendar time of second 0, UTC"
        path={['startsAt']}
        placeholder="2026-01-05T00:00:00Z"
      />
    </>
  );
}

/** Durations, each with its default. */
export function TimingsForm({ path }: FormProps): ReactNode {
  return Object.entries(DEFAULT_TIMINGS).map(([name, seconds]) => (
    <NumberField key={name} label={name} note="seconds" path={[...path, name]} fallback={seconds} decimal />
  ));
}
