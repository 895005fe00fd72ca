import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { CheckField, SegmentField } from '../controls/choice-field';
import { List } from '../controls/list';
import { NumberField } from '../controls/number-field';
import { TextField } from '../controls/text-field';
import { TextList } from '../controls/text-list';
import { TYPE_CHOICES } from '../fleet/fleet-form';
import { ZonePicker } from '../fleet/zone-picker';
import { zonesOf } from '../fleet/zones';
import { textOf, useForm, valueAt } from '../form-document';
import { freeProviderName } from './provider-names';

const ON_OFF = [{ value: 'ENABLED' }, { value: 'DISABLED' }];

/** `capacityProviders`: Auto Scaling groups, and how ECS sizes them. Ranges and defaults: services-and-capacity 4.3. */
export function ProvidersForm({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  return (
    <List
      label="capacityProviders"
      note="Auto Scaling groups of the cluster. FARGATE and FARGATE_SPOT are there without being listed."
      path={path}
      nameOf={(index) => textOf(valueAt(form.value, [...path, index, 'name']))}
      add={[
        { label: 'Auto Scaling group', value: () => newProvider(form.value, 'on-demand', false) },
        { label: 'Spot group', value: () => newProvider(form.value, 'spot', true) },
      ]}
    >
      {(entry) => <ProviderEntry path={entry} />}
    </List>
  );
}

/** A group of m5.large that ECS sizes, empty at first. */
export function newProvider(document: unknown, name: string, spot: boolean): object {
  return {
    name: freeProviderName(document, name),
    autoScalingGroupProvider: {
      managedScaling: { status: 'ENABLED', targetCapacity: 100 },
      managedDraining: 'ENABLED',
    },
    autoScalingGroup: {
      minSize: 0,
      maxSize: 10,
      instanceType: 'm5.large',
      availabilityZones: zonesOf(document),
      ...(spot && { spot, agent: { ECS_ENABLE_SPOT_INSTANCE_DRAINING: 'true' } }),
    },
  };
}

function ProviderEntry({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const group = (field: string): JsonPath => [...path, 'autoScalingGroup', field];
  const provider = (...rest: readonly string[]): JsonPath => [...path, 'autoScalingGroupProvider', ...rest];
  const scaling = (field: string): JsonPath => provider('managedScaling', field);
  const isManaged = valueAt(form.value, scaling('status')) === 'ENABLED';
  const isSpot = valueAt(form.value, group('spot')) === true;
  return (
    <>
      <TextField label="name" path={[...path, 'name']} keepEmpty />
      {valueAt(form.value, group('instanceTypes')) === undefined ? (
        <TextField label="instanceType" path={group('instanceType')} choices={TYPE_CHOICES} />
      ) : (
        <TextList label="instanceTypes" path={group('instanceTypes')} placeholder="m5.large, m5.xlarge" />
      )}
      <ZonePicker path={[...path, 'autoScalingGroup']} />
      <div className={controls['row']}>
        <NumberField label="minSize" path={group('minSize')} fallback={0} max={10_000} />
        <NumberField label="maxSize" path={group('maxSize')} fallback={1} max={10_000} />
      </div>
      <NumberField
        label="desiredCapacity"
        note="at the start"
        path={group('desiredCapacity')}
        fallback="minSize"
        max={10_000}
      />
      <CheckField label="spot" path={group('spot')} />
      {isSpot && (
        <>
          <NumberField
            label="spotInterruptionsPerHour"
            note="of an instance"
            path={group('spotInterruptionsPerHour')}
            fallback={0}
            decimal
          />
          <SegmentField
            label="ECS_ENABLE_SPOT_INSTANCE_DRAINING"
            path={[...path, 'autoScalingGroup', 'agent', 'ECS_ENABLE_SPOT_INSTANCE_DRAINING']}
            fallback="false"
            choices={[{ value: 'true' }, { value: 'false' }]}
          />
        </>
      )}
      <SegmentField label="managedScaling" path={scaling('status')} fallback="DISABLED" choices={ON_OFF} />
      {isManaged && (
        <>
          <div className={controls['row']}>
            <NumberField
              label="targetCapacity"
              note="%"
              path={scaling('targetCapacity')}
              fallback={100}
              min={1}
              max={100}
              step={5}
            />
            <NumberField
              label="instanceWarmupPeriod"
              path={scaling('instanceWarmupPeriod')}
              fallback={300}
              max={10_000}
              step={30}
            />
          </div>
          <NumberField
            label="minimumScalingStepSize"
            path={scaling('minimumScalingStepSize')}
            fallback={1}
            min={1}
            max={10_000}
          />
          <NumberField
            label="maximumScalingStepSize"
            path={scaling('maximumScalingStepSize')}
            fallback={10_000}
            min={1}
            max={10_000}
          />
        </>
      )}
      <SegmentField
        label="managedTerminationProtection"
        path={provider('managedTerminationProtection')}
        fallback="DISABLED"
        choices={ON_OFF}
      />
      <SegmentField label="managedDraining" path={provider('managedDraining')} fallback="ENABLED" choices={ON_OFF} />
    </>
  );
}
