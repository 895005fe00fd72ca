import type { ContainerDefinition } from '../../../ecs/container-definition';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import { isBridge } from '../../../ecs/task-requirements';
import type { Violation, Rule } from './rule';
import { first, hasCycle, inContainers, nameOf } from './rule';

/** What containers say of one another and of volumes: V18 to V24. */

/** The container a link leads to: `name` or `name:alias`. */
function linkTarget(link: string): string {
  return link.split(':')[0] ?? link;
}

function linksOf(container: ContainerDefinition): string[] {
  return (container.links ?? []).map(linkTarget);
}

function dependenciesOf(container: ContainerDefinition): string[] {
  return (container.dependsOn ?? []).map((dependency) => dependency.containerName);
}

function named(definition: TaskDefinitionInput, name: string): ContainerDefinition | undefined {
  return definition.containerDefinitions.find((container) => container.name === name);
}

/** Refuses a definition in which following `next` from some container leads back to it; the path is that container's. */
function noCycle(field: string, next: (container: ContainerDefinition) => string[], message: string): Rule['check'] {
  return (definition) => {
    const nextNames = (name: string) => {
      const container = named(definition, name);
      return container === undefined ? [] : next(container);
    };
    return inContainers(definition, (container, path) =>
      hasCycle([nameOf(container)], nextNames) ? { path: [...path, field], message } : null,
    );
  };
}

/** The first violation among the dependencies of all containers; `target` is the container they name. */
function inDependencies(
  definition: TaskDefinitionInput,
  message: (condition: string, target: ContainerDefinition | undefined, name: string) => string | null,
): Violation | null {
  return inContainers(definition, (container, path) =>
    first(container.dependsOn, ({ condition, containerName }, index) => {
      const text = message(condition, named(definition, containerName), containerName);
      return text === null ? null : { path: [...path, 'dependsOn', index], message: text };
    }),
  );
}

function checkLinkTargets(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, (container, path) =>
    first(container.links, (link, index) =>
      named(definition, linkTarget(link)) === undefined
        ? {
            path: [...path, 'links', index],
            message: `Invalid setting for container '${nameOf(container)}'. The linked container '${linkTarget(link)}' does not exist.`,
          }
        : null,
    ),
  );
}

function checkMountedVolumes(definition: TaskDefinitionInput): Violation | null {
  const volumes = new Set((definition.volumes ?? []).map((volume) => volume.name));
  return inContainers(definition, (container, path) =>
    first(container.mountPoints, ({ sourceVolume }, index) =>
      sourceVolume === undefined || volumes.has(sourceVolume)
        ? null
        : {
            path: [...path, 'mountPoints', index, 'sourceVolume'],
            message: `Unknown volume '${sourceVolume}'.`,
            hint:
              volumes.size === 0 ? 'The definition has no volumes.' : `The definition has: ${[...volumes].join(', ')}.`,
          },
    ),
  );
}

export const relationRules: readonly Rule[] = [
  {
    id: 'V18',
    check: (definition) =>
      isBridge(definition)
        ? null
        : inContainers(definition, (container, path) =>
            linksOf(container).length === 0
              ? null
              : {
                  path: [...path, 'links'],
                  message: `Links are not supported when networkMode=${definition.networkMode ?? ''}.`,
                },
          ),
  },
  { id: 'V19', check: noCycle('links', linksOf, 'Container links should not have a cycle') },
  { id: 'link-targets', check: checkLinkTargets },
  { id: 'V20', check: checkMountedVolumes },
  {
    id: 'V21',
    check: (definition) =>
      inDependencies(definition, (_, target, name) =>
        // The stray + is in ECS's own text.
        target === undefined ? `Cannot depend on container + '${name}' because it does not exist` : null,
      ),
  },
  {
    id: 'V22',
    check: (definition) =>
      inDependencies(definition, (condition, target) =>
        (condition === 'SUCCESS' || condition === 'COMPLETE') && target?.essential !== false
          ? 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container'
          : null,
      ),
  },
  {
    id: 'V23',
    check: (definition) =>
      inDependencies(definition, (condition, target) =>
        condition === 'HEALTHY' && target?.healthCheck === undefined
          ? 'A dependency container with HEALTHY condition must have health check configured'
          : null,
      ),
  },
  { id: 'V24', check: noCycle('dependsOn', dependenciesOf, 'Container dependencies should not have a cycle') },
];
