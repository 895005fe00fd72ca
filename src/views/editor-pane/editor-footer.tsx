import { Check, ChevronDown, ChevronUp, CircleX, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useDocument } from '../../store/document-store';
import type { DocumentPart } from '../../store/document-parts';
import { goTo } from '../../store/go-to-store';
import { usePreferences } from '../../store/preferences-store';
import type { Problem } from '../../scenario/problem';
import { count } from '../../words/prose';
import { editorTabOf } from '../clauses';
import { useSide } from '../../store/compare/side-store';
import { useEdited } from './edited';
import styles from './editor-pane.module.css';

/** Whether the text is good, what is wrong with it, and in which form it is edited. */
export function EditorFooter({ part }: { readonly part: DocumentPart | undefined }): ReactNode {
  const problems = useDocument((document) => document.problems);
  const { fragment } = useEdited();
  const [open, setOpen] = useState(false);
  const listed = fragment ? [halfTyped(fragment.path), ...problems] : problems;
  return (
    <>
      {open && listed.length > 0 && <ProblemList problems={listed} />}
      <div className={styles['footer']}>
        {listed.length === 0 ? (
          <output className={styles['verdict']}>
            <Check size={14} strokeWidth={1.5} aria-hidden="true" /> {validWords(part)}
          </output>
        ) : (
          <button type="button" className={styles['list']} aria-expanded={open} onClick={() => setOpen(!open)}>
            <ProblemIcon severity={worst(listed)} />
            <span aria-live="polite">{problemWords(listed)}</span>
            {open ? (
              <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
            ) : (
              <ChevronUp size={14} strokeWidth={1.5} aria-hidden="true" />
            )}
          </button>
        )}
        <ModeSwitch />
      </div>
    </>
  );
}

function ModeSwitch(): ReactNode {
  const mode = usePreferences((preferences) => preferences.editorMode);
  return (
    <fieldset className={styles['modes']} aria-label="Form of editing">
      {(['json', 'form'] as const).map((other) => (
        <button
          key={other}
          type="button"
          aria-pressed={mode === other}
          onClick={() => usePreferences.getState().set({ editorMode: other })}
        >
          {other === 'json' ? 'JSON' : 'Form'}
        </button>
      ))}
    </fieldset>
  );
}

/** Every problem with its way out; a click goes to its place. */
function ProblemList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  return (
    <ul className={styles['problems']}>
      {problems.map((problem) => (
        <li key={`${problem.path} ${problem.code} ${problem.offset ?? ''} ${problem.message}`}>
          <button
            type="button"
            className={styles['problem']}
            onClick={() => {
              // Places are those of the text that all worlds share.
              useSide.setState({ side: null });
              usePreferences
                .getState()
                .set({ editorTab: problem.path === '' ? 'scenario' : editorTabOf(problem.path), editorMode: 'json' });
              goTo({ path: problem.path, ...(problem.offset === undefined ? {} : { offset: problem.offset }) });
            }}
          >
            <ProblemIcon severity={problem.severity} />
            <span>{problem.message}</span>
            <small>
              {problem.path}
              {problem.hint !== undefined && ` · ${problem.hint}`}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}

function ProblemIcon({ severity }: { readonly severity: Problem['severity'] }): ReactNode {
  const Icon = { error: CircleX, warning: TriangleAlert, info: Info }[severity];
  return <Icon size={14} strokeWidth={1.5} aria-hidden="true" />;
}

function worst(problems: readonly Problem[]): Problem['severity'] {
  return (
    (['error', 'warning', 'info'] as const).find((severity) =>
      problems.some((problem) => problem.severity === severity),
    ) ?? 'info'
  );
}

/** `2 errors, 1 note`. */
function problemWords(problems: readonly Problem[]): string {
  const of = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length;
  const words = [
    [of('error'), 'error'],
    [of('warning'), 'warning'],
    [of('info'), 'note'],
  ] as const;
  return words
    .filter(([found]) => found > 0)
    .map(([found, noun]) => count(found, noun))
    .join(', ');
}

function halfTyped(path: string): Problem {
  return {
    severity: 'error',
    code: 'json',
    path,
    message: 'This is not JSON yet. The stage shows the last good version.',
  };
}

const INPUT_OF_KIND: Readonly<Record<string, string>> = {
  service: 'CreateService input',
  taskDefinition: 'RegisterTaskDefinition input',
  cluster: 'CreateCluster input',
  timeline: 'timeline',
  scenario: 'scenario',
  containerInstances: 'fleet',
  capacityProviders: 'CreateCapacityProvider inputs',
};

function validWords(part: DocumentPart | undefined): string {
  return part ? `Valid ${INPUT_OF_KIND[part.kind] ?? part.name}` : 'Valid scenario';
}
