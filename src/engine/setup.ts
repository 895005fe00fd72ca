import type { InitialTaskEntry, Scenario, TimelineEntry } from '../scenario/scenario';
import { errorOf } from '../scenario/refusal/refusal';
import { createServiceRefusals } from '../scenario/refusal/service';
import { unauthorized } from './actions/authorize';
import { launchOf } from './capacity/launch-target';
import { setUpCapacity, startGroups } from './capacity/setup';
import { createEngine } from './engine';
import type { Engine } from './engine';
import { EVENT, pushEvent } from './event-queue';
import { writeEvent } from './events';
import { initialOnFargate, initialZone } from './fargate/initial';
import { registerEntry } from './registration';
import { findInstance, findService, findTaskDefinition, nameOf, ownerIndex } from './names';
import { prepare } from './placement/ask';
import { requirementFailure } from './placement/requirements';
import { reasonOf } from './placement/run-task';
import { addFargateSpot } from './spot/rate';
import { setUpScaling } from './scaling/requests';
import { addDeployment, addService } from './service/create';
import { primaryOf } from './service/counts';
import { requestContext } from './service/request-context';
import { isDaemon } from './service/kind';
import { registrationOf } from './load-balancing/registration';
import { targetGroupsOf } from './load-balancing/target-groups';
import { addSpotGroups } from './spot/rate';
import { emptyState } from './state';
import type { ServiceState, SimulationState } from './state';
import { createRunningTask } from './task/create';
import { PLATFORM, platformOfProvider } from './task-rows/platform';
import { groupIndex, hasTaskOn } from './world';

/** The world at second 0: what the scenario says is there, before anything is scheduled. `sharesPlans` as in `emptyState`. */
export function setUp(scenario: Scenario, sharesPlans = true): Engine {
  const state = emptyState(scenario.seed, sharesPlans);
  const engine = createEngine(scenario, state);
  state.taskLife.healthyWaitMs = engine.timingsMs.healthyWait;
  state.zones.push(...scenario.zones);
  state.targetGroups.push(...targetGroupsOf(scenario));
  const { lens } = engine;
  state.taskDefinitions.push(...scenario.taskDefinitions.map((it) => lens?.definition(it) ?? it));
  state.taskDefinitionInactive.push(...scenario.taskDefinitions.map(() => false));
  for (const [image, behaviour] of Object.entries(scenario.images)) state.images.set(image, behaviour);
  nameOwners(engine);
  setUpCapacity(engine);
  registerFleet(engine);
  startGroups(engine);
  addSpotGroups(engine);
  createServices(engine);
  setUpScaling(engine);
  addFargateSpot(engine, scenario.quotas['fargateSpotInterruptionsPerHour'] ?? 0);
  for (const entry of scenario.tasks) addInitialTasks(engine, entry);
  // What is there comes first, also where the family stands in for a service that ECS has refused: who acts later names the others in the same order.
  for (const entry of scenario.timeline) nameOwnerOf(state, entry);
  state.timeline.push(...scenario.timeline);
  state.timeline.forEach((entry, index) =>
    pushEvent(state.queue, Math.round(entry.at * 1_000), EVENT.timeline, index, 0, index),
  );
  return engine;
}

/** Services and families get their colours in the order in which the scenario first names them. */
function nameOwners({ state, scenario }: Engine): void {
  for (const service of scenario.services) ownerIndex(state, 'service', service.serviceName);
  for (const entry of scenario.tasks) {
    if (serviceOfGroup(entry.group) === null) ownerIndex(state, 'family', familyOf(entry.taskDefinition));
  }
}

/** The service or family that an entry of the timeline names, whenever that happens. */
export function nameOwnerOf(state: SimulationState, { action, input }: TimelineEntry): void {
  const { serviceName, taskDefinition } = input;
  if (action === 'CreateService' && typeof serviceName === 'string') ownerIndex(state, 'service', serviceName);
  if ((action === 'RunTask' || action === 'StartTask') && typeof taskDefinition === 'string') {
    ownerIndex(state, 'family', familyOf(taskDefinition));
  }
}

function registerFleet(engine: Engine): void {
  const { state, scenario } = engine;
  scenario.containerInstances.forEach((entry, index) => {
    if (entry.at === 0) registerEntry(engine, entry, index);
    else pushEvent(state.queue, Math.round(entry.at * 1_000), EVENT.registration, index, 0, index);
  });
}

/** Services that ECS refuses come first among the responses. */
function createServices(engine: Engine): void {
  const { state, scenario } = engine;
  for (const input of scenario.services) {
    const refusal = createServiceRefusals(input, requestContext(engine))[0];
    const error = unauthorized(engine, 'CreateService', input) ?? (refusal ? errorOf(refusal) : null);
    if (error) {
      const { code, message } = error;
      state.responses.push({ atMs: 0, action: 'CreateService', error: { code, message } });
      const owner = ownerIndex(state, 'service', input.serviceName);
      writeEvent(engine, 'refused', `CreateService ${input.serviceName}: ${message}`, { owner, errorCode: code });
    } else {
      pushEvent(state.queue, 0, EVENT.createService, addService(engine, input));
    }
  }
}

