import aDaemonAndANewInstance from './a-daemon-and-a-new-instance.json';
import aFailingHealthCheck from './a-failing-health-check.json';
import aMissingExecutionRole from './a-missing-execution-role.json';
import aMorning from './a-morning.json';
import aStuckUpdate from './a-stuck-update.json';
import c2m from './at-scale/c2m.json';
import fiveThousandInstances from './at-scale/five-thousand-instances.json';
import baseAndWeight from './base-and-weight.json';
import beforeTheSale from './before-the-sale.json';
import binpackAgainstSpread from './binpack-against-spread.json';
import blueGreenAgainstRolling from './blue-green-against-rolling.json';
import circuitBreaker from './circuit-breaker.json';
import dayAndNight from './day-and-night.json';
import distinctInstanceIsNotSpread from './distinct-instance-is-not-spread.json';
import drainBeforeMaintenance from './drain-before-maintenance.json';
import ec2AgainstFargate from './ec2-against-fargate.json';
import losingAZone from './losing-a-zone.json';
import memberOf from './member-of.json';
import networkInterfaces from './network-interfaces.json';
import orderOfStrategies from './order-of-strategies.json';
import podsOnEks from './pods-on-eks.json';
import rebalancingOnAndOff from './rebalancing-on-and-off.json';
import rollingUpdate from './rolling-update.json';
import scaleFromZero from './scale-from-zero.json';
import sidecars from './sidecars.json';
import sigkill from './sigkill.json';
import spotStorm from './spot-storm.json';
import spreadThenBinpack from './spread-then-binpack.json';
import staticPort from './static-port.json';
import stepAgainstTracking from './step-against-tracking.json';
import targetCapacity from './target-capacity.json';
import threeOrders from './three-orders.json';
import unequalZones from './unequal-zones.json';
import whatBinpackBuys from './what-binpack-buys.json';
import { formatScenario } from '../format';

/** The parts of the gallery, in order. */
export const TOPICS = [
  'Where tasks go',
  'Side by side',
  'What happens in time',
  'Where room comes from',
  'At scale',
] as const;
export type Topic = (typeof TOPICS)[number];

/** A built-in scenario. `id` is what a link names it by, `#e=binpack-against-spread`: it never changes. */
export interface Example {
  readonly id: string;
  /** The part of the gallery that it is in. */
  readonly topic: Topic;
  readonly title: string;
  /** Two sentences: what is there to see, and what to do or look for. */
  readonly description: string;
  /** The document, without defaults. */
  readonly scenario: unknown;
}

/** The gallery, in order. A new example is a file and one line here. The first opens for a newcomer. */
export const EXAMPLES: readonly Example[] = [
  example('binpack-against-spread', binpackAgainstSpread),
  example('spread-then-binpack', spreadThenBinpack),
  example('order-of-strategies', orderOfStrategies),
  example('distinct-instance-is-not-spread', distinctInstanceIsNotSpread),
  example('member-of', memberOf),
  example('static-port', staticPort),
  example('unequal-zones', unequalZones),
  example('network-interfaces', networkInterfaces),
  example('a-morning', aMorning),
  example('what-binpack-buys', whatBinpackBuys, 'Side by side'),
  example('rebalancing-on-and-off', rebalancingOnAndOff, 'Side by side'),
  example('three-orders', threeOrders, 'Side by side'),
  inTime('rolling-update', rollingUpdate),
  inTime('a-stuck-update', aStuckUpdate),
  inTime('circuit-breaker', circuitBreaker),
  inTime('blue-green-against-rolling', blueGreenAgainstRolling),
  inTime('a-failing-health-check', aFailingHealthCheck),
  inTime('drain-before-maintenance', drainBeforeMaintenance),
  inTime('losing-a-zone', losingAZone),
  inTime('a-daemon-and-a-new-instance', aDaemonAndANewInstance),
  inTime('sidecars', sidecars),
  inTime('sigkill', sigkill),
  inTime('a-missing-execution-role', aMissingExecutionRole),
  ofCapacity('scale-from-zero', scaleFromZero),
  ofCapacity('target-capacity', targetCapacity),
  ofCapacity('base-and-weight', baseAndWeight),
  ofCapacity('spot-storm', spotStorm),
  ofCapacity('day-and-night', dayAndNight),
  ofCapacity('step-against-tracking', stepAgainstTracking),
  ofCapacity('before-the-sale', beforeTheSale),
  ofCapacity('ec2-against-fargate', ec2AgainstFargate),
  ofCapacity('pods-on-eks', podsOnEks),
  example('five-thousand-instances', fiveThousandInstances, 'At scale'),
  example('c2m', c2m, 'At scale'),
];

function example(id: string, scenario: Named, topic: Topic = 'Where tasks go'): Example {
  return { id, topic, title: scenario.name, description: scenario.description, scenario };
}

function inTime(id: string, scenario: Named): Example {
  return example(id, scenario, 'What happens in time');
}

function ofCapacity(id: string, scenario: Named): Example {
  return example(id, scenario, 'Where room comes from');
}

interface Named {
  readonly name: string;
  readonly description: string;
}

export function findExample(id: string): Example | undefined {
  return EXAMPLES.find((candidate) => candidate.id === id);
}

/** The document as the editor shows it. */
export function exampleText({ scenario }: Example): string {
  return formatScenario(scenario);
}
