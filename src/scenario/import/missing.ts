import { listOfSome, plural } from '../../lib/english';
import type { Account } from './account';
import { shortName } from './arn';
import * as commands from './commands';
import type { ImportedCapacity } from './capacity';
import type { Missing } from './cluster-import';
import type { ImportedInstances } from './container-instances';
import type { ImportedBalancers } from './load-balancers';
import { numberAt, recordsAt, textAt } from './raw';
import type { ImportedServices } from './services';
import { isKnown } from './services';
import type { ImportedDefinitions } from './task-definitions';
import { definitionName } from './tasks';
import type { ImportedTasks } from './tasks';

export interface Parts {
  readonly account: Account;
  readonly instances: ImportedInstances;
  readonly tasks: ImportedTasks;
  readonly definitions: ImportedDefinitions;
  readonly services: ImportedServices;
  readonly capacity: ImportedCapacity;
  readonly balancers: ImportedBalancers;
}

/** What the texts refer to and do not tell of, the most telling first, each with the command that prints it. */
export function missingParts(parts: Parts): Missing[] {
  const cluster = parts.account.cluster ?? 'default';
  return [
    ...missingInstances(parts, cluster),
    ...missingTasks(parts, cluster),
    ...missingServices(parts, cluster),
    ...missingDefinitions(parts),
    ...missingAround(parts, cluster),
  ];
}

function missingInstances({ account, tasks }: Parts, cluster: string): Missing[] {
  const { unknownInstances, onUnknownInstances } = tasks;
  const isNone = account.records.containerInstance.length === 0;
  if (unknownInstances.length > 0) {
    return [
      {
        what: plural(unknownInstances.length, 'container instance', 'container instances'),
        effect: `${plural(onUnknownInstances, 'task runs there and is', 'tasks run there and are')} left out.`,
        command: isNone
          ? commands.describeAllContainerInstances(cluster)
          : commands.describeContainerInstances(cluster, unknownInstances),
      },
    ];
  }
  const onEc2 = account.records.service.some((service) => textAt(service, 'launchType') !== 'FARGATE');
  return isNone && onEc2
    ? [
        {
          what: 'the container instances',
          effect: 'There is nothing yet for tasks to run on.',
          command: commands.describeAllContainerInstances(cluster),
        },
      ]
    : [];
}

function missingTasks({ account, instances, tasks }: Parts, cluster: string): Missing[] {
  const known = new Map<string, number>();
  for (const { instance } of tasks.placed) if (instance !== null) known.set(instance, (known.get(instance) ?? 0) + 1);
  const saidOfInstances = instances.instances.reduce(
    (sum, { id, record }) => sum + Math.max(0, (numberAt(record, 'runningTasksCount') ?? 0) - (known.get(id) ?? 0)),
    0,
  );
  const saidOfServices = account.records.service.reduce((sum, service) => {
    const own = tasks.placed.filter(({ group }) => group === `service:${textAt(service, 'serviceName')}`).length;
    return sum + Math.max(0, (numberAt(service, 'runningCount') ?? 0) - own);
  }, 0);
  // Those on instances that are not known either come with them.
  const count = Math.max(saidOfInstances, saidOfServices - tasks.onUnknownInstances);
  return count <= 0
    ? []
    : [
        {
          what: plural(count, 'running task', 'running tasks'),
          effect: 'A service places anew, from second 0 on, what it finds missing.',
          command: commands.describeAllTasks(cluster),
        },
      ];
}

function missingServices({ account, tasks }: Parts, cluster: string): Missing[] {
  const described = new Set(account.records.service.map((service) => textAt(service, 'serviceName')));
  const groups = tasks.placed.map(({ group }) => group).filter((group) => group.startsWith('service:'));
  const names = [...new Set(groups.map((group) => group.slice('service:'.length)))]
    .filter((name) => !described.has(name))
    .sort();
  if (names.length > 0) {
    return [
      {
        what: `${names.length === 1 ? 'the service' : 'the services'} ${named(names)}`,
        effect: 'Their tasks are there and nobody keeps them running.',
        command: commands.describeServices(cluster, names),
      },
    ];
  }
  return described.size === 0 && account.records.containerInstance.length > 0 && tasks.placed.length === 0
    ? [{ what: 'the services', effect: 'Nothing starts tasks.', command: commands.describeAllServices(cluster) }]
    : [];
}

function missingDefinitions({ account, definitions, services }: Parts): Missing[] {
  const left = services.withoutDefinition.filter(({ definition }) => definition !== '');
  const needed = [...new Set(left.map(({ definition }) => definition))].sort();
  const older = account.records.service.flatMap((service) =>
    recordsAt(service, 'deployments').map((deployment) => definitionName(textAt(deployment, 'taskDefinition'))),
  );
  const made = [
    ...new Set([...definitions.made, ...older.filter((name) => name !== '' && !isKnown(name, definitions.names))]),
  ];
  const rest = made.filter((name) => !needed.includes(name)).sort();
  const without = left.map(({ service }) => service);
  return [
    ...(needed.length === 0
      ? []
      : [
          {
            what: `${needed.length === 1 ? 'the task definition' : 'the task definitions'} ${named(needed)}`,
            effect: `Without ${needed.length === 1 ? 'it' : 'them'} ${without.length === 1 ? 'the service' : 'the services'} ${named(without)} cannot be there.`,
            command: commands.describeTaskDefinitions(needed),
          },
        ]),
    ...(rest.length === 0
      ? []
      : [
          {
            what: `${rest.length === 1 ? 'the task definition' : 'the task definitions'} ${named(rest)}`,
            effect:
              'Made of what the tasks tell: CPU, memory and images are right; constraints, volumes and roles are not known.',
            command: commands.describeTaskDefinitions(rest),
          },
        ]),
  ];
}

/** What changes little: each has a sensible stand-in. */
function missingAround({ account, capacity, balancers }: Parts, cluster: string): Missing[] {
  const missing: Missing[] = [];
  if (account.records.cluster.length === 0 && capacity.providers.length > 0) {
    missing.push({
      what: `the cluster ${cluster}`,
      effect: 'Its default capacity provider strategy is not known.',
      command: commands.describeCluster(cluster),
    });
  }
  if (capacity.undescribed.length > 0) {
    missing.push({
      what: `${capacity.undescribed.length === 1 ? 'the capacity provider' : 'the capacity providers'} ${named(capacity.undescribed)}`,
      effect: 'Taken to be without managed scaling.',
      command: commands.describeCapacityProviders(capacity.undescribed),
    });
  }
  if (capacity.unknownGroups.length > 0) {
    missing.push({
      what: `${capacity.unknownGroups.length === 1 ? 'the Auto Scaling group' : 'the Auto Scaling groups'} ${named(capacity.unknownGroups)}`,
      effect: 'Taken to be able to shrink to nothing and not to grow.',
      command: commands.describeAutoScalingGroups(capacity.unknownGroups),
    });
  }
  if (balancers.undescribed.length > 0) {
    missing.push({
      what: `${balancers.undescribed.length === 1 ? 'the target group' : 'the target groups'} ${named(balancers.undescribed.map(targetGroupName))}`,
      effect: 'Taken to have the default health check.',
      command: commands.describeTargetGroups(balancers.undescribed),
    });
  }
  return missing;
}

function targetGroupName(arn: string): string {
  return /targetgroup\/([^/]+)/.exec(arn)?.[1] ?? shortName(arn);
}

const MOST_NAMED = 6;

function named(names: readonly string[]): string {
  return listOfSome(names, MOST_NAMED);
}
