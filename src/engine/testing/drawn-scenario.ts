import type { PlacementExplanation } from '../../frame/explanation';
import { DECISION } from '../../frame/frame';
import type { StopExplanation } from '../../frame/stop-explanation';
import { decisionAt } from '../decisions/decision-rows';
import { explainDecision } from '../explain-decision';
import { explainStop } from '../explain-stop';
import { findTask } from '../names';
import type { Simulation } from '../simulation';
import { drawnCluster } from './cluster-text';
import type { PlainInstance } from './plain-cluster';
import { definition, runTo } from './run-scenario';

/**
 * A small scenario drawn as text, and the decision in it that is to be told:
 *
 *     a1  us-east-1a  2048 cpu  3891 MiB  stack=prod | service:web*2 databases
 *     task databases {"memory": 1024}
 *     service web {"desiredCount": 4, "placementStrategy": [{"type": "random"}]}
 *     at 60 UpdateService {"service": "web", "desiredCount": 2}
 *     tell stop web-4
 *
 * Instances are drawn as for `drawnCluster`; drawn tasks are there at the start, each of the task definition that its group is called like, else of
 * `web`. `task NAME {...}` gives fields of the one container of a task definition (256 CPU units and 512 MiB unless said), `definition NAME {...}`
 * those of the definition itself. `tell place TASK`, `tell stop TASK`, or `tell nowhere OWNER` for a task without a place.
 */
export type DrawnStory = { readonly placement: PlacementExplanation } | { readonly stop: StopExplanation };

const RUN_SECONDS = 900;

/** @throws Error for a drawing that is none, or tells of no decision */
export function drawnStory(text: string): DrawnStory {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [kind, subject] = (lines.find((line) => line.startsWith('tell ')) ?? '').split(' ').slice(1);
  const simulation = runTo(RUN_SECONDS, drawnScenario(lines));
  const number = decisionOf(simulation, kind ?? '', subject ?? '');
  const placement = kind === 'stop' ? null : explainDecision(simulation, number);
  const stop = kind === 'stop' ? explainStop(simulation, number) : null;
  if (placement) return { placement };
  if (stop) return { stop };
  throw new Error(`there is no decision ${kind} ${subject}`);
}

/** The scenario of a drawing, as a document. */
export function drawnScenario(lines: readonly string[]): object {
  const words = new Map<string, [string, object][]>();
  for (const line of lines) {
    const [, word = '', name = '', json = '{}'] =
      /^(task|definition|service|at \S+) (\S+)(?: (\{.*\}))?$/.exec(line) ?? [];
    if (word !== '') words.set(word, [...(words.get(word) ?? []), [name, JSON.parse(json) as object]]);
  }
  const drawn = drawnCluster(lines.filter((line) => /^\S+ +\S+ +\d+ cpu /.test(line)).join('\n'));
  const tasks = Object.fromEntries(words.get('task') ?? []);
  const definitions = Object.fromEntries(words.get('definition') ?? []);
  const families = [...new Set(['web', ...Object.keys(tasks), ...Object.keys(definitions)])];
  const familyOf = (group: string) => families.find((family) => family === group.replace(/^.*:/, '')) ?? 'web';
  return {
    containerInstances: drawn.instances.map(instanceEntry),
    taskDefinitions: families.map((family) =>
      definition(family, { container: tasks[family] ?? {}, ...definitions[family] }),
    ),
    tasks: drawn.tasks.map(({ instance, group }) => ({
      taskDefinition: familyOf(group),
      containerInstance: instance,
      group,
    })),
    services: (words.get('service') ?? []).map(([serviceName, fields]) => ({
      serviceName,
      taskDefinition: familyOf(serviceName),
      ...fields,
    })),
    timeline: [...words].flatMap(([word, entries]) =>
      word.startsWith('at ') ? entries.map(([action, input]) => ({ at: Number(word.slice(3)), action, input })) : [],
    ),
  };
}

function instanceEntry(instance: PlainInstance): object {
  const { id, availabilityZone, attributes, gpus, reservedPorts, agentConnected } = instance;
  return {
    id,
    availabilityZone,
    attributes,
    gpus,
    reservedPorts,
    agentConnected,
    resources: { cpu: instance.cpuUnits, memory: instance.memoryMiB },
    ...(instance.status === 'DRAINING' ? { status: instance.status } : {}),
    ...(instance.capacityProvider === null ? {} : { capacityProvider: instance.capacityProvider }),
  };
}

function decisionOf(simulation: Simulation, kind: string, subject: string): number {
  const { world } = simulation;
  const task = findTask(world, subject);
  if (kind === 'place') return world.tasks.decision[task] ?? -1;
  const owner = world.owners.findIndex(({ name }) => name === subject);
  for (let number = world.decisions.count - 1; number >= 0; number--) {
    const row = decisionAt(world.decisions, number);
    const isIt =
      kind === 'nowhere'
        ? row[DECISION.ownerIndex] === owner && row[DECISION.taskIndex] === -1
        : row[DECISION.taskIndex] === task && world.tasks.decision[task] !== number;
    if (isIt) return number;
  }
  return -1;
}
