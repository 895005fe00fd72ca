import type { ReactNode } from 'react';
import { isRecord } from '../../../lib/is-record';
import type { JsonPath } from '../../../scenario/path';
import { NumberField } from '../controls/number-field';
import { listAt, useForm } from '../form-document';

/** How many GPUs a container needs: the entry of `resourceRequirements` whose type is GPU; none is no entry at all. */
export function GpuField({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const requirements = [...path, 'resourceRequirements'];
  const entries = listAt(form.value, requirements);
  const index = entries.findIndex((entry) => isRecord(entry) && entry['type'] === 'GPU');
  const put = (count: number | undefined, label: string): void => {
    const others = entries.filter((_, other) => other !== index);
    const list = count === undefined || count === 0 ? others : [...others, { type: 'GPU', value: String(count) }];
    form.edit([{ path: requirements, value: list.length === 0 ? undefined : list }], label);
  };
  return (
    <NumberField label="GPU" path={[...requirements, Math.max(index, 0), 'value']} fallback={0} max={16} onPut={put} />
  );
}
