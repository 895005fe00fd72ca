import { ChevronDown, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { MAX_STRATEGIES } from '../../ecs/placement';
import type { PlacementStrategy } from '../../ecs/placement';
import { DEFAULT_STRATEGIES } from '../../store/placement-subjects';
import type { PlacementSubject } from '../../store/placement-subjects';
import { useSelection } from '../../store/selection-store';
import { strategyWords } from '../../words/strategy-words';
import { Menu } from '../controls/menu';
import type * as RuleEntries from './rule-entries';
import type { RuleSide } from './rule-entries';
import styles from './strategy-sentence.module.css';

let menu: typeof RuleEntries | null = null;

async function loadEntries(): Promise<void> {
  menu ??= await import('./rule-entries');
}

/** What the rules of a sentence need to know of what is placed. */
export type RuleSubject = Pick<PlacementSubject, 'kind' | 'without' | 'strategies' | 'strategyPath'>;

interface RulesProps {
  readonly subject: RuleSubject;
  readonly attributes: readonly string[];
  readonly onChange: (strategies: readonly PlacementStrategy[]) => void;
  readonly onCompare?: (sides: readonly RuleSide[]) => void;
}

/** The part of the sentence after the name: one control per rule, or what ECS does without any. */
export function Rules({ subject, attributes, onChange, onCompare }: RulesProps): ReactNode {
  if (subject.without === 'daemon') return <span>as a daemon: one on every instance</span>;
  // Fargate takes no strategy: it spreads tasks over the zones of their subnets by itself.
  if (subject.without === 'fargate') return null;
  const { strategies } = subject;
  if (strategies.length === 0) {
    return (
      <>
        <span>by ECS’s default:</span>{' '}
        <Menu
          className={styles['rule']}
          label="Placement strategy"
          load={loadEntries}
          entries={() => menu?.ruleEntries({ strategies, index: 0, attributes, onChange }) ?? []}
        >
          <DefaultWords strategies={DEFAULT_STRATEGIES[subject.kind]} />
          <ChevronDown size={16} strokeWidth={1.5} aria-hidden="true" />
        </Menu>
      </>
    );
  }
  return (
    <>
      {strategies.map((strategy, index) => (
        <RuleControl
          key={`${index}`}
          {...{ subject, strategies, strategy, index, attributes, onChange }}
          {...(onCompare && { onCompare })}
        />
      ))}
      {strategies.length < MAX_STRATEGIES && (
        <Menu
          className={styles['add']}
          label="Add a rule"
          load={loadEntries}
          entries={() => menu?.ruleEntries({ strategies, index: strategies.length, attributes, onChange }) ?? []}
        >
          <Plus size={14} strokeWidth={1.5} aria-hidden="true" /> <span>rule</span>
        </Menu>
      )}
    </>
  );
}

interface RuleControlProps extends RulesProps {
  readonly strategies: readonly PlacementStrategy[];
  readonly strategy: PlacementStrategy;
  readonly index: number;
}

function RuleControl({ subject, strategy, index, ...rest }: RuleControlProps): ReactNode {
  const clause = `${subject.strategyPath}[${index}]`;
  const lit = useSelection((selection) => selection.clause === clause);
  const { verb, rest: field } = strategyWords(strategy);
  return (
    <span className={styles['phrase']}>
      <span>{index === 0 ? 'by' : 'then'}</span>{' '}
      <Menu
        className={styles['rule']}
        label={`Rule ${index + 1} of the placement strategy`}
        load={loadEntries}
        entries={() => menu?.ruleEntries({ index, ...rest }) ?? []}
      >
        <span data-lit={lit}>
          <b>{verb}</b> {field}
        </span>
        <ChevronDown size={16} strokeWidth={1.5} aria-hidden="true" />
      </Menu>{' '}
    </span>
  );
}

function DefaultWords({ strategies }: { readonly strategies: readonly PlacementStrategy[] }): ReactNode {
  const [first, ...more] = strategies.map(strategyWords);
  if (!first) return null;
  return (
    <span>
      <b>{first.verb}</b> {first.rest}
      {more.map(({ rest }) => `, then ${rest.replace(/^across /, '')}`).join('')}
    </span>
  );
}
