import type { ContainerDefinition, PortMapping } from '../../../ecs/container-definition';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import type { JsonPath } from '../../path';

/** Why ECS would refuse a definition. */
export interface Violation {
  /** Where, from the definition's own root. */
  readonly path: JsonPath;
  /** ECS's wording where it is known. */
  readonly message: string;
  readonly hint?: string;
  /** ECS's error code where it is not ClientException. */
  readonly code?: 'InvalidParameterException';
  /** Part of the string at `path` that is meant, from `start` up to but not including `end`. */
  readonly within?: { readonly start: number; readonly end: number };
}

/** One reason for refusal. */
export interface Rule {
  /** `V1` to `V34` of services-and-capacity.md 7.5, or a name for the rules of 7.1 to 7.3 that have no number. */
  readonly id: string;
  /** Applies where the definition asks for Fargate, and decides whether it could run there. */
  readonly fargate?: true;
  readonly check: (definition: TaskDefinitionInput) => Violation | null;
}

/** The first violation among the items of a list. */
export function first<Item>(
  items: readonly Item[] | undefined,
  check: (item: Item, index: number) => Violation | null,
): Violation | null {
  for (const [index, item] of (items ?? []).entries()) {
    const violation = check(item, index);
    if (violation !== null) return violation;
  }
  return null;
}

/** The first violation among the containers. */
export function inContainers(
  definition: TaskDefinitionInput,
  check: (container: ContainerDefinition, path: JsonPath) => Violation | null,
): Violation | null {
  return first(definition.containerDefinitions, (container, index) =>
    check(container, ['containerDefinitions', index]),
  );
}

/** The first violation among the port mappings of all containers. */
export function inPortMappings(
  definition: TaskDefinitionInput,
  check: (mapping: PortMapping, path: JsonPath, container: ContainerDefinition) => Violation | null,
): Violation | null {
  return inContainers(definition, (container, path) =>
    first(container.portMappings, (mapping, index) => check(mapping, [...path, 'portMappings', index], container)),
  );
}

/** What messages call a container. */
export function nameOf(container: ContainerDefinition): string {
  return container.name ?? '';
}

/** Whether following `next` from some name leads back to it. */
export function hasCycle(names: readonly string[], next: (name: string) => readonly string[]): boolean {
  const done = new Set<string>();
  const open = new Set<string>();
  const leadsBack = (name: string): boolean => {
    if (open.has(name)) return true;
    if (done.has(name)) return false;
    open.add(name);
    const found = next(name).some(leadsBack);
    open.delete(name);
    done.add(name);
    return found;
  };
  return names.some(leadsBack);
}
