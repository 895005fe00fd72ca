import type { StrategyType } from '../../../ecs/placement';
import { binpack } from './binpack';
import { random } from './random';
import { spread } from './spread';
import type { Strategy } from './strategy';

/** Every strategy that ECS has (placement-and-lifecycle 2.1). A new one: its file, and a line here. */
export const STRATEGIES: { readonly [Type in StrategyType]: Strategy } = {
  binpack,
  spread,
  random,
};
