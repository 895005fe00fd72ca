import * as z from 'zod/mini';
import { createDeploymentInput } from './code-deploy';
import { anyObject, field, required, seconds } from './field';
import { instanceInputs } from './instance';
import { createServiceInput, deleteServiceInput, taskSetInputs, updateServiceInput } from './service';
import { runTaskInput, startTaskInput, stopTaskInput, updateTaskProtectionInput } from './task';
import { capacityInputs } from './capacity';
import { scalingInputs } from './scaling';
import { worldInputs } from './world';

/** Every action of the timeline, with the schema of its input. An action is added here. */
export const ACTION_INPUTS = {
  RunTask: runTaskInput,
  StartTask: startTaskInput,
  StopTask: stopTaskInput,
  /** Read as the document's own task definitions are. */
  RegisterTaskDefinition: anyObject,
  DeregisterTaskDefinition: z.strictObject({ taskDefinition: required(z.string(), 'family:revision or ARN.') }),
  CreateService: createServiceInput,
  UpdateService: updateServiceInput,
  DeleteService: deleteServiceInput,
  ...instanceInputs,
  ...capacityInputs,
  ...scalingInputs,
  UpdateTaskProtection: updateTaskProtectionInput,
  StopServiceDeployment: z.strictObject({
    serviceDeploymentArn: required(z.string(), 'The deployment, or the name of its service.'),
    stopType: field(z.string(), 'Whether the last good deployment comes back.', {
      enum: ['ABORT', 'ROLLBACK'],
      default: 'ROLLBACK',
    }),
  }),
  ...taskSetInputs,
  CreateDeployment: createDeploymentInput,
  ...worldInputs,
} as const;

export type ActionName = keyof typeof ACTION_INPUTS;
export const ACTION_NAMES = Object.keys(ACTION_INPUTS) as readonly ActionName[];

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTION_INPUTS, name);
}

/** The frame of an entry; its `input` is read by the schema of its action. */
export const timelineEntry = z.strictObject({
  at: required(seconds, 'Simulated second at which it happens; equal seconds go as listed.', { examples: [60] }),
  action: required(z.string(), 'What happens: an action of ECS by its API name, or an event of the world.', {
    enum: ACTION_NAMES,
  }),
  input: field(anyObject, 'Input of the action.'),
  every: field(z.number().check(z.gte(1), z.lte(1_000_000_000)), 'Seconds after which it happens again, 1 or more.'),
  until: field(seconds, 'Last second at which it may happen again.'),
});
