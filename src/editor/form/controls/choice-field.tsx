import { useId } from 'react';
import type { ReactNode } from 'react';
import { textOf, useForm, valueAt } from '../form-document';
import type { Change } from '../form-document';
import { Field } from './field';
import type { FieldProps } from './field';
import type { Choice } from './text-field';
import styles from './controls.module.css';

interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** What the first entry, which takes the member away, says; without it there is none. */
  readonly none?: string;
  /** Changes that go with a choice, beside the member itself. */
  readonly also?: (value: string) => readonly Change[];
}

/** A member of the document that is one of a few words. A word that is not among them is shown all the same. */
export function SelectField({ choices, none, also, ...field }: SelectFieldProps): ReactNode {
  const form = useForm();
  const { path } = field;
  const current = textOf(valueAt(form.value, path));
  const known = (current === '' && none !== undefined) || choices.some(({ value }) => value === current);
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          className={styles['select']}
          value={current}
          onChange={({ target: { value } }) =>
            form.edit(
              [{ path, value: value === '' ? undefined : value }, ...(also?.(value) ?? [])],
              `${field.label} ${value}`,
            )
          }
        >
          {!known && <option value={current}>{current}</option>}
          {none !== undefined && <option value="">{none}</option>}
          {choices.map(({ value, note }) => (
            <option key={value} value={value}>
              {note ?? value}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The same for two to four short words, all in sight. */
export function SegmentField({
  choices,
  fallback,
  ...field
}: Omit<SelectFieldProps, 'none' | 'also'> & { readonly fallback: string }): ReactNode {
  const form = useForm();
  const name = useId();
  const { path, label } = field;
  const current = textOf(valueAt(form.value, path)) || fallback;
  return (
    <Field {...field}>
      {({ id, ...described }) => (
        <div id={id} role="radiogroup" aria-label={label} className={styles['segments']} {...described}>
          {choices.map(({ value, note }) => (
            <label key={value} className={styles['segment']}>
              <input
                type="radio"
                name={name}
                checked={value === current}
                onChange={() => form.edit([{ path, value }], `${label} ${value}`)}
              />
              <span>{note ?? value}</span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

/** A member that is true or false. */
export function CheckField({
  fallback = false,
  label,
  path,
}: Pick<FieldProps, 'label' | 'path'> & { readonly fallback?: boolean }): ReactNode {
  const form = useForm();
  const value = valueAt(form.value, path);
  return (
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={typeof value === 'boolean' ? value : fallback}
        onChange={({ target }) => form.edit([{ path, value: target.checked }], `${label} ${String(target.checked)}`)}
      />
      {label}
    </label>
  );
}
