import { CHECK } from '../../../ecs/failure-reasons';
import { neededAndAvailable } from '../../placement/requirements';
import { least } from '../extremes';
import { FIELDS, sizeEdit, sizeField, writtenDefinition } from './definition';
import type { Fix } from './fix';
import type { Question } from './question';

const LEAST_SIZE = 0.1;

/** A daemon for which room is kept asks for less, from the start of the run. @param instances on which the task lacks nothing else */
export function lessForDaemons(question: Question, resource: 'cpu' | 'memory', instances: readonly number[]): Fix[] {
  const { ask, engine, request } = question;
  const lacking = instances.flatMap((instance) => {
    const compared = neededAndAvailable(ask, CHECK[resource], instance);
    const missing = compared === null ? 0 : compared.needed - compared.available;
    return compared !== null && missing > 0 && missing <= compared.kept ? [missing] : [];
  });
  const amount = least(lacking);
  if (!Number.isFinite(amount)) return [];
  return engine.state.daemons.flatMap((daemon): Fix[] => {
    const definition = writtenDefinition(question, daemon.taskDefinition);
    const service = engine.state.services.find((it) => it.group === daemon.group);
    if (!definition || !service || daemon.taskDefinition === request.taskDefinition) return [];
    const whole = definition.requirements[FIELDS[resource]];
    const field = sizeField(definition, resource, whole);
    if (!field || amount > field.most) return [];
    const by = (lower: number): Fix => {
      const { container, field: name, from } = field;
      const to = from - lower;
      return {
        change: {
          kind: 'daemon',
          service: service.name,
          taskDefinition: definition.name,
          container,
          field: name,
          from,
          to,
        },
        edits: [sizeEdit(question, field, to)],
        action: null,
        size: LEAST_SIZE + lower / Math.max(1, whole),
        asks: {
          requirements: new Map([
            [definition.index, { ...definition.requirements, [FIELDS[resource]]: whole - lower }],
          ]),
        },
      };
    };
    return [{ ...by(amount), scale: { amount, most: field.most, steps: [amount], by } }];
  });
}
