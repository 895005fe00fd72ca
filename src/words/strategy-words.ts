import { ZONE_FIELD } from '../ecs/placement';
import type { PlacementStrategy } from '../ecs/placement';

/** A strategy as the sentence over the stage says it: **spread** across zones, **binpack** on memory. */
export interface StrategyWords {
  readonly verb: string;
  readonly rest: string;
}

export function strategyWords(strategy: PlacementStrategy): StrategyWords {
  switch (strategy.type) {
    case 'binpack':
      return {
        verb: 'binpack',
        rest: `on ${strategy.field?.toLowerCase() === 'cpu' ? 'CPU' : (strategy.field?.toLowerCase() ?? '…')}`,
      };
    case 'random':
      return { verb: 'random', rest: '' };
    case 'spread':
      return { verb: 'spread', rest: `across ${spreadGroups(strategy.field)}` };
  }
}

/** A part of the sentence: what stands before a rule, and the rule, which a daemon and who is not on instances have none of. */
export interface StrategyPiece {
  readonly before: string;
  readonly rule: StrategyWords | null;
}

/**
 * What follows "Place web": "by **spread** across zones", "then **binpack** on memory".
 * @param defaults what ECS does where the subject has no strategies of its own
 */
export function strategyPieces(
  subject: {
    readonly without: 'daemon' | 'fargate' | null;
    readonly strategies: readonly PlacementStrategy[];
  },
  defaults: readonly PlacementStrategy[],
): readonly StrategyPiece[] {
  const { without, strategies } = subject;
  if (without === 'daemon') return [{ before: 'as a daemon: one on every instance', rule: null }];
  if (without === 'fargate') return [{ before: 'on Fargate', rule: null }];
  const isDefault = strategies.length === 0;
  return (isDefault ? defaults : strategies).map((strategy, index) => ({
    before: index > 0 ? 'then' : isDefault ? 'by default:' : 'by',
    rule: strategyWords(strategy),
  }));
}

/** What a spread counts by, in the plural: zones, instances, or the values of an attribute. */
export function spreadGroups(field: string | undefined): string {
  if (field === ZONE_FIELD) return 'zones';
  if (field === 'instanceId' || field === 'host') return 'instances';
  return field?.startsWith('attribute:') ? `each ${field.slice('attribute:'.length)}` : '…';
}

/** A step's name, such as `spread(attribute:ecs.availability-zone)`, taken apart again. */
export function parseStepName(step: string): PlacementStrategy | null {
  const match = /^(spread|binpack|random)(?:\((.*)\))?$/.exec(step);
  if (!match) return null;
  const type = match[1] as PlacementStrategy['type'];
  return match[2] === undefined ? { type } : { type, field: match[2] };
}

/** `spread(attribute:ecs.availability-zone)`, `binpack(memory)`, `random`: the step names of `simulate --explain`. */
export function stepName(strategy: PlacementStrategy): string {
  const field = strategy.type === 'binpack' ? strategy.field?.toLowerCase() : strategy.field;
  return strategy.type === 'random' || field === undefined ? strategy.type : `${strategy.type}(${field})`;
}
