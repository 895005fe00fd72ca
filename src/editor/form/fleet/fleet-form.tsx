import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { findInstanceType, INSTANCE_TYPES } from '../../../ecs/instance-types';
import { isRecord } from '../../../lib/is-record';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { SelectField } from '../controls/choice-field';
import { List } from '../controls/list';
import { NumberField } from '../controls/number-field';
import { TextField } from '../controls/text-field';
import { listAt, textOf, useForm, valueAt } from '../form-document';
import { AttributeList } from './attribute-list';
import { ZonePicker } from './zone-picker';
import { zonesOf } from './zones';

export const TYPE_CHOICES = INSTANCE_TYPES.map(({ type, vcpu, memoryMiB, gpuCount }) => ({
  value: type,
  note: `${vcpu} vCPU, ${memoryMiB / 1024} GiB${gpuCount > 0 ? `, ${gpuCount} GPU` : ''}`,
}));

/** `containerInstances`: the fleet, entry by entry. */
export function FleetForm({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  return (
    <List
      label="containerInstances"
      note="The order breaks every tie."
      path={path}
      ordered
      nameOf={(index) => textOf(valueAt(form.value, [...path, index, 'id']))}
      add={[{ label: 'instances', value: () => newEntry(form.value, listAt(form.value, path)) }]}
    >
      {(entry) => <InstanceEntry path={entry} />}
    </List>
  );
}

/** What most entries leave out: folded away until one has it. */
const RARE = ['attributes', 'status', 'at'];

/** One entry of the fleet, or the input of RegisterContainerInstance. */
export function InstanceEntry({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const at = (field: string): JsonPath => [...path, field];
  const type = findInstanceType(textOf(valueAt(form.value, at('instanceType'))));
  return (
    <>
      <div className={controls['pair']}>
        <NumberField label="count" path={at('count')} min={1} fallback={1} />
        <TextField label="id" path={at('id')} keepEmpty />
      </div>
      <TextField
        label="instanceType"
        {...(type
          ? { note: `${type.cpuUnits.toLocaleString()} CPU, ${type.registeredMemoryMiB.toLocaleString()} MiB` }
          : {})}
        path={at('instanceType')}
        choices={TYPE_CHOICES}
      />
      <ZonePicker path={path} />
      <details
        className={controls['details']}
        open={RARE.some((field) => valueAt(form.value, at(field)) !== undefined)}
      >
        <summary className={controls['summary']}>
          <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" />
          attributes, status, at
        </summary>
        <div className={controls['inside']}>
          <AttributeList path={at('attributes')} />
          <div className={controls['row']}>
            <SelectField label="status" path={at('status')} none="ACTIVE" choices={[{ value: 'DRAINING' }]} />
            <NumberField label="at" note="second" path={at('at')} fallback={0} decimal />
          </div>
        </div>
      </details>
    </>
  );
}

function newEntry(document: unknown, entries: readonly unknown[]): unknown {
  const taken = new Set(entries.map((entry) => (isRecord(entry) ? entry['id'] : undefined)));
  let number = 1;
  while (taken.has(`m5-${number}`)) number += 1;
  return { id: `m5-${number}`, instanceType: 'm5.large', availabilityZone: zonesOf(document)[0] ?? 'us-east-1a' };
}
