import { checkCustomAttribute, isCustomAttribute, MAX_CUSTOM_ATTRIBUTES } from '../../ecs/custom-attributes';
import { nearInstanceTypes } from '../../ecs/instance-types';
import { thousands } from '../../lib/thousands';
import { resourcesAreKnown } from '../complete/instances';
import type { WrittenInstance } from '../complete/instances';
import { didYouMean, error, warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import type { ScenarioDocument } from '../schema/document';

/** ECS's quota of container instances in a cluster; more are simulated, with a warning. */
export const INSTANCE_QUOTA = 5_000;
/** More instances than this are refused before anything is built: at a few hundred bytes each they, and their frames, would not fit a page. */
export const MAX_INSTANCES = 200_000;
/** The same for tasks: those that run at the start and the desired counts of the services together. */
export const MAX_TASKS = 2_000_000;

/** Checks the ids of the fleet, and that it is known what each instance offers. Its size has been checked before. */
export function checkFleet(document: ScenarioDocument): Finding[] {
  return [
    ...(document.containerInstances ?? []).flatMap((entry, index) =>
      checkResources(entry, ['containerInstances', index]),
    ),
    ...(document.containerInstances ?? []).flatMap(({ attributes = {} }, index) =>
      checkAttributes(attributes, ['containerInstances', index, 'attributes']),
    ),
    ...checkIds(document),
    ...(document.capacityProviders ?? []).flatMap(({ autoScalingGroup: group }, index) =>
      group === undefined ? [] : checkGroupTypes(group, ['capacityProviders', index, 'autoScalingGroup']),
    ),
  ];
}

/** Names the numbers of a fleet that is too large before anything is built of it. */
export function checkSize(document: ScenarioDocument): Finding[] {
  const groups = (document.capacityProviders ?? []).map(
    ({ autoScalingGroup: group }) => group?.desiredCapacity ?? group?.minSize ?? 0,
  );
  const registered = (document.timeline ?? []).map(({ action, input = {} }) =>
    action === 'RegisterContainerInstance' ? Number(input['count'] ?? 1) : 0,
  );
  const listed = (document.containerInstances ?? []).map(({ count = 1 }) => count);
  const instances = sum(listed) + sum(groups) + sum(registered);
  const findings: Finding[] = [];
  if (instances > MAX_INSTANCES) {
    const message = `${thousands(instances)} container instances are more than a browser can hold; at most ${thousands(MAX_INSTANCES)} are simulated.`;
    findings.push(
      error('too-large', ['containerInstances'], message, {
        hint: `ECS itself allows ${thousands(INSTANCE_QUOTA)} in a cluster.`,
      }),
    );
  } else if (instances > INSTANCE_QUOTA) {
    const message = `${thousands(instances)} container instances are more than the ${thousands(INSTANCE_QUOTA)} that ECS allows in a cluster. They are simulated all the same.`;
    findings.push(warning('instance-quota', ['containerInstances'], message));
  }
  return [...findings, ...checkTaskCount(document)];
}

/** An action's desired count takes the place of an earlier one: each counts for itself. */
function checkTaskCount({ services, tasks = [], timeline = [] }: ScenarioDocument): Finding[] {
  const atStart =
    sum((services ?? []).map(({ desiredCount = 0 }) => Math.max(0, desiredCount))) +
    sum(tasks.map(({ count = 1 }) => count));
  const later = timeline.map(({ input = {} }, index) => ({
    count: Number(input['desiredCount'] ?? 0),
    path: ['timeline', index, 'input', 'desiredCount'],
  }));
  return [{ count: atStart, path: [services === undefined ? 'tasks' : 'services'] }, ...later].flatMap(
    ({ count, path }) => {
      if (!(count > MAX_TASKS)) return [];
      const message = `${thousands(count)} tasks are more than a browser can hold; at most ${thousands(MAX_TASKS)} are simulated.`;
      return [error('too-large', path, message)];
    },
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** An instance type without figures of its own must be one of the catalogue. */
export function checkResources(entry: WrittenInstance, path: JsonPath): Finding[] {
  if (resourcesAreKnown(entry)) return [];
  if (entry.instanceType === undefined) {
    return [error('missing', path, 'An instance needs an instanceType, or resources with cpu and memory.')];
  }
  return [unknownType(entry.instanceType, [...path, 'instanceType'])];
}

/** With custom attributes that ECS does not take an instance does not register. */
function checkAttributes(attributes: Readonly<Record<string, string>>, path: JsonPath): Finding[] {
  const custom = Object.entries(attributes).filter(([name]) => isCustomAttribute(name));
  const findings = custom.flatMap(([name, value]) => {
    const message = checkCustomAttribute(name, value);
    return message === null ? [] : [warning('bad-attribute', [...path, name], message)];
  });
  if (custom.length > MAX_CUSTOM_ATTRIBUTES) {
    const message = `${custom.length} custom attributes are more than the ${MAX_CUSTOM_ATTRIBUTES} that ECS allows on an instance: it does not register.`;
    findings.push(warning('attribute-quota', path, message));
  }
  return findings;
}

function unknownType(name: string, path: JsonPath): Finding {
  const near = didYouMean(nearInstanceTypes(name));
  return error('unknown-instance-type', path, `The instance type "${name}" is not known, and no resources are given.`, {
    hint: `${near.hint ?? ''} Any type works with "resources": { "cpu": 2048, "memory": 7680 }.`.trim(),
  });
}

function checkGroupTypes(
  group: NonNullable<NonNullable<ScenarioDocument['capacityProviders']>[number]['autoScalingGroup']>,
  path: JsonPath,
): Finding[] {
  const { instanceType, instanceTypes, resources } = group;
  const listed = (instanceTypes ?? []).map((name, index) => ({ name, at: [...path, 'instanceTypes', index] }));
  const types =
    instanceType === undefined ? listed : [...listed, { name: instanceType, at: [...path, 'instanceType'] }];
  if (types.length === 0 && !resourcesAreKnown({ ...(resources && { resources }) })) {
    const message = 'It is not known what the group launches, so it launches nothing.';
    return [warning('missing', path, message, { hint: 'Give it an instanceType, or resources with cpu and memory.' })];
  }
  return types.flatMap(({ name, at }) =>
    resourcesAreKnown({ instanceType: name, ...(resources && { resources }) }) ? [] : [unknownType(name, at)],
  );
}

/** Ids of instances are unique once counts are unfolded; one that reads like a task's short name could be taken for it. */
function checkIds(document: ScenarioDocument): Finding[] {
  const seen = new Map<string, number>();
  const owners = new Set([
    ...(document.services ?? []).map(({ serviceName }) => serviceName),
    ...familyNames(document),
  ]);
  const findings: Finding[] = [];
  for (const [index, { id, count = 1 }] of (document.containerInstances ?? []).entries()) {
    const path = ['containerInstances', index, 'id'];
    const first = instanceIds(id, count).find((instanceId) => seen.has(instanceId));
    if (first !== undefined) {
      findings.push(
        error(
          'duplicate-id',
          path,
          `The id "${first}" is taken by containerInstances[${seen.get(first) ?? 0}] already.`,
        ),
      );
    }
    for (const instanceId of instanceIds(id, count)) seen.set(instanceId, index);
    const owner = count > 1 ? id : /^(.+)-\d+$/.exec(id)?.[1];
    if (owner !== undefined && owners.has(owner)) {
      const example = instanceIds(id, count)[0] ?? id;
      const message = `The instance id "${example}" reads like the short name of a task of "${owner}".`;
      findings.push(
        warning('ambiguous-id', path, message, {
          hint: 'Give the instance a name of its own, such as its instance type.',
        }),
      );
    }
  }
  return findings;
}

function familyNames({ taskDefinitions = [] }: ScenarioDocument): string[] {
  return taskDefinitions.flatMap(({ family }) => (typeof family === 'string' ? [family] : []));
}

/** `web` for one instance; `web-1`, `web-2`, ... for more. */
export function instanceIds(id: string, count: number): string[] {
  return count === 1 ? [id] : Array.from({ length: count }, (_, index) => `${id}-${index + 1}`);
}
