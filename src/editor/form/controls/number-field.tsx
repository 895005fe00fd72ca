import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatPath } from '../../../scenario/path';
import { textOf, useForm, valueAt } from '../form-document';
import { Field } from './field';
import type { FieldProps } from './field';
import styles from './controls.module.css';

interface NumberFieldProps extends FieldProps {
  /** What holds where the field is left empty. */
  readonly fallback?: number | string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Parts of a whole are allowed: seconds. */
  readonly decimal?: boolean;
  /** The number stands in the document as a text, as task-level sizes do. */
  readonly asText?: boolean;
  /** What a new number does, where it is more than putting it at the path. */
  readonly onPut?: (value: number | undefined, label: string) => void;
}

/** A member of the document that is a number, with its steps. What is no number stays in the field and is not put into the document. */
export function NumberField({
  fallback,
  min = 0,
  max = Infinity,
  step = 1,
  decimal = false,
  asText = false,
  onPut,
  ...field
}: NumberFieldProps): ReactNode {
  const form = useForm();
  const { path } = field;
  const inDocument = textOf(valueAt(form.value, path));
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string } | null>(null);
  // What was typed holds until the document says something else.
  const own = typed !== null && typed.of === inDocument ? typed.text : null;
  const current = Number(inDocument === '' ? (fallback ?? min) : inDocument);

  const put =
    onPut ??
    ((value: number | undefined, label: string): void =>
      form.edit([{ path, value: asText && value !== undefined ? String(value) : value }], label));
  const type = (text: string): void => {
    const readable = text.trim() === '' || mistakeIn(text, min, max, decimal) === null;
    setTyped(readable ? null : { text, of: inDocument });
    if (readable) put(text.trim() === '' ? undefined : Number(text), `type ${formatPath(path)}`);
  };
  const stepBy = (by: number): void => {
    const value = Math.min(max, Math.max(min, (Number.isFinite(current) ? current : min) + by));
    setTyped(null);
    put(value, `${field.label} ${formatPath(path)}`);
  };
  return (
    <Field {...field} mistake={own === null ? null : mistakeIn(own, min, max, decimal)}>
      {(control) => (
        <div className={styles['stepper']} data-invalid={control['aria-invalid'] || undefined}>
          <input
            {...control}
            className={styles['number']}
            inputMode={decimal ? 'decimal' : 'numeric'}
            value={own ?? inDocument}
            placeholder={fallback === undefined ? undefined : String(fallback)}
            autoComplete="off"
            onChange={({ target }) => type(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
              event.preventDefault();
              stepBy(event.key === 'ArrowUp' ? step : -step);
            }}
          />
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Less ${field.label}`}
            disabled={current <= min}
            onClick={() => stepBy(-step)}
          >
            <Minus size={14} strokeWidth={1.5} aria-hidden="true" />
          </button>
          <button
            type="button"
            tabIndex={-1}
            aria-label={`More ${field.label}`}
            disabled={current >= max}
            onClick={() => stepBy(step)}
          >
            <Plus size={14} strokeWidth={1.5} aria-hidden="true" />
          </button>
        </div>
      )}
    </Field>
  );
}

function mistakeIn(text: string, min: number, max: number, decimal: boolean): string | null {
  const value = Number(text);
  if (!Number.isFinite(value)) {
    const digits = /\d+/.exec(text)?.[0];
    return digits === undefined ? 'Give a number.' : `Give a number: ${digits}.`;
  }
  if (!decimal && !Number.isInteger(value)) return `Give a whole number: ${Math.round(value)}.`;
  if (value < min) return `At least ${min}.`;
  return value > max ? `At most ${max}.` : null;
}
