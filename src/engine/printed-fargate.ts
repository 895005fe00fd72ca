import { platformFamilyOf, platformVersionOf } from '../ecs/fargate-platform';
import type { TaskDefinitionInput } from '../ecs/task-definition';
import { TASK_STATUS } from '../ecs/status';
import { mixInteger, mixText, hashDigits, startHash } from '../lib/hash';
import { strategyOf } from './capacity/launch-target';
import type { Moment } from './simulation';
import type { ServiceState, SimulationState } from './state';
import { taskDefinitionIndex, taskDeployment } from './task-rows/kinds';
import { fargateZone, isFargateProvider } from './task-rows/platform';

/**
 * What `aws ecs describe-tasks` and `describe-services` print of Fargate besides what they print of every task: the network interface, the platform.
 * Addresses and ids of interfaces follow from the task (assumption `fargate-interface`).
 */

/** Free with every task, in GiB. */
const EPHEMERAL_GIB = 20;

type Members = Readonly<Record<string, unknown>>;

/** Members of a Fargate task; none for a task of an instance. */
export function printedOnFargate(moment: Moment, task: number): Members {
  const { world } = moment;
  if (fargateZone(world, task) < 0) return {};
  const input = world.taskDefinitions[taskDefinitionIndex(world, task)]?.input;
  const sizeInGiB = input?.ephemeralStorage?.sizeInGiB ?? EPHEMERAL_GIB;
  return {
    attachments: [attachmentOf(moment, task)],
    attributes: [
      { name: 'ecs.cpu-architecture', value: input?.runtimePlatform?.cpuArchitecture?.toLowerCase() ?? 'x86_64' },
    ],
    ...(isProvisioning(world, task) ? {} : { connectivity: 'CONNECTED' }),
    ephemeralStorage: { sizeInGiB },
    fargateEphemeralStorage: { sizeInGiB },
    ...platformOf(input),
  };
}

/** `networkInterfaces` of a Fargate task's containers; none elsewhere. */
export function interfacesOnFargate({ world }: Moment, task: number): Members[] {
  if (fargateZone(world, task) < 0 || isProvisioning(world, task)) return [];
  return [{ attachmentId: attachmentId(world, task), privateIpv4Address: addressOf(world, task) }];
}

/** Members of a service or deployment whose tasks run on Fargate. */
export function printedPlatform({ world }: Moment, { input }: ServiceState, taskDefinition: number): Members {
  const strategy = strategyOf(input, world.capacity.defaultStrategy);
  const onFargate =
    input.launchType === 'FARGATE' || strategy.some(({ capacityProvider }) => isFargateProvider(capacityProvider));
  if (!onFargate) return {};
  return platformOf(world.taskDefinitions[taskDefinition]?.input);
}

function platformOf(input: TaskDefinitionInput | undefined): Members {
  const platform = input?.runtimePlatform;
  return { platformFamily: platformFamilyOf(platform), platformVersion: platformVersionOf(platform) };
}

function isProvisioning({ tasks }: SimulationState, task: number): boolean {
  return tasks.lastStatus[task] === TASK_STATUS.PROVISIONING;
}

function attachmentOf(moment: Moment, task: number): Members {
  const { world } = moment;
  const subnet = subnetOf(moment, task);
  const detail = (name: string, value: string) => ({ name, value });
  const address = addressOf(world, task);
  const known = subnet === undefined ? [] : [detail('subnetId', subnet)];
  const attached = [
    detail('networkInterfaceId', `eni-0${digitsOf(world, 'interface', task)}`),
    detail('privateDnsName', `ip-${address.replaceAll('.', '-')}.ec2.internal`),
    detail('privateIPv4Address', address),
  ];
  return {
    id: attachmentId(world, task),
    type: 'ElasticNetworkInterface',
    status: attachmentStatus(world, task),
    details: isProvisioning(world, task) ? known : [...known, ...attached],
  };
}

function attachmentStatus({ tasks }: SimulationState, task: number): string {
  const status = tasks.lastStatus[task] ?? 0;
  if (status === TASK_STATUS.PROVISIONING) return 'PRECREATED';
  if (status === TASK_STATUS.DEPROVISIONING) return 'DETACHING';
  return status >= TASK_STATUS.STOPPED ? 'DELETED' : 'ATTACHED';
}

/** The first subnet of its service that lies in its zone; of a standalone task it is not kept. */
function subnetOf({ world, scenario }: Moment, task: number): string | undefined {
  const network = world.deployments[taskDeployment(world, task)]?.configuration.networkConfiguration;
  const zone = world.zones[fargateZone(world, task)];
  return network?.awsvpcConfiguration?.subnets.find((subnet) => (scenario.subnets[subnet] ?? zone) === zone);
}

/** In the form of ECS's ids. */
function attachmentId(world: SimulationState, task: number): string {
  const [first, second] = [digitsOf(world, 'attachment', task), digitsOf(world, 'attachment, second half', task)];
  return [
    first.slice(0, 8),
    first.slice(8, 12),
    `4${first.slice(13, 16)}`,
    `8${second.slice(1, 4)}`,
    second.slice(4, 16),
  ].join('-');
}

/** 10.zone.x.y: a subnet for each zone. */
function addressOf(world: SimulationState, task: number): string {
  const host = task + 4;
  return `10.${fargateZone(world, task)}.${(host >> 8) & 255}.${host & 255}`;
}

function digitsOf({ seed }: SimulationState, purpose: string, task: number): string {
  const hash = startHash();
  mixText(hash, purpose);
  for (let round = 0; round < 3; round++) {
    mixInteger(hash, seed);
    mixInteger(hash, task);
  }
  return hashDigits(hash);
}
