import { INSTANCE_STATUS } from '../ecs/status';
import type { ContainerInstanceEntry } from '../scenario/scenario';
import { handOverMachine } from './cost/instances';
import type { Engine } from './engine';
import { EVENT, pushEvent } from './event-queue';
import { writeEvent } from './events';
import { GROUP_STAGE } from './capacity/capacity-state';
import { deactivateInstance, enterCluster, finishWait, registerInstance } from './fleet';
import type { NewInstance } from './fleet';
import { writeRecord } from './instance-record';
import { connectionProblem, registrationProblem } from './registration-problem';
import type { RegistrationProblem } from './registration-problem';
import { removeTerminated } from './removal';
import { addSpotEntry } from './spot/rate';

/**
 * Container instances come into the cluster, or do not, and say why. Source: placement-and-lifecycle 6.5; scenario.md, `containerInstances`.
 */

/** Waits between the tries of an agent that cannot reach ECS double from the first to the longest, and end after an hour. */
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 192_000;
const TRIES_FOR_MS = 3_600_000;

/** Registers the instances of an entry, in order, their zones going round the list; those that cannot say so. Answers with the others' indexes. */
export function registerEntry(engine: Engine, entry: ContainerInstanceEntry, entryIndex: number): number[] {
  const registered = registerAll(engine, instancesOf(entry, entryIndex));
  addSpotEntry(engine, entry);
  return registered;
}

/** Registers these, in order; those that cannot say so. Answers with the others' indexes. */
export function registerAll(engine: Engine, wanted: readonly NewInstance[]): number[] {
  const failed: { readonly given: NewInstance; readonly problem: RegistrationProblem }[] = [];
  const registered: number[] = [];
  for (const given of wanted) {
    const problem = registrationProblem(engine, given.entry, given.availabilityZone);
    if (problem === null) registered.push(registerInstance(engine, given));
    else failed.push({ given, problem });
  }
  for (const because of new Set(failed.map(({ problem }) => problem.because))) {
    const alike = failed.filter(({ problem }) => problem.because === because);
    tellOfFailure(
      engine,
      alike.map(({ given }) => given.id),
      because,
      alike[0]?.problem.passes === true,
    );
  }
  for (const { given, problem } of failed) if (problem.passes) tryAgain(engine, given);
  tellOfSilence(engine, registered);
  return registered;
}

/** The instances that an entry asks for. */
export function instancesOf(entry: ContainerInstanceEntry, entryIndex: number): NewInstance[] {
  return Array.from({ length: entry.count }, (_, position) => ({
    entry,
    entryIndex,
    id: entry.count === 1 ? entry.id : `${entry.id}-${position + 1}`,
    availabilityZone: entry.availabilityZones[position % entry.availabilityZones.length] ?? '',
  }));
}

/** What an instance waited for has come: its trunk interface, its machine that was stopped, or a new machine in the place of one that was lost. */
export function instanceReady(engine: Engine, instance: number): void {
  const { instances, instanceLife } = engine.state;
  instanceLife.bootAtMs[instance] = NaN;
  if (instanceLife.groupStage[instance] === GROUP_STAGE.pending) return registerLaunched(engine, instance);
  // A new machine is there before ECS has noticed that the old one is gone (assumption `zone-return`).
  if (!Number.isNaN(instanceLife.terminatedAtMs[instance])) removeTerminated(engine, instance);
  if (instances.status[instance] === INSTANCE_STATUS.INACTIVE) registerAgain(engine, instance);
  else finishWait(engine, instance);
}

