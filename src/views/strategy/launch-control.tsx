import { ChevronDown } from 'lucide-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { PlacementSubject, SubjectLaunch } from '../../store/placement-subjects';
import { launchWords, strategyParts } from '../../words/launch-words';
import { Menu } from '../controls/menu';
import { launchEntries } from './launch-entries';
import styles from './strategy-sentence.module.css';

/** The end of the sentence: what launches the tasks. Small where ECS's plain EC2 holds, as large as a rule where a person has said otherwise. */
export function LaunchControl({ subject }: { readonly subject: PlacementSubject }): ReactNode {
  const { launchType, strategy } = subject.launch;
  const isPlain = launchType !== 'FARGATE' && strategy.length === 0;
  const control = (
    <Menu
      className={styles[isPlain ? 'launch' : 'rule']}
      label="What launches the tasks"
      entries={() => launchEntries(subject)}
    >
      <span>
        {isPlain && 'on '}
        <LaunchName launch={subject.launch} />
      </span>
      <ChevronDown size={isPlain ? 14 : 16} strokeWidth={1.5} aria-hidden="true" />
    </Menu>
  );
  if (isPlain) return control;
  return (
    <span className={styles['phrase']}>
      <span>on</span> {control}
      {subject.without === 'fargate' && <span>spread over its zones by itself</span>}
    </span>
  );
}

/** Names strong, weights plain; what goes first is left to the menu where there is little room. */
function LaunchName({ launch }: { readonly launch: SubjectLaunch }): ReactNode {
  if (launch.launchType !== null || launch.strategy.length === 0) return <b>{launchWords(launch)}</b>;
  const { shares, first } = strategyParts(launch.strategy);
  return (
    <>
      {shares.map(({ name, weight }, index) => (
        <Fragment key={index}>
          {index > 0 && ' : '}
          <b>{name}</b>
          {weight !== null && ` ${weight}`}
        </Fragment>
      ))}
      <span className={styles['first']}>{first}</span>
    </>
  );
}
