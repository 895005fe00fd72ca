import { useMemo } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { parsePath } from '../../scenario/path';
import type { JsonPath } from '../../scenario/path';
import type { Problem } from '../../scenario/problem';
import { documentValue } from '../document-value';
import { Problems } from './controls/field';
import { ProvidersForm } from './capacity/providers-form';
import { FormContext, problemsAt, withChanges } from './form-document';
import type { FormDocument } from './form-document';
import { FleetForm } from './fleet/fleet-form';
import { ServiceForm } from './service-form';
import { ClusterForm, ScenarioForm, TimingsForm } from './settings-forms';
import { LoadForm } from './load/load-form';
import { ScalingForm } from './scaling/scaling-form';
import { ServiceScaling } from './scaling/service-scaling';
import { TaskDefinitionForm } from './task/task-definition-form';
import { TimelineForm } from './timeline/timeline-form';
import styles from './form-panel.module.css';

export interface FormPanelProps {
  /** The whole document; of it the value at `path` is edited. */
  readonly text: string;
  readonly path: string;
  /** What it is: see `hasForm`. */
  readonly kind: string;
  readonly problems: readonly Problem[];
  /** The part is half typed in the other form of the editor: what is shown here is the last good version. */
  readonly halfTyped?: boolean;
  /** The present moment of the run in simulated seconds: when what is added to the timeline happens. Left out: after all else. */
  readonly now?: number;
  /** The document after a change; edits of one run of typing have the same label, which begins with `type`. */
  readonly onEdit: (text: string, label: string) => void;
}

const FORMS: Readonly<Record<string, ComponentType<{ readonly path: JsonPath }>>> = {
  scenario: ScenarioForm,
  cluster: ClusterForm,
  containerInstances: FleetForm,
  capacityProviders: ProvidersForm,
  taskDefinition: TaskDefinitionForm,
  service: ServiceForm,
  timeline: TimelineForm,
  timings: TimingsForm,
  load: LoadForm,
  scaling: ScalingForm,
  serviceScaling: ServiceScaling,
};

/** Whether a part of the document can be edited by a form. */
export function hasForm(kind: string): boolean {
  return Object.hasOwn(FORMS, kind);
}

/** The usual changes of a part as a form, in step with its JSON: both edit the one text. Needs no Monaco. */
export function FormPanel({ text, path, kind, problems, halfTyped = false, now, onEdit }: FormPanelProps): ReactNode {
  const form = useMemo(
    (): FormDocument => ({
      value: documentValue(text),
      problems,
      now: now ?? null,
      edit: (changes, label) => onEdit(withChanges(text, changes), label),
    }),
    [text, problems, now, onEdit],
  );
  const segments = parsePath(path) ?? [];
  const Form = FORMS[kind];
  if (!Form) return <p className={styles['none']}>This part has no form. Edit it as JSON.</p>;
  return (
    <FormContext value={form}>
      {/* Fields of another part are other fields: what is half typed in one must not show in the next. */}
      <div key={path} className={styles['form']}>
        {halfTyped && (
          <p className={styles['notice']}>
            The JSON of this part is half typed. This is the last good version; a change here replaces what was typed.
          </p>
        )}
        <Problems problems={problemsAt(problems, segments)} />
        <Form path={segments} />
      </div>
    </FormContext>
  );
}
