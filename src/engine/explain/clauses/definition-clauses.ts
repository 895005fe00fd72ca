import type { ContainerDefinition } from '../../../ecs/container-definition';
import type { EligibilityCheck } from '../../../ecs/failure-reasons';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import { isBridge, staticHostPort } from '../../../ecs/task-requirements';
import type { JsonPath } from '../../../scenario/path';
import { attributeClauses } from './attribute-clauses';
import { positionsOf } from './listed';

/** The clauses of a task definition that make it ask for something, as paths into its input. They follow `requirementsOf`. */
type ClausesOf = (definition: TaskDefinitionInput) => JsonPath[];

const CLAUSES: { readonly [K in EligibilityCheck]?: ClausesOf } = {
  location: networkMode,
  attributes: attributeClauses,
  cpu: (definition) =>
    definition.cpu === undefined ? fieldsOf(definition, ({ cpu }) => (cpu === undefined ? null : 'cpu')) : [['cpu']],
  memory: (definition) => (definition.memory === undefined ? fieldsOf(definition, countedMemory) : [['memory']]),
  ports: portClauses,
  networkInterfaces: networkMode,
  gpu: (definition) =>
    ofContainers(definition, ({ resourceRequirements = [] }) =>
      resourceRequirements.flatMap(({ type }, index) => (type === 'GPU' ? [['resourceRequirements', index]] : [])),
    ),
  memberOf: ({ placementConstraints }) =>
    positionsOf(placementConstraints, 'memberOf').map((position) => ['placementConstraints', position]),
};

/** Paths of what in a task definition a check goes by; none where it asks for nothing there. */
export function definitionClauses(definition: TaskDefinitionInput, check: EligibilityCheck): JsonPath[] {
  return CLAUSES[check]?.(definition) ?? [];
}

function networkMode({ networkMode: mode }: TaskDefinitionInput): JsonPath[] {
  return mode === 'awsvpc' ? [['networkMode']] : [];
}

/** Of the two that a container may have, the reservation counts. */
function countedMemory({ memoryReservation, memory }: ContainerDefinition): string | null {
  if (memoryReservation !== undefined) return 'memoryReservation';
  return memory === undefined ? null : 'memory';
}

/** Static host ports: in bridge mode the mapping's own, in host mode that of the container, because of the mode. */
function portClauses(definition: TaskDefinitionInput): JsonPath[] {
  const mappings = ofContainers(definition, ({ portMappings = [] }) =>
    portMappings.flatMap((mapping, index) => {
      if (staticHostPort(definition, mapping) === null) return [];
      return [['portMappings', index, isBridge(definition) ? 'hostPort' : 'containerPort']];
    }),
  );
  return isBridge(definition) || mappings.length === 0 ? mappings : [...mappings, ['networkMode']];
}

function fieldsOf(
  definition: TaskDefinitionInput,
  fieldOf: (container: ContainerDefinition) => string | null,
): JsonPath[] {
  return ofContainers(definition, (container) => {
    const field = fieldOf(container);
    return field === null ? [] : [[field]];
  });
}

function ofContainers(
  { containerDefinitions }: TaskDefinitionInput,
  clausesOf: (container: ContainerDefinition) => JsonPath[],
): JsonPath[] {
  return containerDefinitions.flatMap((container, index) =>
    clausesOf(container).map((path) => ['containerDefinitions', index, ...path]),
  );
}
