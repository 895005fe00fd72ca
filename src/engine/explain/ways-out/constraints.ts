import { CHECK } from '../../../ecs/failure-reasons';
import type { JsonPath } from '../../../scenario/path';
import type { Condition } from '../../placement/constraints/constraint';
import { positionsOf } from '../clauses/listed';
import { writtenDefinition } from './definition';
import { valueAt } from './document';
import type { Fix } from './fix';
import type { Question } from './question';

const SIZE = 0.45;

/** The constraint behind a condition is dropped, from the start of the run. None where it is implied, as a daemon's is. */
export function withoutConstraint(question: Question, condition: Condition): Fix[] {
  const { request, document } = question;
  const { written } = condition;
  const isDistinct = condition.check === CHECK.distinctInstance;
  const of = written?.from ?? 'request';
  const list = listOf(question, of);
  const found = list && positionIn(valueAt(document, list), isDistinct ? null : (written?.index ?? -1));
  if (list === null || found === null || found < 0) return [];
  const kept = <T>(all: readonly T[]) => all.filter((_, index) => index !== written?.index);
  const { ask } = question;
  return [
    {
      change: {
        kind: 'constraint',
        of,
        index: found,
        type: isDistinct ? 'distinctInstance' : 'memberOf',
        expression: written?.expression ?? null,
      },
      edits: [{ path: [...list, found], value: undefined }],
      action: null,
      size: SIZE,
      asks: isDistinct
        ? { request: { ...request, distinctInstance: false } }
        : of === 'request'
          ? { request: { ...request, memberOf: kept(request.memberOf) } }
          : {
              requirements: new Map([
                [request.taskDefinition, { ...ask.requirements, memberOf: kept(ask.requirements.memberOf) }],
              ]),
            },
    },
  ];
}

function listOf(question: Question, of: 'request' | 'taskDefinition'): JsonPath | null {
  if (of === 'request') return question.written.field('placementConstraints')?.path ?? null;
  const definition = writtenDefinition(question, question.request.taskDefinition);
  return definition && [...definition.path, 'placementConstraints'];
}

/** Position of the nth memberOf of a list, of its distinctInstance for null; -1 where there is none, or more than one of the latter. */
function positionIn(list: unknown, nth: number | null): number {
  if (nth !== null) return positionsOf(list, 'memberOf')[nth] ?? -1;
  const [only, ...others] = positionsOf(list, 'distinctInstance');
  return only === undefined || others.length > 0 ? -1 : only;
}
