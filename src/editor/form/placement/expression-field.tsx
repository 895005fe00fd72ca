import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { parseQuery } from '../../../query/parse';
import { formatPath } from '../../../scenario/path';
import type { JsonPath } from '../../../scenario/path';
import { namesIn } from '../../query/names';
import { QueryInput } from '../../query/query-input';
import { Field } from '../controls/field';
import { textOf, useForm, valueAt } from '../form-document';

/** An expression of the cluster query language in the document. */
export function ExpressionField({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const value = textOf(valueAt(form.value, path));
  const names = useMemo(() => namesIn(form.value), [form.value]);
  const parsed = parseQuery(value);
  const mistake = parsed.ok || value === '' ? null : parsed.error;
  return (
    <Field
      label="expression"
      path={path}
      mistake={mistake && [mistake.message, mistake.hint].filter(Boolean).join(' ')}
    >
      {(control) => (
        <QueryInput
          control={control}
          value={value}
          names={names}
          mistake={mistake}
          onChange={(text) => form.edit([{ path, value: text === '' ? undefined : text }], `type ${formatPath(path)}`)}
        />
      )}
    </Field>
  );
}
