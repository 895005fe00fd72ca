import { useState } from 'react';
import type { ReactNode } from 'react';
import { readJson, valueOf } from '../../../scenario/json-text';
import { formatPath } from '../../../scenario/path';
import { useForm, valueAt } from '../form-document';
import { Field } from './field';
import type { FieldProps } from './field';
import styles from './controls.module.css';

/** A member of the document as JSON: for what no other control shows. What is not JSON yet stays in the field. */
export function JsonField(field: FieldProps): ReactNode {
  const form = useForm();
  const { path } = field;
  const inDocument = JSON.stringify(valueAt(form.value, path) ?? {}, null, 2);
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string } | null>(null);
  const own = typed !== null && typed.of === inDocument ? typed.text : null;
  const mistake = own === null ? undefined : readJson(own).problems.find(({ severity }) => severity === 'error');
  const type = (text: string): void => {
    const { root, problems } = readJson(text);
    if (!root || problems.some(({ severity }) => severity === 'error')) {
      setTyped({ text, of: inDocument });
      return;
    }
    const value = valueOf(root);
    // The person's own line breaks stay in sight.
    setTyped({ text, of: JSON.stringify(value, null, 2) });
    form.edit([{ path, value }], `type ${formatPath(path)}`);
  };
  return (
    <Field {...field} deep mistake={mistake?.message ?? null}>
      {(control) => (
        <textarea
          {...control}
          className={`${styles['area']} ${styles['code']}`}
          rows={Math.min(16, (own ?? inDocument).split('\n').length)}
          value={own ?? inDocument}
          spellCheck={false}
          onChange={({ target }) => type(target.value)}
        />
      )}
    </Field>
  );
}
