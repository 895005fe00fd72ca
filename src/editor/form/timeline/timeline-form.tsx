import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import { ACTION_NAMES } from '../../../scenario/schema/timeline';
import controls from '../controls/controls.module.css';
import { SelectField } from '../controls/choice-field';
import { List } from '../controls/list';
import { NumberField } from '../controls/number-field';
import { listAt, problemsAt, textOf, useForm, valueAt } from '../form-document';
import { ActionFields } from './action-fields';
import { firstInput, summaryOf } from './actions';

/** What the buttons add; every other action is in the entry's own list. */
const USUAL: readonly { readonly label: string; readonly action: string }[] = [
  { label: 'UpdateService', action: 'UpdateService' },
  { label: 'RunTask', action: 'RunTask' },
  { label: 'drain', action: 'UpdateContainerInstancesState' },
  { label: 'terminate', action: 'TerminateInstances' },
  { label: 'fail a zone', action: 'FailAvailabilityZone' },
];

/** `timeline`: what happens when. */
export function TimelineForm({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const entries = listAt(form.value, path);
  return (
    <List
      label="timeline"
      note="Equal seconds go as listed."
      path={path}
      ordered
      nameOf={(index) => summaryOf(entries[index])}
      add={USUAL.map(({ label, action }) => ({
        label,
        value: () => ({ at: form.now ?? nextSecond(entries), action, input: firstInput(action, form.value) }),
      }))}
    >
      {(entry, index) => <Entry path={entry} startsOpen={index >= entries.length - 1} />}
    </List>
  );
}

function Entry({ path, startsOpen }: { readonly path: JsonPath; readonly startsOpen: boolean }): ReactNode {
  const form = useForm();
  const entry = valueAt(form.value, path);
  const action = textOf(valueAt(entry, ['action']));
  const input = [...path, 'input'];
  const wrong = problemsAt(form.problems, path, true).length > 0;
  return (
    <details className={controls['details']} open={startsOpen || wrong}>
      <summary className={controls['summary']}>
        <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" />
        <strong>{textOf(valueAt(entry, ['at']))} s</strong>
        <span>{summaryOf(entry)}</span>
      </summary>
      <div className={controls['inside']}>
        <div className={controls['pair']}>
          <NumberField label="at" note="s" path={[...path, 'at']} step={10} decimal />
          <SelectField
            label="action"
            path={[...path, 'action']}
            choices={ACTION_NAMES.map((value) => ({ value }))}
            also={(chosen) => [{ path: input, value: firstInput(chosen, form.value) }]}
          />
        </div>
        <ActionFields action={action} path={input} />
      </div>
    </details>
  );
}

/** Half a minute after the last entry. */
function nextSecond(entries: readonly unknown[]): number {
  const seconds = entries.map((entry) => Number(valueAt(entry, ['at']))).filter(Number.isFinite);
  return Math.max(0, ...seconds) + 30;
}