/** The machine that a group has launched is up: its agent registers, or does not. */
function registerLaunched(engine: Engine, instance: number): void {
  const { instanceLife, capacity } = engine.state;
  const at = capacity.booting.findIndex((it) => it.instance === instance);
  const given = capacity.booting[at]?.given;
  instanceLife.groupStage[instance] = GROUP_STAGE.inService;
  if (given === undefined) return;
  capacity.booting.splice(at, 1);
  const { entry, id, availabilityZone } = given;
  const problem = registrationProblem(engine, entry, availabilityZone);
  if (problem === null) {
    writeRecord(engine, instance, entry, id, availabilityZone);
    enterCluster(engine, instance, entry);
    return tellOfSilence(engine, [instance]);
  }
  deactivateInstance(engine, instance, false);
  tellOfFailure(engine, [id], problem.because, problem.passes);
  if (problem.passes) tryAgain(engine, given);
}

/** An instance that was here before comes back under its id: a new container instance. */
function registerAgain(engine: Engine, gone: number): void {
  const { state, scenario } = engine;
  const entryIndex = state.instanceLife.entry[gone] ?? -1;
  const entry = scenario.containerInstances[entryIndex];
  const record = state.instances.records[gone];
  if (!entry || !record) return;
  const given = { entry, entryIndex, id: record.id, availabilityZone: record.availabilityZone };
  const problem = registrationProblem(engine, entry, given.availabilityZone);
  if (problem === null) {
    const instance = registerInstance(engine, given);
    handOverMachine(state, gone, instance);
    return tellOfSilence(engine, [instance]);
  }
  tellOfFailure(engine, [given.id], problem.because, problem.passes);
  if (problem.passes) tryAgain(engine, given);
}

/** The agent of an instance that could not register tries once more. */
export function retryRegistration(engine: Engine, index: number): void {
  const { state } = engine;
  const pending = state.registrations[index];
  if (!pending || pending.tries === 0) return;
  const tries = pending.tries + 1;
  const problem = registrationProblem(engine, pending.entry, pending.availabilityZone);
  if (problem === null) {
    state.registrations[index] = { ...pending, tries: 0 };
    const instance = registerInstance(engine, pending);
    writeEvent(engine, 'scaling', `${pending.id} registers at try ${tries}.`, { instances: [instance] });
    return tellOfSilence(engine, [instance]);
  }
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  const givesUp = state.timeMs + waitMs - pending.firstTriedAtMs > TRIES_FOR_MS;
  state.registrations[index] = { ...pending, tries: givesUp ? 0 : tries };
  if (givesUp) writeEvent(engine, 'failure', `${pending.id} gives up after ${tries} tries: ${problem.because}.`);
  else pushEvent(state.queue, state.timeMs + waitMs, EVENT.registrationRetry, index);
}

function tryAgain({ state }: Engine, given: NewInstance): void {
  const index = state.registrations.push({ ...given, firstTriedAtMs: state.timeMs, tries: 1 }) - 1;
  pushEvent(state.queue, state.timeMs + FIRST_WAIT_MS, EVENT.registrationRetry, index);
}

function tellOfFailure(engine: Engine, ids: readonly string[], because: string, triesAgain: boolean): void {
  const again = triesAgain ? ` ${ids.length === 1 ? 'It tries' : 'They try'} again for up to an hour.` : '';
  const verb = ids.length === 1 ? 'does' : 'do';
  writeEvent(engine, 'failure', `${listed(ids)} ${verb} not register: ${because}.${again}`);
}

/** Instances that are in the cluster and still of no use, because their role does not let the agent speak. */
function tellOfSilence(engine: Engine, instances: readonly number[]): void {
  const { state } = engine;
  const first = state.instances.records[instances[0] ?? -1];
  const problem = first === undefined ? null : connectionProblem(engine, first.instanceRole);
  if (problem === null) return;
  const ids = instances.map((instance) => state.instances.records[instance]?.id ?? '');
  const what = problem.connected ? 'cannot tell ECS what becomes of tasks' : 'registers and does not connect';
  writeEvent(engine, 'failure', `${listed(ids)}: the agent ${what}, because ${problem.because}.`, { instances });
}

/** Up to three names, and how many more there are. */
function listed(ids: readonly string[]): string {
  if (ids.length <= 3) return ids.join(', ');
  return `${ids.slice(0, 2).join(', ')} and ${ids.length - 2} more`;
}
