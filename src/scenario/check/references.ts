import { nearNames } from '../../lib/near-name';
import { parseTimestamp } from '../../query/timestamp';
import { didYouMean, error, warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import type { ScenarioDocument } from '../schema/document';
import { findTaskDefinition } from '../task-definition-reference';
import type { KnownNames } from './known';

/** Checks what the scenario's own parts (not requests to ECS) refer to, that names are given once, and dates. */
export function checkReferences(document: ScenarioDocument, known: KnownNames): Finding[] {
  return [
    ...duplicates(document),
    ...(document.containerInstances ?? []).flatMap(({ capacityProvider, registeredAt }, index) => {
      const path = ['containerInstances', index];
      const findings = badDate(registeredAt, [...path, 'registeredAt']);
      if (typeof capacityProvider !== 'string' || known.capacityProviders.has(capacityProvider)) return findings;
      return [
        ...findings,
        unknownName('capacity provider', capacityProvider, known.capacityProviders, [...path, 'capacityProvider']),
      ];
    }),
    ...badDate(document.startsAt, ['startsAt']),
    ...(document.tasks ?? []).flatMap((task, index) => checkInitialTask(task, ['tasks', index], known)),
    ...(document.load ?? []).flatMap(({ service }, index) =>
      known.services.has(service)
        ? []
        : [
            warning(
              'unknown-name',
              ['load', index, 'service'],
              `There is no service "${service}".`,
              didYouMean(nearNames(service, [...known.services])),
            ),
          ],
    ),
  ];
}

function checkInitialTask(
  task: NonNullable<ScenarioDocument['tasks']>[number],
  path: JsonPath,
  known: KnownNames,
): Finding[] {
  const findings: Finding[] = [];
  if (findTaskDefinition(known.taskDefinitions, task.taskDefinition) === undefined) {
    const names = known.taskDefinitions.flatMap(({ family, revision }) => [family, `${family}:${revision}`]);
    findings.push(unknownName('task definition', task.taskDefinition, names, [...path, 'taskDefinition']));
  }
  if (task.launchType === 'FARGATE') {
    if (typeof task.availabilityZone !== 'string')
      findings.push(error('missing', path, 'A Fargate task needs an availabilityZone.'));
  } else if (typeof task.containerInstance !== 'string') {
    findings.push(error('missing', path, 'A task needs the containerInstance that it runs on.'));
  } else if (!known.instances.has(task.containerInstance)) {
    findings.push(
      unknownName('container instance', task.containerInstance, known.instances, [...path, 'containerInstance']),
    );
  }
  return findings;
}

function unknownName(kind: string, name: string, names: Iterable<string>, path: JsonPath): Finding {
  return error(
    'unknown-name',
    path,
    `There is no ${kind} "${name}".`,
    didYouMean(nearNames(name, [...new Set(names)])),
  );
}

function badDate(text: string | undefined, path: JsonPath): Finding[] {
  if (text === undefined || parseTimestamp(text) !== null) return [];
  return [error('date', path, `"${text}" is no date such as 2026-01-05T00:00:00Z.`)];
}

/** Names that stand for one thing each. Ids of instances are checked with the fleet; services are ECS's to refuse. */
function duplicates(document: ScenarioDocument): Finding[] {
  const targetGroups = (document.loadBalancers ?? []).flatMap(({ targetGroups = [] }, balancer) =>
    targetGroups.map(({ targetGroupName }, index) => ({
      name: targetGroupName,
      path: ['loadBalancers', balancer, 'targetGroups', index, 'targetGroupName'],
    })),
  );
  return [
    ...repeated(
      (document.capacityProviders ?? []).map(({ name }, index) => ({
        name,
        path: ['capacityProviders', index, 'name'],
      })),
    ),
    ...repeated(
      (document.loadBalancers ?? []).map(({ name }, index) => ({ name, path: ['loadBalancers', index, 'name'] })),
    ),
    ...repeated(targetGroups),
  ];
}

function repeated(names: readonly { readonly name: string; readonly path: JsonPath }[]): Finding[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, path }) => {
    if (seen.has(name)) return [error('duplicate-id', path, `The name "${name}" is taken already.`)];
    seen.add(name);
    return [];
  });
}
