import { CHECK } from '../../../ecs/failure-reasons';
import { INSTANCE_STATUS } from '../../../ecs/status';
import type { Ask } from '../../placement/ask';
import { keptFrom } from '../../placement/kept-room';
import { kindFailure, missingAttribute } from '../../placement/kind';
import { MAX_RESERVED_HOST_PORTS, neededAndAvailable } from '../../placement/requirements';
import type { World } from '../../world';

/**
 * Everything that keeps the task off an instance, not just the first check that fails: a bit for each check (1 shifted by its code), and for
 * each condition of the constraints, which have bits from `FIRST_CONDITION` on. What is in the way of several changes is then plain to see.
 */
export type Blockers = number;

export const FIRST_CONDITION = 16;

export function bitOf(check: number): number {
  return 1 << check;
}

/** Instances that are looked at before this rests: a few milliseconds. */
const REST_EVERY = 256;

/**
 * Instances by what keeps the task off them: those that are in the cluster, in fleet order; the one that a daemon's task belongs on alone. Rests again
 * and again.
 */
export function* instancesByBlockers(ask: Ask): Generator<undefined, Map<Blockers, number[]>, undefined> {
  const { world, request } = ask;
  const found = new Map<Blockers, number[]>();
  const first = request.onlyInstance ?? 0;
  const end = request.onlyInstance === undefined ? world.instances.count : first + 1;
  for (let instance = first; instance < end; instance++) {
    if (instance % REST_EVERY === 0) yield;
    if (world.instances.status[instance] === INSTANCE_STATUS.INACTIVE) continue;
    const blockers = blockersOf(ask, instance);
    const known = found.get(blockers);
    if (known) known.push(instance);
    else found.set(blockers, [instance]);
  }
  return found;
}

function blockersOf(ask: Ask, instance: number): Blockers {
  const { instances } = ask.world;
  let blockers = 0;
  if (instances.status[instance] !== INSTANCE_STATUS.ACTIVE) blockers |= bitOf(CHECK.status);
  if (instances.agentConnected[instance] !== 1) blockers |= bitOf(CHECK.agent);
  if (kindFailure(ask, instance) === CHECK.location) blockers |= bitOf(CHECK.location);
  if (missingAttribute(instances.records[instance], ask.requirements) !== null) blockers |= bitOf(CHECK.attributes);
  for (const check of AMOUNTS) if (shortage(ask, check, instance) > 0) blockers |= bitOf(check);
  const ports = portsInTheWay(ask, instance);
  if (ports.length > 0) blockers |= bitOf(CHECK.ports);
  ask.conditions.forEach((condition, index) => {
    if (!condition.isMetBy(instance)) blockers |= 1 << (FIRST_CONDITION + index);
  });
  return blockers;
}

const AMOUNTS = [CHECK.cpu, CHECK.memory, CHECK.networkInterfaces, CHECK.gpu];

/** How much of something the instance lacks, in the check's unit; 0 where it has enough. */
export function shortage(ask: Ask, check: number, instance: number): number {
  const compared = neededAndAvailable(ask, check, instance);
  return compared === null ? 0 : Math.max(0, compared.needed - compared.available);
}

/** A static host port that the task asks for. */
export interface WantedPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
}

/** The static ports without which the task would have all the others: those that are taken, and as many more as are too many for the instance. */
export function portsInTheWay(ask: Ask, instance: number): WantedPort[] {
  const { requirements, world } = ask;
  const kept = keptFrom(ask, instance);
  const wanted = wantedPorts(ask);
  if (wanted.length === 0) return [];
  const isTaken = ({ port, protocol }: WantedPort) =>
    inUse(world, instance, protocol, port) || (protocol === 'tcp' ? kept.tcpPorts : kept.udpPorts).includes(port);
  const taken = wanted.filter(isTaken);
  const free = wanted.filter((port) => !taken.includes(port));
  const spokenFor = (world.instances.hostPortsInUse[instance] ?? 0) + kept.tcpPorts.length + kept.udpPorts.length;
  const tooMany = spokenFor + requirements.tcpPorts.length + requirements.udpPorts.length - MAX_RESERVED_HOST_PORTS;
  return [...taken, ...free.slice(0, Math.max(0, tooMany - taken.length))];
}

function wantedPorts({ requirements: { tcpPorts, udpPorts } }: Ask): WantedPort[] {
  return [
    ...tcpPorts.map((port): WantedPort => ({ port, protocol: 'tcp' })),
    ...udpPorts.map((port): WantedPort => ({ port, protocol: 'udp' })),
  ];
}

function inUse({ instances }: World, instance: number, protocol: 'tcp' | 'udp', port: number): boolean {
  const inUseThere = protocol === 'tcp' ? instances.tcpPortsInUse[instance] : instances.udpPortsInUse[instance];
  return inUseThere?.has(port) === true;
}
