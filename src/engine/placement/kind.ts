import { CHECK } from '../../ecs/failure-reasons';
import type { TaskRequirements } from '../../ecs/task-definition';
import type { InstanceRecord } from '../world';
import type { Ask } from './ask';
import { KNOWN } from './cache';

/**
 * Whether an instance is of the kind that a task needs: checks 3 and 4 of the eligibility chain, each on one instance. No room on it makes
 * good what fails here. Source: placement-and-lifecycle 1.2 and 1.3.
 */

/** Check code of the zone or the attribute that the instance does not have, 0 where it has both. */
export function kindFailure(ask: Ask, instance: number): number {
  return locationFailure(ask, instance) || attributeFailure(ask, instance);
}

function locationFailure({ world: { instances }, request, requirements }: Ask, instance: number): number {
  if (request.onlyZone !== undefined && instances.zone[instance] !== request.onlyZone) return CHECK.location;
  if (request.zones === null || requirements.networkInterfaces === 0) return CHECK.eligible;
  return request.zones.includes(instances.zone[instance] ?? -1) ? CHECK.eligible : CHECK.location;
}

function attributeFailure({ world, requirements, attributesMet }: Ask, instance: number): number {
  if (attributesMet[instance] === KNOWN.nothing) {
    const missing = missingAttribute(world.instances.records[instance], requirements);
    attributesMet[instance] = missing === null ? KNOWN.yes : KNOWN.no;
  }
  return attributesMet[instance] === KNOWN.yes ? CHECK.eligible : CHECK.attributes;
}

/** The first attribute that the task needs and the instance lacks, null where it has them all. */
export function missingAttribute(
  record: Pick<InstanceRecord, 'attributes'> | undefined,
  requirements: TaskRequirements,
): string | null {
  if (record === undefined) return null;
  for (const name of requirements.requiredAttributes) if (!record.attributes.has(name)) return name;
  const { cpuArchitecture } = requirements;
  // Another architecture counts as a missing attribute: assumption `architecture-attribute`.
  const matches = cpuArchitecture === null || record.attributes.get(ARCHITECTURE) === cpuArchitecture;
  return matches ? null : ARCHITECTURE;
}

const ARCHITECTURE = 'ecs.cpu-architecture';
