import { isRecord } from '../../../lib/is-record';
import { listAt, textOf, texts, valueAt } from '../form-document';
import { definitionNames } from '../definitions';
import { zonesOf } from '../fleet/zones';

/** An input for an action that makes sense in this document, to be changed. */
export function firstInput(action: string, document: unknown): Readonly<Record<string, unknown>> {
  const [service = 'web'] = serviceNames(document);
  const [definition] = definitionNames(document);
  const taskDefinition = definition?.value ?? 'web';
  const [instance = 'm5-1'] = instanceIds(document);
  switch (action) {
    case 'RunTask':
      return { taskDefinition, count: 1 };
    case 'StartTask':
      return { taskDefinition, containerInstances: [instance] };
    case 'StopTask':
      return { task: `${service}-1` };
    case 'UpdateService':
      return { service, desiredCount: desiredCountOf(document, service) };
    case 'CreateService':
      return { serviceName: `${service}-2`, taskDefinition, desiredCount: 1 };
    case 'DeleteService':
      return { service, force: true };
    case 'UpdateContainerInstancesState':
      return { containerInstances: [instance], status: 'DRAINING' };
    case 'DeregisterContainerInstance':
      return { containerInstance: instance, force: true };
    case 'RegisterContainerInstance':
      return { id: `${instance}-new`, instanceType: 'm5.large', availabilityZone: zonesOf(document)[0] };
    case 'TerminateInstances':
    case 'StopInstances':
    case 'StartInstances':
    case 'DisconnectAgent':
    case 'ReconnectAgent':
      return { containerInstances: [instance] };
    case 'FailAvailabilityZone':
    case 'RestoreAvailabilityZone':
      return { availabilityZone: zonesOf(document)[0] };
    case 'CrashTask':
    case 'FailHealthCheck':
      return { service, count: 1 };
    default:
      return {};
  }
}

/** An entry in a few words: `UpdateService web: desiredCount 12`. */
export function summaryOf(entry: unknown): string {
  const input = valueAt(entry, ['input']);
  const action = textOf(valueAt(entry, ['action']));
  if (!isRecord(input)) return action;
  const [subject, ...rest] = Object.entries(input).flatMap(([key, value]): [string, string][] => {
    const text = Array.isArray(value) ? texts(value).join(', ') : textOf(value);
    return text === '' ? [] : [[key, text]];
  });
  const more = rest.slice(0, 1).map(([key, text]) => `: ${key} ${text}`);
  return subject === undefined ? action : `${action} ${subject[1]}${more.join('')}`;
}

export function serviceNames(document: unknown): string[] {
  return texts([
    ...listAt(document, ['services']).map((service) => valueAt(service, ['serviceName'])),
    ...listAt(document, ['timeline']).map((entry) => valueAt(entry, ['input', 'serviceName'])),
  ]);
}

/** Ids of the container instances, numbered where an entry stands for several. */
export function instanceIds(document: unknown): string[] {
  return listAt(document, ['containerInstances']).flatMap((entry) => {
    const id = textOf(valueAt(entry, ['id']));
    const count = Number(valueAt(entry, ['count']) ?? 1);
    // A long fleet is written by hand: a list of thousands helps nobody.
    return count > 1 ? Array.from({ length: Math.min(count, 50) }, (_, index) => `${id}-${index + 1}`) : [id];
  });
}

function desiredCountOf(document: unknown, name: string): number {
  const service = listAt(document, ['services']).find((entry) => valueAt(entry, ['serviceName']) === name);
  const count = valueAt(service, ['desiredCount']);
  return typeof count === 'number' ? count : 1;
}
