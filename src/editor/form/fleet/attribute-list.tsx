import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { isRecord } from '../../../lib/is-record';
import { formatPath } from '../../../scenario/path';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { Problems } from '../controls/field';
import { Tool } from '../controls/list';
import { problemsAt, textOf, useForm, valueAt } from '../form-document';
import styles from './attribute-list.module.css';

/** Custom attributes of instances: names and values. */
export function AttributeList({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const value = valueAt(form.value, path);
  const entries = isRecord(value) ? Object.entries(value) : [];
  const put = (changed: readonly (readonly [string, unknown])[], label: string): void =>
    form.edit([{ path, value: changed.length === 0 ? undefined : Object.fromEntries(changed) }], label);
  const change = (index: number, name: string, text: unknown): void =>
    put(
      entries.map((entry, other) => (other === index ? [name, text] : entry)),
      `type ${formatPath(path)}`,
    );
  const taken = (name: string, index: number): boolean => entries.some(([other], at) => at !== index && other === name);
  return (
    <fieldset className={controls['list']}>
      <legend className={controls['label']}>attributes</legend>
      {entries.map(([name, text], index) => (
        // The name itself is what is being typed: the place is what stays.
        <div key={`${index}`} className={styles['entry']}>
          <input
            aria-label={`Name of attribute ${index + 1}`}
            className={controls['input']}
            value={name}
            spellCheck={false}
            onChange={({ target }) => !taken(target.value, index) && change(index, target.value, text)}
          />
          <input
            aria-label={`Value of ${name}`}
            className={controls['input']}
            value={textOf(text)}
            placeholder="no value"
            spellCheck={false}
            onChange={({ target }) => change(index, name, target.value)}
          />
          <Tool
            label={`Remove ${name}`}
            onClick={() =>
              put(
                entries.filter((_, other) => other !== index),
                `remove ${name}`,
              )
            }
          >
            <Trash2 size={14} strokeWidth={1.5} aria-hidden="true" />
          </Tool>
        </div>
      ))}
      <Problems problems={problemsAt(form.problems, path, true)} />
      <div className={controls['adders']}>
        <button
          type="button"
          className={controls['add']}
          onClick={() => put([...entries, [freeName(entries), '']], 'add an attribute')}
        >
          <Plus size={14} strokeWidth={1.5} aria-hidden="true" />
          attribute
        </button>
      </div>
    </fieldset>
  );
}

function freeName(entries: readonly (readonly [string, unknown])[]): string {
  const taken = new Set(entries.map(([name]) => name));
  let number = 1;
  while (taken.has(number === 1 ? 'stack' : `stack-${number}`)) number += 1;
  return number === 1 ? 'stack' : `stack-${number}`;
}
