import type { CreateServiceInput, RunTaskInput, StartTaskInput, UpdateServiceInput } from '../../ecs/service';
import { nearNames } from '../../lib/near-name';
import { didYouMean, warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import { mergedService } from '../refusal/merged-service';
import type { Refusal, RequestContext } from '../refusal/refusal';
import { createServiceRefusals, serviceNotFound, updateServiceRefusals } from '../refusal/service';
import { runTaskRefusals, startTaskRefusals } from '../refusal/task';
import type { ScenarioDocument } from '../schema/document';
import { examineTaskDefinition } from '../task-definition/register';
import { parseTaskDefinitionReference } from '../task-definition-reference';
import type { KnownNames } from './known';
import { stuckDeployment } from './stuck-deployments';

/**
 * Requests that ECS will refuse when they are made, as warnings with ECS's own text: the run records the refusal. The timeline is read
 * with the world as the document describes it; what earlier actions will have changed by then gets the benefit of the doubt.
 */
export function checkRequests(document: ScenarioDocument, known: KnownNames): Finding[] {
  const services = new Map<string, CreateServiceInput>();
  const findings: Finding[] = [];
  const context: RequestContext = {
    ...known.context,
    quotas: document.quotas ?? {},
    hasService: (name) => services.has(name),
    get serviceCount() {
      return services.size;
    },
  };
  for (const [index, service] of (document.services ?? []).entries()) {
    findings.push(
      ...asWarnings(createServiceRefusals(service, context), ['services', index], known, service.taskDefinition),
    );
    services.set(service.serviceName, service);
    findings.push(...stuckDeployment(service, pathOfPercentages(service, ['services', index])));
  }
  const inTime = [...(document.timeline ?? []).entries()].sort(([i, a], [j, b]) => a.at - b.at || i - j);
  for (const [index, { action, input = {} }] of inTime) {
    const path = ['timeline', index, 'input'];
    if (action === 'RegisterTaskDefinition') findings.push(...registrationWarnings(input, path));
    const refusals = requestRefusals(action, input, services, context);
    findings.push(
      ...asWarnings(refusals, path, known, input['taskDefinition']),
      ...namesWarnings(action, input, path, known),
      ...stuckWarnings(action, input, path, services),
    );
  }
  return findings;
}

/** Said once: of the request that gives the service its count or its percentages. */
function stuckWarnings(
  action: string,
  input: Record<string, unknown>,
  path: JsonPath,
  services: ReadonlyMap<string, CreateServiceInput>,
): Finding[] {
  const isUpdate = action === 'UpdateService';
  if (!isUpdate && action !== 'CreateService') return [];
  if (isUpdate && !('desiredCount' in input) && !('deploymentConfiguration' in input)) return [];
  const service = services.get(isUpdate ? serviceNameOf(String(input['service'])) : String(input['serviceName']));
  return service === undefined ? [] : stuckDeployment(service, pathOfPercentages(input, path));
}

/** Where a request says what keeps deployments from proceeding. */
function pathOfPercentages(input: object, path: JsonPath): JsonPath {
  return [...path, 'deploymentConfiguration' in input ? 'deploymentConfiguration' : 'desiredCount'];
}

/** `services` is brought up to date on the way. The inputs have the shape of their action. */
function requestRefusals(
  action: string,
  input: Record<string, unknown>,
  services: Map<string, CreateServiceInput>,
  context: RequestContext,
): Refusal[] {
  switch (action) {
    case 'RunTask':
      return runTaskRefusals(input as RunTaskInput, context);
    case 'StartTask':
      return startTaskRefusals(input as unknown as StartTaskInput, context);
    case 'CreateService': {
      const service = input as unknown as CreateServiceInput;
      const refusals = createServiceRefusals(service, context);
      services.set(service.serviceName, service);
      return refusals;
    }
    case 'UpdateService': {
      const update = input as unknown as UpdateServiceInput;
      const name = serviceNameOf(update.service);
      const before = services.get(name);
      if (before === undefined) return [serviceNotFound()];
      const merged = { ...mergedService(before, update), serviceName: name };
      services.set(name, merged);
      return updateServiceRefusals(update, merged, context);
    }
    case 'DeleteService': {
      const name = serviceNameOf(String(input['service']));
      return services.delete(name) ? [] : [serviceNotFound()];
    }
    default:
      return [];
  }
}

/** A definition that ECS will refuse is answered with an error when its time comes. */
function registrationWarnings(input: unknown, path: JsonPath): Finding[] {
  const { findings, notSimulated } = examineTaskDefinition(input, path);
  return [
    ...findings.map((finding): Finding =>
      finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding,
    ),
    ...notSimulated,
  ];
}

/** A service by name or ARN. */
export function serviceNameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function asWarnings(
  refusals: readonly Refusal[],
  path: JsonPath,
  known: KnownNames,
  taskDefinition: unknown,
): Finding[] {
  return refusals.flatMap(({ code, message, path: inside, span, hint }) => {
    const last = inside.at(-1);
    if (last === 'taskDefinition' && willBeRegistered(taskDefinition, known)) return [];
    const near =
      last === 'taskDefinition'
        ? nearFamilies(String(taskDefinition), known)
        : last === 'service'
          ? [...known.services]
          : [];
    const more = hint === undefined ? didYouMean(near) : { hint };
    return [warning(code, [...path, ...inside], message, span === undefined ? more : { ...more, mark: span })];
  });
}

function willBeRegistered(reference: unknown, known: KnownNames): boolean {
  const parsed = typeof reference === 'string' ? parseTaskDefinitionReference(reference) : null;
  return parsed !== null && known.laterFamilies.has(parsed.family);
}

function nearFamilies(reference: string, known: KnownNames): string[] {
  const { family = reference } = parseTaskDefinitionReference(reference) ?? {};
  const revisions = known.taskDefinitions.filter((definition) => definition.family === family);
  if (revisions.length > 0) return revisions.map(({ revision }) => `${family}:${revision}`).slice(-3);
  return nearNames(family, [...new Set(known.taskDefinitions.map((definition) => definition.family))]);
}

/** Instances and zones that an action names and the scenario does not have. Groups of capacity providers name theirs as they go. */
function namesWarnings(action: string, input: Record<string, unknown>, path: JsonPath, known: KnownNames): Finding[] {
  const findings: Finding[] = [];
  const { containerInstances, containerInstance, availabilityZone } = input;
  const instances = Array.isArray(containerInstances) ? containerInstances : [];
  for (const [index, id] of instances.entries()) {
    if (typeof id === 'string') findings.push(...unknownInstance(id, [...path, 'containerInstances', index], known));
  }
  if (typeof containerInstance === 'string')
    findings.push(...unknownInstance(containerInstance, [...path, 'containerInstance'], known));
  const zoneMatters =
    action === 'FailAvailabilityZone' || action === 'RestoreAvailabilityZone' || action === 'InterruptSpotInstances';
  if (zoneMatters && typeof availabilityZone === 'string' && !known.zones.has(availabilityZone)) {
    const message = `No part of the scenario is in the zone "${availabilityZone}".`;
    findings.push(
      warning(
        'unknown-name',
        [...path, 'availabilityZone'],
        message,
        didYouMean(nearNames(availabilityZone, [...known.zones])),
      ),
    );
  }
  return findings;
}

function unknownInstance(reference: string, path: JsonPath, known: KnownNames): Finding[] {
  const id = reference.slice(reference.lastIndexOf('/') + 1);
  const ofGroup = [...known.capacityProviders].some((name) => id.startsWith(`${name}-`));
  if (known.instances.has(id) || ofGroup) return [];
  return [
    warning(
      'unknown-name',
      path,
      `There is no container instance "${id}".`,
      didYouMean(nearNames(id, [...known.instances])),
    ),
  ];
}
