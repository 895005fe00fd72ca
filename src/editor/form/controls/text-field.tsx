import { useId } from 'react';
import type { ReactNode } from 'react';
import { formatPath } from '../../../scenario/path';
import { textOf, useForm, valueAt } from '../form-document';
import { Field } from './field';
import type { FieldProps } from './field';
import styles from './controls.module.css';

interface TextFieldProps extends FieldProps {
  readonly placeholder?: string;
  /** Values to choose from; another may be written. */
  readonly choices?: readonly Choice[];
  /** An empty field is an empty text, not a missing member. */
  readonly keepEmpty?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly note?: string;
}

/** A member of the document that is a text, edited as it is typed. */
export function TextField({ placeholder, choices, keepEmpty = false, ...field }: TextFieldProps): ReactNode {
  const form = useForm();
  const listId = useId();
  const { path } = field;
  return (
    <Field {...field}>
      {(control) => (
        <>
          <input
            {...control}
            className={styles['input']}
            value={textOf(valueAt(form.value, path))}
            placeholder={placeholder}
            list={choices === undefined ? undefined : listId}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target: { value } }) =>
              form.edit([{ path, value: value === '' && !keepEmpty ? undefined : value }], `type ${formatPath(path)}`)
            }
          />
          {choices !== undefined && (
            <datalist id={listId}>
              {choices.map(({ value, note }) => (
                <option key={value} value={value}>
                  {note}
                </option>
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

/** A longer text. */
export function TextArea({ rows = 3, ...field }: FieldProps & { readonly rows?: number }): ReactNode {
  const form = useForm();
  const { path } = field;
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          className={styles['area']}
          rows={rows}
          value={textOf(valueAt(form.value, path))}
          onChange={({ target: { value } }) =>
            form.edit([{ path, value: value === '' ? undefined : value }], `type ${formatPath(path)}`)
          }
        />
      )}
    </Field>
  );
}
