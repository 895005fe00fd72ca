import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatPath } from '../../../scenario/path';
import { listAt, textOf, useForm } from '../form-document';
import { Field } from './field';
import type { FieldProps } from './field';
import styles from './controls.module.css';

/** A list of short texts, edited as one line with commas. An empty line takes the list away. */
export function TextList({ placeholder, ...field }: FieldProps & { readonly placeholder?: string }): ReactNode {
  const form = useForm();
  const { path } = field;
  const inDocument = listAt(form.value, path).map(textOf).join(', ');
  // The comma that was just typed stays, though no list shows it.
  const [typed, setTyped] = useState('');
  const shown = entriesOf(typed).join(', ') === inDocument ? typed : inDocument;
  return (
    <Field {...field} deep>
      {(control) => (
        <input
          {...control}
          className={styles['input']}
          value={shown}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target: { value } }) => {
            setTyped(value);
            const entries = entriesOf(value);
            form.edit([{ path, value: entries.length === 0 ? undefined : entries }], `type ${formatPath(path)}`);
          }}
        />
      )}
    </Field>
  );
}

function entriesOf(line: string): string[] {
  return line.split(/[,\s]+/).filter((entry) => entry !== '');
}
