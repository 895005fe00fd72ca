import type { ReactNode } from 'react';
import type { Problem } from '../../scenario/problem';
import type { Pasted } from './recognise';
import styles from './paste-panel.module.css';

interface FindingsProps {
  readonly pasted: Pasted;
  readonly text: string;
  /** A person wants to see the place. */
  readonly onShow: (problem: Problem) => void;
}

/** What is wrong, what was mended, and what is kept but not simulated; each with its place. */
export function Findings({ pasted, text, onShow }: FindingsProps): ReactNode {
  switch (pasted.kind) {
    case 'nothing':
    case 'service':
      return null;
    case 'wrong':
      return <ProblemList problems={pasted.problems} text={text} onShow={onShow} />;
    case 'scenario':
      return (
        <ProblemList
          problems={pasted.problems.filter(({ severity }) => severity !== 'info')}
          text={text}
          onShow={onShow}
        />
      );
    case 'taskDefinition':
      return (
        <>
          <ProblemList problems={pasted.warnings} text={text} onShow={onShow} />
          {pasted.notSimulated.length > 0 && (
            <details className={styles['kept']}>
              <summary>
                {pasted.notSimulated.length} {pasted.notSimulated.length === 1 ? 'field is' : 'fields are'} kept and not
                simulated
              </summary>
              <ul>
                {pasted.notSimulated.map(({ path }) => (
                  <li key={path}>
                    <code>{path}</code>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      );
  }
}

function ProblemList({
  problems,
  text,
  onShow,
}: {
  readonly problems: readonly Problem[];
  readonly text: string;
  readonly onShow: (problem: Problem) => void;
}): ReactNode {
  if (problems.length === 0) return null;
  return (
    <ul className={styles['problems']}>
      {problems.map((problem) => (
        <li
          key={`${problem.path} ${problem.code} ${problem.offset ?? ''} ${problem.message}`}
          data-severity={problem.severity}
        >
          <p>
            {/* ECS's own error codes begin with a capital; ours say nothing to people. */}
            {/^[A-Z]/.test(problem.code) && <strong>{problem.code}: </strong>}
            {problem.message} {problem.hint}
          </p>
          {problem.offset !== undefined && (
            <button type="button" className={styles['place']} onClick={() => onShow(problem)}>
              line {lineOf(text, problem.offset)}
              {problem.path !== '' && <code>{problem.path}</code>}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
