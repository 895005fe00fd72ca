import type { TaskDefinitionInput } from '../../ecs/task-definition';
import { containerRules } from './rules/containers';
import { fargateRules } from './rules/fargate';
import { limitRules } from './rules/limits';
import { loggingRules } from './rules/logging';
import { placementConstraintRules } from './rules/placement-constraints';
import { portRules } from './rules/ports';
import { relationRules } from './rules/relations';
import type { Violation, Rule } from './rules/rule';
import { sizeRules } from './rules/sizes';
import { taskRules } from './rules/task';
import { volumeRules } from './rules/volumes';

/** Everything ECS checks, in order: V1 to V34 of services-and-capacity.md 7.5, then the limits of 7.1 to 7.3. Assumption `registration-order`. */
export const RULES: readonly Rule[] = [
  ...taskRules,
  ...containerRules,
  ...portRules,
  ...relationRules,
  ...loggingRules,
  ...sizeRules,
  ...fargateRules,
  ...placementConstraintRules,
  ...volumeRules,
  ...limitRules,
];

/** Why ECS would refuse the definition: the first rule it breaks, and how. Null where it would be registered. */
export function validateTaskDefinition(
  definition: TaskDefinitionInput,
): (Violation & { readonly rule: string }) | null {
  const fargate = (definition.requiresCompatibilities ?? []).includes('FARGATE');
  for (const rule of RULES) {
    if (rule.fargate === true && !fargate) continue;
    const violation = rule.check(definition);
    if (violation !== null) return { ...violation, rule: rule.id };
  }
  return null;
}

/** The first of Fargate's own rules that a definition breaks, whether or not it asks for Fargate; null where it could run there. */
export function fargateObstacle(definition: TaskDefinitionInput): Violation | null {
  for (const rule of RULES) {
    const violation = rule.fargate === true ? rule.check(definition) : null;
    if (violation !== null) return violation;
  }
  return null;
}
