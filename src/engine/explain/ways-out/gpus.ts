import { CHECK } from '../../../ecs/failure-reasons';
import type { JsonPath } from '../../../scenario/path';
import { least } from '../extremes';
import { shortage } from './blockers';
import { writtenDefinition } from './definition';
import type { WrittenDefinition } from './definition';
import type { Fix } from './fix';
import type { Question } from './question';

const LEAST_SIZE = 0.2;

/** The task asks for fewer GPUs, or none, from the start of the run. @param instances that lack nothing else */
export function fewerGpus(question: Question, instances: readonly number[]): Fix[] {
  const { ask, engine, request } = question;
  const definition = writtenDefinition(question, request.taskDefinition);
  const written = definition && gpuRequirement(definition);
  const amount = least(instances.map((instance) => shortage(ask, CHECK.gpu, instance)));
  if (!written || !Number.isFinite(amount)) return [];
  const { gpus } = ask.requirements;
  // ALL of an instance is as many as it has registered; what is left of one is a number.
  const from = gpus === 'ALL' ? mostRegistered(engine.state.instances.gpusRegistered, instances) : gpus;
  const most = gpus === 'ALL' ? from : written.value;
  if (amount > most) return [];
  const by = (lower: number): Fix => {
    const to = most - lower;
    const { path } = written;
    return {
      change: { kind: 'gpus', taskDefinition: definition.name, from: gpus, to: from - lower },
      edits: [to > 0 ? { path: [...path, 'value'], value: String(to) } : { path, value: undefined }],
      action: null,
      size: LEAST_SIZE + lower / Math.max(1, from),
      asks: { requirements: new Map([[definition.index, { ...definition.requirements, gpus: from - lower }]]) },
    };
  };
  return [{ ...by(amount), scale: { amount, most, steps: [], by } }];
}

/** The largest number of GPUs that a container asks for, and where; ALL counts as many as there are. */
function gpuRequirement({ input, path, requirements }: WrittenDefinition): { path: JsonPath; value: number } | null {
  let found: { path: JsonPath; value: number } | null = null;
  input.containerDefinitions.forEach(({ resourceRequirements = [] }, container) => {
    resourceRequirements.forEach(({ type, value }, index) => {
      const number = value === 'ALL' ? 0 : Number(value);
      if (type !== 'GPU' || (found !== null && number <= found.value)) return;
      found = { path: [...path, 'containerDefinitions', container, 'resourceRequirements', index], value: number };
    });
  });
  return requirements.gpus === 0 ? null : found;
}

function mostRegistered(registered: Int32Array, instances: readonly number[]): number {
  return instances.reduce((most, instance) => Math.max(most, registered[instance] ?? 0), 0);
}
