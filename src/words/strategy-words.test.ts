import { describe, expect, test } from 'vitest';
import { ZONE_FIELD } from '../ecs/placement';
import type { PlacementStrategy } from '../ecs/placement';
import { strategyPieces } from './strategy-words';

const DEFAULTS: readonly PlacementStrategy[] = [{ type: 'random' }];

function told(without: 'daemon' | 'fargate' | null, strategies: readonly PlacementStrategy[]): string {
  return strategyPieces({ without, strategies }, DEFAULTS)
    .map(({ before, rule }) => (rule ? `${before} **${rule.verb}** ${rule.rest}`.trim() : before))
    .join(', ');
}

describe('the sentence on a strategy', () => {
  test('names its rules in their order', () => {
    const strategies = [{ type: 'spread', field: ZONE_FIELD } as const, { type: 'binpack', field: 'MEMORY' } as const];
    expect(told(null, strategies)).toBe('by **spread** across zones, then **binpack** on memory');
  });

  test('says where nothing is written, and where no strategy has a say', () => {
    expect(told(null, [])).toBe('by default: **random**');
    expect(told('daemon', [])).toBe('as a daemon: one on every instance');
    expect(told('fargate', [])).toBe('on Fargate');
  });
});
