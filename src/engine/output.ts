import type { PlacementExplanation } from '../frame/explanation';
import type { Measures } from '../frame/measures';
import type { StopExplanation } from '../frame/stop-explanation';
import { describedDeployment, describedInstance, describedTask } from './describe';
import type { DescribedInstance, DescribedTask } from './describe';
import { explainEveryDecision } from './explain-decision';
import type { Stories } from './explain/stories';
import { describedTargetGroups } from './load-balancing/target-rows';
import type { DescribedTargetGroup } from './load-balancing/target-rows';
import { createMeasurer } from './measures/measures';
import { instanceId, taskIdAt } from './names';
import { serviceCountsOf } from './service/described';
import { reasonText } from './service/messages';
import type { Simulation } from './simulation';
import type { ActionResponse, ServiceState, SimulationState } from './state';

/**
 * What `simulate` prints. The names are a contract that other tools read (scenario.md, the command line): add, don't rename.
 * Times in simulated seconds.
 */
export interface SimulationOutput {
  readonly time: number;
  readonly tasks: readonly (DescribedTask & { readonly placement?: PlacementExplanation | null })[];
  readonly containerInstances: readonly DescribedInstance[];
  readonly services: readonly Readonly<Record<string, unknown>>[];
  readonly targetGroups: readonly DescribedTargetGroup[];
  readonly responses: readonly Readonly<Record<string, unknown>>[];
  readonly events: readonly { readonly at: number; readonly service: string; readonly message: string }[];
  readonly unplaced: readonly Readonly<Record<string, unknown>>[];
  /** With `--explain`: every choice of a task to stop, in order. */
  readonly stops?: readonly StopExplanation[];
  /** Of the scenario's `tasks`: which are not RUNNING at the start, and why, as sentences. */
  readonly leftOut: readonly string[];
  readonly metrics: Metrics;
  readonly stateHash: string;
}

/** The scoreboard of the run, with the zones of all tasks together balanced. */
type Metrics = Omit<Measures, 'timeMs' | 'instances' | 'idleInstances' | 'outage'>;

function metricsOf(simulation: Simulation): Metrics {
  const measures = createMeasurer().measure(simulation, null);
  const { timeMs: _timeMs, instances: _instances, idleInstances: _idle, outage: _outage, ...metrics } = measures;
  return metrics;
}

/** The present moment and all that led to it. `explain`: every placed or unplaced task with the story of its placement. */
export function outputOf(simulation: Simulation, { explain = false } = {}): SimulationOutput {
  const { world } = simulation;
  const { instances } = world;
  const stories = explain ? explainEveryDecision(simulation) : null;
  return {
    time: world.timeMs / 1_000,
    tasks: Array.from({ length: world.tasks.count }, (_, task) => ({
      ...describedTask(world, task),
      ...(stories === null ? {} : { placement: stories.placements.get(world.tasks.decision[task] ?? -1) ?? null }),
    })),
    containerInstances: instances.records.map((_, instance) => describedInstance(world, instance)),
    services: world.services.map((service) => describedService(simulation, service)),
    targetGroups: describedTargetGroups(world),
    responses: world.responses.map((response) => responseOf(simulation, response, stories)),
    events: world.events.flatMap((event) => serviceEvent(simulation, event)),
    unplaced: world.services.flatMap((service) => unplacedOf(world, service, stories)),
    ...(stories === null ? {} : { stops: [...stories.stops.values()] }),
    leftOut: world.events.flatMap(({ kind, errorCode, message }) =>
      kind === 'refused' && errorCode === null ? [message] : [],
    ),
    metrics: metricsOf(simulation),
    stateHash: simulation.stateHash(),
  };
}

function describedService({ world }: Simulation, service: ServiceState): Readonly<Record<string, unknown>> {
  return {
    serviceName: service.name,
    status: service.status,
    desiredCount: service.desiredCount,
    ...serviceCountsOf(world, service),
    ...(service.notStarted === null ? {} : { notSimulated: service.notStarted }),
    deployments: service.deployments.map((deployment) => describedDeployment(world, service, deployment)),
  };
}

function responseOf(
  { world }: Simulation,
  { atMs, action, tasks = [], failures = [], error, notSimulated, unplaced }: ActionResponse,
  stories: Stories | null,
): Readonly<Record<string, unknown>> {
  return {
    at: atMs / 1_000,
    action,
    tasks: tasks.map((task) => taskIdAt(world, task)),
    failures,
    error,
    ...(notSimulated === undefined ? {} : { notSimulated }),
    ...(stories === null || unplaced === undefined ? {} : { placement: stories.placements.get(unplaced) ?? null }),
  };
}

/** ECS's service events; what the actions came to is in `responses`. Assumption `events-kept`. */
function serviceEvent(
  { world }: Simulation,
  event: Simulation['events'][number],
): SimulationOutput['events'][number][] {
  const owner = world.owners[event.ownerIndex ?? -1];
  if (owner?.kind !== 'service' || !event.message.startsWith('(service ')) return [];
  return [{ at: event.atMs / 1_000, service: owner.name, message: event.message }];
}

/** The placement that a service could not make at its latest pass. */
function unplacedOf(
  world: SimulationState,
  service: ServiceState,
  stories: Stories | null,
): Readonly<Record<string, unknown>>[] {
  const { failure, name } = service;
  if (failure === null || failure.unplaced === 0) return [];
  const { closestInstance, check, atMs, decision } = failure;
  const closest = closestInstance < 0 ? null : instanceId(world, closestInstance);
  const reason =
    failure.reason ??
    (closest === null ? 'No Container Instances were found in your cluster.' : reasonText(check));
  const story = stories?.placements.get(decision);
  const placement = story === undefined ? {} : { placement: { ...story, at: atMs / 1_000 } };
  return [{ service: name, at: atMs / 1_000, reason, closest, ...placement }];
}
