import { describe, expect, it } from 'vitest';
import type { PlacementStrategy } from '../../ecs/placement';
import type { MenuEntry } from '../controls/menu-entries';
import { ruleEntries } from './rule-entries';

const spread: PlacementStrategy = { type: 'spread', field: 'instanceId' };
const pack: PlacementStrategy = { type: 'binpack', field: 'memory' };

/** The menu of one rule, and a way to choose from it: answers with the strategies that follow. */
function menuOf(strategies: readonly PlacementStrategy[], index: number) {
  let result: readonly PlacementStrategy[] | null = null;
  const entries = ruleEntries({
    strategies,
    index,
    attributes: ['rack'],
    onChange: (changed) => {
      result = changed;
    },
  });
  const flat = entries.flatMap((entry): readonly MenuEntry[] => (entry.kind === 'more' ? entry.entries : [entry]));
  const choose = (label: string, detail?: string): readonly PlacementStrategy[] | null => {
    const found = flat.find((entry) => entry.kind === 'item' && entry.label === label && entry.detail === detail);
    if (found?.kind === 'item') found.run();
    return result;
  };
  return { flat, choose };
}

describe('ruleEntries', () => {
  it('replaces the rule, and marks the present one', () => {
    const { flat, choose } = menuOf([spread, pack], 0);
    expect(flat.filter((entry) => entry.kind === 'item' && entry.checked)).toMatchObject([{ detail: 'instanceId' }]);
    expect(choose('random')).toEqual([{ type: 'random' }, pack]);
  });

  it('takes MEMORY for memory, as ECS does', () => {
    const { flat } = menuOf([{ type: 'binpack', field: 'MEMORY' }], 0);
    expect(flat.filter((entry) => entry.kind === 'item' && entry.checked)).toMatchObject([{ detail: 'memory' }]);
  });

  it('spreads by an attribute of the fleet', () => {
    expect(menuOf([spread], 0).choose('spread', 'attribute:rack')).toEqual([
      { type: 'spread', field: 'attribute:rack' },
    ]);
  });

  it('adds a rule at the end', () => {
    expect(menuOf([spread], 1).choose('binpack', 'memory')).toEqual([spread, pack]);
  });

  it('moves and removes', () => {
    expect(menuOf([spread, pack], 1).choose('Move before the rule to its left')).toEqual([pack, spread]);
    expect(menuOf([spread, pack], 0).choose('Remove this rule')).toEqual([pack]);
    expect(menuOf([spread], 0).choose('Remove: ECS’s default')).toEqual([]);
  });

  it('offers no place to a rule that is not there yet', () => {
    expect(menuOf([spread], 1).flat.some((entry) => entry.kind === 'line')).toBe(false);
  });
});
