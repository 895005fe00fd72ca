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
}

const USUAL: readonly PlacementStrategy[] = [
  { type: 'spread', field: ZONE_FIELD },
  { type: 'spread', field: 'instanceId' },
  { type: 'binpack', field: 'cpu' },
  { type: 'binpack', field: 'memory' },
  { type: 'random' },
];

/** What the menu of one rule offers: the strategies, and where there are several, its place among them. */
export function ruleEntries({ strategies, index, attributes, onChange }: RuleMenu): MenuEntry[] {
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
