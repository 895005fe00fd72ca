import * as z from 'zod/mini';
import { anyObject, field, required, texts } from './field';
import {
  bookkeepingFields,
  clusterField,
  countField,
  launchFields,
  networkFields,
  placementFields,
  taskGroupFields,
} from './placement';

/** Inputs of the task actions of ECS. */

const shared = {
  ...clusterField,
  taskDefinition: required(z.string(), 'Family (its newest revision), family:revision, or ARN.', {
    examples: ['batch', 'batch:1'],
  }),
  ...taskGroupFields,
  ...networkFields,
  overrides: field(anyObject, 'Changes to the task definition for these tasks alone.'),
  volumeConfigurations: field(z.array(anyObject), 'Volumes configured at launch.'),
  referenceId: field(z.string(), 'Reference of the caller.'),
  ...bookkeepingFields,
};

export const runTaskInput = z.strictObject({
  ...shared,
  ...countField,
  ...launchFields,
  ...placementFields,
  clientToken: field(z.string(), 'Makes a repeated request harmless.'),
});

export const startTaskInput = z.strictObject({
  ...shared,
  containerInstances: required(texts, 'Ids of 1 to 10 container instances; one task goes to each.', { maxItems: 10 }),
});

export const stopTaskInput = z.strictObject({
  ...clusterField,
  task: required(z.string(), 'Id of the task, or its short name on screen, such as web-9.'),
  reason: field(z.string(), 'Shown as the stopped reason.'),
});

export const updateTaskProtectionInput = z.strictObject({
  ...clusterField,
  tasks: required(texts, 'Ids or short names of 1 to 10 tasks.'),
  protectionEnabled: required(z.boolean(), 'Whether scale-in and deployments leave the tasks alone.'),
  expiresInMinutes: field(z.int(), 'For how long.', { minimum: 1, maximum: 2880, default: 120 }),
});
