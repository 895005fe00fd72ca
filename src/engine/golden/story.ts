import { DESIRED_STATUS, TASK_STATUSES } from '../../ecs/status';
import type { ContainerDetail } from '../../frame/explanation';
import { describeTask } from '../describe';
import { instanceId, shortNameOf, taskIdAt } from '../names';
import type { Simulation } from '../simulation';
import { isPresent } from '../state';
import { stoppedReason } from '../task-rows/endings';
import { fargateZone } from '../task-rows/platform';

/**
 * A run as text, one readable line an event: the second, what kind of thing happened, and what. Equal changes of one moment share a line. Tasks go by
 * their short names.
 */
export function storyOf(simulation: Simulation, limitMs: number): string {
  const lines: string[] = [];
  const seen = { events: 0, responses: 0, tasks: new Map<number, string>() };
  while ((simulation.nextEventAtMs() ?? Infinity) <= limitMs && simulation.step()) {
    const changes = changesSince(simulation, seen);
    // What a pass or an action brings about belongs to the line that tells of it.
    lines.push(...newEvents(simulation, seen), ...changes);
  }
  return `${[...merged(lines), '', ...ending(simulation)].join('\n')}\n`;
}

/** Neighbouring lines of one moment and one status, made into one. */
function merged(lines: readonly string[]): string[] {
  const result: string[] = [];
  for (const text of lines) {
    const head = text.slice(0, HEAD);
    const last = result.at(-1);
    const isStatus = /[A-Z]{4}/.test(head);
    if (isStatus && last?.startsWith(head)) result[result.length - 1] = `${last} ${text.slice(HEAD)}`;
    else result.push(text);
  }
  return result;
}

interface Seen {
  events: number;
  responses: number;
  /** Status of each task as last told. */
  readonly tasks: Map<number, string>;
}

function newEvents(simulation: Simulation, seen: Seen): string[] {
  const { world } = simulation;
  const events = world.events
    .slice(seen.events)
    .map(({ kind, message }) => line(simulation, kind, withShortNames(simulation, message)));
  const failures = world.responses
    .slice(seen.responses)
    .flatMap((response) => response.failures ?? [])
    .map(({ arn, reason }) => line(simulation, 'failure', `${arn} ${reason}`));
  seen.events = world.events.length;
  seen.responses = world.responses.length;
  return [...events, ...failures];
}

function changesSince(simulation: Simulation, seen: Seen): string[] {
  const { world } = simulation;
  const byStatus = new Map<string, string[]>();
  for (let task = 0; task < world.tasks.count; task++) {
    const status = TASK_STATUSES[world.tasks.lastStatus[task] ?? 0] ?? '';
    const told =
      world.tasks.desiredStatus[task] === DESIRED_STATUS.STOPPED && status === 'RUNNING'
        ? `${status}, told to stop`
        : status;
    if (seen.tasks.get(task) === told) continue;
    const isNew = !seen.tasks.has(task);
    seen.tasks.set(task, told);
    const zone = fargateZone(world, task);
    const place = zone >= 0 ? (world.zones[zone] ?? '') : instanceId(world, world.tasks.instanceIndex[task] ?? -1);
    const where = isNew ? `@${place}` : '';
    const names = byStatus.get(told) ?? [];
    names.push(`${shortNameOf(world, task)}${where}`);
    byStatus.set(told, names);
  }
  return [...byStatus].map(([status, names]) => line(simulation, status, names.join(' ')));
}

function ending(simulation: Simulation): string[] {
  const { world } = simulation;
  const perInstance = world.instances.records.flatMap(({ id }, instance) =>
    isPresent(world, instance) ? `${id} ${world.instances.runningTasksCount[instance] ?? 0}` : [],
  );
  const stopped = Array.from({ length: world.tasks.count }, (_, task) => task).flatMap((task) => {
    const reason = stoppedReason(world, task);
    return reason ? `${shortNameOf(world, task)} stopped: ${reason}` : [];
  });
  const perZone = tasksOnFargate(simulation);
  return [`live tasks: ${[...perInstance, ...perZone].join(', ')}`, ...stopped, ...containerLives(simulation)];
}

/** `us-east-1a 3`: live tasks on Fargate by zone. */
function tasksOnFargate({ world }: Simulation): string[] {
  return world.zones.flatMap((name, zone) => {
    const tasks = world.fargate.tasksByZone.reduce((sum, zones) => sum + (zones[zone] ?? 0), 0);
    return tasks === 0 ? [] : `${name} ${tasks}`;
  });
}

/** Of tasks with several containers what each has been through: `web-1 app: waiting 1-8, pulling 8-13, ... exit 0`. */
function containerLives(simulation: Simulation): string[] {
  const { world } = simulation;
  return Array.from({ length: world.tasks.count }, (_, task) => task).flatMap((task) => {
    const containers = describeTask(simulation, task)?.containers ?? [];
    if (containers.length < 2) return [];
    return ['', ...containers.map((container) => `${shortNameOf(world, task)} ${lifeOf(container)}`)];
  });
}

function lifeOf({ name, phases, marks, exitCode, reason }: ContainerDetail): string {
  const spans = phases.map(({ phase, from, to }) => `${phase} ${from}-${to ?? ''}`);
  const instants = marks.map(({ at, what }) => `${what} at ${at}`);
  const end = [...(exitCode === null ? [] : [`exit ${exitCode}`]), ...(reason === null ? [] : [reason])];
  return `${name}: ${[spans.join(', '), instants.join(', '), end.join(': ')].filter((it) => it !== '').join('; ')}`;
}

/** `(task 32 digits)` by the name that people read. */
function withShortNames({ world }: Simulation, message: string): string {
  const names = new Map(
    Array.from({ length: world.tasks.count }, (_, task) => [taskIdAt(world, task), shortNameOf(world, task)]),
  );
  return message.replaceAll(/\(task ([0-9a-f]{32})\)/g, (_, id: string) => names.get(id) ?? id);
}

/** Characters before a line's text: the second, the kind, and the spaces between. */
const HEAD = 23;

function line({ timeMs }: Simulation, kind: string, text: string): string {
  return `${String(timeMs / 1_000).padStart(7)} ${kind.padEnd(14)} ${text}`.trimEnd();
}