/** Tasks that are RUNNING when the run begins, where they fit (scenario.md, `tasks`). */
function addInitialTasks(engine: Engine, entry: InitialTaskEntry): void {
  const { state } = engine;
  const instance = findInstance(state, entry.containerInstance ?? '');
  const taskDefinition = findTaskDefinition(state, entry.taskDefinition);
  const zone = entry.launchType === 'FARGATE' ? initialZone(engine, entry) : null;
  if (zone === null && instance < 0)
    return leaveOut(engine, entry, `there is no container instance ${entry.containerInstance ?? ''}`);
  if (zone !== null && zone < 0)
    return leaveOut(engine, entry, `there is no Availability Zone ${entry.availabilityZone ?? ''}`);
  if (taskDefinition < 0) return leaveOut(engine, entry, `there is no task definition ${entry.taskDefinition}`);
  const service = findService(state, serviceOfGroup(entry.group) ?? '');
  const family = state.taskDefinitions[taskDefinition]?.family ?? '';
  const group = groupIndex(state, entry.group ?? `family:${family}`);
  const owner = state.services[service]?.owner ?? ownerIndex(state, 'family', family);
  const deployment = service < 0 ? -1 : deploymentFor(engine, service, taskDefinition);
  const found = state.services[service];
  for (let number = 0; number < entry.count; number++) {
    const isSecond = found && isDaemon(found) && hasTaskOn(state.groups[group], instance);
    const reason = isSecond
      ? 'a daemon has one task there'
      : zone === null
        ? reasonNotToFit(engine, taskDefinition, group, instance)
        : reasonNotOnFargate(engine, taskDefinition);
    if (reason !== null) return leaveOut(engine, entry, reason, entry.count - number);
    createRunningTask(engine, {
      taskDefinition,
      owner,
      group,
      instance: zone === null ? instance : -1,
      ...(zone === null
        ? { platform: initialPlatform(state, found, instance) }
        : initialOnFargate(engine, zone, found, deployment)),
      deployment,
      startedBy: state.deployments[deployment]?.id ?? entry.startedBy,
      decision: -1,
      ...(found ? registrationOf(engine, found.input) : { activatingMs: 0, deactivatingMs: 0 }),
    });
  }
}

/** Of a service's task on an instance: the capacity provider that both name, else launch type EC2. */
function initialPlatform(state: SimulationState, service: ServiceState | undefined, instance: number): number {
  const provider = state.instances.capacityProvider[instance] ?? -1;
  const targets = service === undefined ? [] : launchOf(state, service.input).targets;
  const isNamed = provider >= 0 && targets.some((target) => target.provider === provider);
  return isNamed ? platformOfProvider(provider) : PLATFORM.ec2;
}

/** The service's deployment of that revision: its own, or an older one that is still ACTIVE. */
function deploymentFor(engine: Engine, index: number, taskDefinition: number): number {
  const { state } = engine;
  const service = state.services[index];
  if (!service) return -1;
  const known = service.deployments.find((it) => state.deployments[it]?.taskDefinition === taskDefinition);
  if (known !== undefined) return known;
  const older = addDeployment(engine, index, taskDefinition, primaryOf(state, service) ? 'ACTIVE' : 'PRIMARY');
  service.deployments.push(older);
  return older;
}

function reasonNotOnFargate({ state }: Engine, taskDefinition: number): string | null {
  const compatible = state.taskDefinitions[taskDefinition]?.compatibilities.includes('FARGATE') === true;
  return compatible ? null : 'the task definition does not support Fargate';
}

function reasonNotToFit({ state }: Engine, taskDefinition: number, group: number, instance: number): string | null {
  const ask = prepare(state, {
    taskDefinition,
    group,
    zones: null,
    strategies: [],
    memberOf: [],
    distinctInstance: false,
    capacityProvider: null,
    // What is there came before all that is kept.
    takesKeptRoom: true,
  });
  const check = requirementFailure(ask, instance);
  return check === 0 ? null : (reasonOf(check) ?? 'it does not fit');
}

function leaveOut(engine: Engine, entry: InitialTaskEntry, reason: string, count = entry.count): void {
  const where = entry.containerInstance === null ? '' : ` on ${entry.containerInstance}`;
  const [tasks, are] = count === 1 ? ['A task', 'is'] : [`${count} tasks`, 'are'];
  const message = `${tasks} of ${entry.taskDefinition} that should be RUNNING${where} ${are} left out: ${reason}.`;
  writeEvent(engine, 'refused', message);
}

function serviceOfGroup(group: string | null): string | null {
  return group?.startsWith('service:') === true ? group.slice('service:'.length) : null;
}

function familyOf(reference: string): string {
  return nameOf(reference).split(':')[0] ?? reference;
}
