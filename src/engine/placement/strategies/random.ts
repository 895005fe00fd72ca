import type { Strategy } from './strategy';

/**
 * random: an eligible instance drawn uniformly, with one draw a placed task; for a task to stop, likewise. ECS's default for RunTask.
 * Source: placement-and-lifecycle 2.2 and 2.4.
 */
export const random: Strategy = { kind: 'draws' };
