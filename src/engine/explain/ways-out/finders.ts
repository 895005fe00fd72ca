import { CHECK } from '../../../ecs/failure-reasons';
import { attributePut } from './attribute';
import { bitOf, FIRST_CONDITION } from './blockers';
import type { Blockers } from './blockers';
import { withoutConstraint } from './constraints';
import { lessForDaemons } from './daemon-room';
import { writtenDefinition } from './definition';
import type { Fix } from './fix';
import { fewerGpus } from './gpus';
import { less } from './less';
import { bridged } from './network-mode';
import { activated, reconnected } from './on-instance';
import { otherPorts } from './ports';
import type { Question } from './question';
import { trunked } from './trunking';

/** What can be done about one thing that is in the way on some instances, which lack nothing else. */
type Finder = (question: Question, instances: readonly number[]) => readonly Fix[];

const FINDERS: ReadonlyMap<number, Finder> = new Map<number, Finder>([
  [CHECK.status, activated],
  [CHECK.agent, reconnected],
  [CHECK.location, withoutInterface],
  [CHECK.cpu, (question, on) => [...less(question, 'cpu', on), ...lessForDaemons(question, 'cpu', on)]],
  [CHECK.memory, (question, on) => [...less(question, 'memory', on), ...lessForDaemons(question, 'memory', on)]],
  [CHECK.ports, otherPorts],
  [CHECK.networkInterfaces, (question, on) => [...trunked(question, on), ...withoutInterface(question)]],
  [CHECK.gpu, fewerGpus],
]);

function withoutInterface(question: Question): readonly Fix[] {
  const definition = writtenDefinition(question, question.request.taskDefinition);
  return definition === null ? [] : bridged(question, definition);
}

/** The single blockers of a set. */
export function bitsIn(blockers: Blockers): Blockers[] {
  const bits: Blockers[] = [];
  for (let left = blockers; left !== 0; left &= left - 1) bits.push(left & -left);
  return bits;
}

/** Changes that take one blocker away, from the instances that have it. */
export function fixesOf(question: Question, bit: Blockers, instances: readonly number[]): readonly Fix[] {
  const place = 31 - Math.clz32(bit);
  if (place < FIRST_CONDITION) return FINDERS.get(place)?.(question, instances) ?? [];
  const condition = question.ask.conditions[place - FIRST_CONDITION];
  if (!condition) return [];
  const put = condition.check === CHECK.memberOf ? attributePut(question, instances) : [];
  return [...withoutConstraint(question, condition), ...put];
}

/** An attribute may satisfy several expressions at once. */
export function fixesOfExpressions(
  question: Question,
  blockers: Blockers,
  instances: readonly number[],
): readonly Fix[] {
  const isExpression = (bit: Blockers) =>
    question.ask.conditions[31 - Math.clz32(bit) - FIRST_CONDITION]?.check === CHECK.memberOf;
  const bits = bitsIn(blockers);
  return bits.length > 1 && bits.every((bit) => bit >= bitOf(FIRST_CONDITION) && isExpression(bit))
    ? attributePut(question, instances)
    : [];
}
