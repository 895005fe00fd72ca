import { ZONE_FIELD } from '../../ecs/placement';
import type { PlacementStrategy } from '../../ecs/placement';
import type { MenuEntry } from '../controls/menu-entries';

interface RuleMenu {
  readonly strategies: readonly PlacementStrategy[];
  /** Which rule the menu changes; one past the last: a new rule. */
  readonly index: number;
  /** Attributes of the fleet that a spread may count by. */
  readonly attributes: readonly string[];
  readonly onChange: (strategies: readonly PlacementStrategy[]) => void;
  /** Puts these rules and others side by side, each with its label; absent where they are already. */
  readonly onCompare?: (sides: readonly RuleSide[]) => void;
}

/** A world that differs from the others in its strategies. */
export interface RuleSide {
  readonly label: string;
  readonly strategies: readonly PlacementStrategy[];
}

const USUAL: readonly PlacementStrategy[] = [
  { type: 'spread', field: ZONE_FIELD },
  { type: 'spread', field: 'instanceId' },
  { type: 'binpack', field: 'cpu' },
  { type: 'binpack', field: 'memory' },
  { type: 'random' },
];

/** What the menu of one rule offers: the strategies, and where there are several, its place among them. */
export function ruleEntries({ strategies, index, attributes, onChange, onCompare }: RuleMenu): MenuEntry[] {
  const present = strategies[index];
  const put = (strategy: PlacementStrategy): void =>
    onChange([...strategies.slice(0, index), strategy, ...strategies.slice(index + 1)]);
  const choice = (strategy: PlacementStrategy): MenuEntry => ({
    kind: 'item',
    label: strategy.type,
    checked: same(strategy, present),
    ...(strategy.field === undefined ? {} : { detail: strategy.field }),
    run: () => put(strategy),
  });
  const byAttribute = attributes.map((name): PlacementStrategy => ({ type: 'spread', field: `attribute:${name}` }));
  return [
    ...USUAL.map(choice),
    { kind: 'more', label: 'spread', detail: 'by another attribute', entries: byAttribute.map(choice) },
    ...(present ? placeEntries(strategies, index, onChange) : []),
    ...(onCompare ? compareEntries(strategies, index, onCompare) : []),
  ];
}

/** Side by side: this rule against the strategy that does the opposite, and the chain with and without it. */
function compareEntries(
  strategies: readonly PlacementStrategy[],
  index: number,
  onCompare: (sides: readonly RuleSide[]) => void,
): MenuEntry[] {
  const present = strategies[index];
  const other: PlacementStrategy =
    present?.type === 'binpack' ? { type: 'spread', field: ZONE_FIELD } : { type: 'binpack', field: 'memory' };
  const against = [...strategies.slice(0, index), other, ...strategies.slice(index + 1)];
  const rest = strategies.filter((_, at) => at !== index);
  return [
    { kind: 'line' },
    {
      kind: 'item',
      label: `Side by side with ${other.type}`,
      run: () =>
        onCompare([
          { label: present?.type ?? 'as it is', strategies },
          { label: other.type, strategies: against },
        ]),
    },
    ...(present && rest.length > 0
      ? [
          {
            kind: 'item',
            label: 'Side by side: with and without this rule',
            run: () =>
              onCompare([
                { label: 'with the rule', strategies },
                { label: 'without it', strategies: rest },
              ]),
          } as const,
        ]
      : []),
  ];
}

function placeEntries(
  strategies: readonly PlacementStrategy[],
  index: number,
  onChange: RuleMenu['onChange'],
): MenuEntry[] {
  const swap = (a: number, b: number): void => {
    const next = [...strategies];
    [next[a], next[b]] = [strategies[b] ?? { type: 'random' }, strategies[a] ?? { type: 'random' }];
    onChange(next);
  };
  const earlier: MenuEntry = {
    kind: 'item',
    label: 'Move before the rule to its left',
    run: () => swap(index - 1, index),
  };
  const later: MenuEntry = {
    kind: 'item',
    label: 'Move after the rule to its right',
    run: () => swap(index, index + 1),
  };
  return [
    { kind: 'line' },
    ...(index > 0 ? [earlier] : []),
    ...(index < strategies.length - 1 ? [later] : []),
    {
      kind: 'item',
      label: strategies.length === 1 ? 'Remove: ECS’s default' : 'Remove this rule',
      run: () => onChange(strategies.filter((_, other) => other !== index)),
    },
  ];
}

function same(a: PlacementStrategy, b: PlacementStrategy | undefined): boolean {
  return a.type === b?.type && (a.field ?? '').toLowerCase() === (b.field ?? '').toLowerCase();
}
