import { CircleX } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import type { Problem } from '../../../scenario/problem';
import { problemsAt, useForm } from '../form-document';
import styles from './controls.module.css';

export interface FieldProps {
  /** ECS's own name of the field. */
  readonly label: string;
  readonly path: JsonPath;
  /** A word or two beside the name, such as a unit. */
  readonly note?: string;
  /** The name is read to screen readers and not shown: in a row of a list, whose head shows it. */
  readonly bare?: boolean;
}

/** What ties a control to its name and its problems. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FrameProps extends FieldProps {
  /** What is wrong with what stands in the control but is not in the document. */
  readonly mistake?: string | null;
  /** Problems with anything inside of the value count too. */
  readonly deep?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A control with its name above and what is wrong below. */
export function Field({
  label,
  path,
  note,
  bare = false,
  mistake = null,
  deep = false,
  children,
}: FrameProps): ReactNode {
  const id = useId();
  const { problems } = useForm();
  const found = mistake === null ? problemsAt(problems, path, deep) : [];
  const invalid = mistake !== null || found.some(({ severity }) => severity === 'error');
  const said = mistake !== null || found.length > 0;
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={bare ? styles['hidden'] : styles['label']}>
        {label}
        {note !== undefined && <span className={styles['note']}>{note}</span>}
      </label>
      {children({ id, 'aria-invalid': invalid, 'aria-describedby': said ? `${id}-problems` : undefined })}
      {said && (
        <div id={`${id}-problems`}>
          {mistake !== null && <Complaint>{mistake}</Complaint>}
          <Problems problems={found} />
        </div>
      )}
    </div>
  );
}

export function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  return problems.map(({ path, code, message, hint }) => (
    <Complaint key={`${path} ${code} ${message}`}>
      {message} {hint}
    </Complaint>
  ));
}

function Complaint({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p className={styles['problem']}>
      <CircleX size={14} strokeWidth={1.5} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
