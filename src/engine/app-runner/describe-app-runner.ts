import type { AppRunnerSettings } from '../../ecs/app-runner';
import { COST_KINDS } from '../../ecs/cost-kinds';
import { fargatePrice, NANO_PER_USD, PRICES_AS_OF } from '../../ecs/prices';
import { APP_RUNNER_ROW, APP_RUNNER_ROW_WIDTH } from '../../frame/app-runner';
import type { AppRunnerDetail } from '../../frame/app-runner';
import type { ServiceDetail } from '../../frame/explanation';
import { countedAt } from '../cost/meters';
import { ownerMeter } from '../cost/state';
import { describeService } from '../describe-service';
import { requestsBetween } from '../scaling/demand';
import { liveCount } from '../service/live-tasks';
import type { Moment } from '../simulation';
import { appRunnerState } from './model';

const MINUTE_S = 60;
/** A chart has no more points than this to show. */
const MOST_ROWS = 2_880;

/**
 * A service under its load as App Runner would run it, and beside it what ECS did; null where it is no service, or has no load. App Runner follows
 * the demand at once; nothing of the run depends on it.
 */
export function describeAppRunner(moment: Moment, owner: number, settings: AppRunnerSettings): AppRunnerDetail | null {
  const { world, scenario } = moment;
  const service = describeService(moment, owner);
  const load = scenario.load.find((entry) => entry.service === service?.name);
  if (service === null || load === undefined) return null;
  const { onFargate, perTask } = taskPrice(moment, service);
  const endS = world.timeMs / 1_000;
  const stepS = MINUTE_S * Math.max(1, Math.ceil(endS / MINUTE_S / MOST_ROWS));
  const count = Math.ceil(endS / stepS);
  const history = new Float64Array(count * APP_RUNNER_ROW_WIDTH);
  const ecs = stepsOf(service);
  let accumulated = 0;
  for (let row = 0; row < count; row++) {
    const fromS = row * stepS;
    const toS = Math.min(endS, fromS + stepS);
    const demand = requestsBetween(load.requestsPerSecond, fromS, toS) / (toS - fromS);
    const concurrentMilli = Math.round(demand * settings.secondsPerRequest * 1_000);
    const { active, provisioned, overMilli, perHour } = appRunnerState(settings, concurrentMilli);
    const { desired, running } = ecs(toS);
    const values = {
      timeMs: toS * 1_000,
      demand,
      concurrent: concurrentMilli / 1_000,
      active,
      provisioned,
      over: overMilli / 1_000,
      costPerHour: perHour / NANO_PER_USD,
      ecsDesired: desired,
      ecsRunning: running,
      ecsCostPerHour: (running * perTask) / NANO_PER_USD,
    };
    for (const [name, column] of Object.entries(APP_RUNNER_ROW))
      history[row * APP_RUNNER_ROW_WIDTH + column] = values[name as keyof typeof values];
    accumulated += (perHour * (toS - fromS)) / 3_600;
  }
  return {
    ownerIndex: owner,
    pricesAsOf: PRICES_AS_OF,
    serviceName: service.name,
    history,
    accumulated: { appRunner: accumulated / NANO_PER_USD, ecs: spentBy(moment, owner) / NANO_PER_USD },
    ecsTaskPerHour: perTask / NANO_PER_USD,
    onFargate,
  };
}

/** Desired and running tasks at ascending seconds. */
function stepsOf({ bounds, deployments }: ServiceDetail): (second: number) => { desired: number; running: number } {
  const changes = deployments.map(({ counts }) => ({ counts, next: 0, running: 0 }));
  let bound = 0;
  let desired = 0;
  return (second) => {
    for (; bound < bounds.length && (bounds[bound]?.at ?? Infinity) <= second; bound++)
      desired = bounds[bound]?.desired ?? desired;
    for (const each of changes)
      for (; each.next < each.counts.length && (each.counts[each.next]?.at ?? Infinity) <= second; each.next++)
        each.running = each.counts[each.next]?.running ?? each.running;
    return { desired, running: changes.reduce((sum, { running }) => sum + running, 0) };
  };
}

/** What one task costs an hour: Fargate's price of its size; on EC2 what the service's share of the instances comes to for each task of the present. */
function taskPrice({ world }: Moment, { ownerIndex }: ServiceDetail): { onFargate: boolean; perTask: number } {
  const service = world.services.findLast(({ owner }) => owner === ownerIndex);
  const primary = world.deployments[service?.deployments[0] ?? -1];
  const registered = world.taskDefinitions[primary?.taskDefinition ?? -1];
  const runtime = registered?.input.runtimePlatform;
  const strategy = service?.input.capacityProviderStrategy ?? [];
  const onFargate =
    service?.input.launchType === 'FARGATE' ||
    strategy.some(({ capacityProvider }) => capacityProvider.startsWith('FARGATE'));
  const live = service === undefined ? 0 : liveCount(service);
  const share = sumOfMeters(world, ownerIndex, (meter) => world.cost.meters.nanoUsdPerHour[meter] ?? 0);
  if (!onFargate && live > 0 && share > 0) return { onFargate, perTask: Math.round(share / live) };
  const perTask = fargatePrice({
    cpuUnits: registered?.requirements.cpuUnits ?? 0,
    memoryMiB: registered?.requirements.memoryMiB ?? 0,
    ephemeralStorageGiB: registered?.input.ephemeralStorage?.sizeInGiB ?? null,
    architecture: runtime?.cpuArchitecture ?? 'X86_64',
    operatingSystem: runtime?.operatingSystemFamily ?? 'LINUX',
    spot: false,
  });
  return { onFargate, perTask };
}

/** What an owner has cost since second 0, in billionths of a US dollar. */
function spentBy({ world }: Moment, owner: number): number {
  return sumOfMeters(world, owner, (meter) => countedAt(world.cost.meters, meter, world.timeMs));
}

function sumOfMeters({ cost: { meters } }: Moment['world'], owner: number, of: (meter: number) => number): number {
  return COST_KINDS.reduce((sum, _, kind) => {
    const meter = ownerMeter(owner, kind);
    return meter < meters.count ? sum + of(meter) : sum;
  }, 0);
}
