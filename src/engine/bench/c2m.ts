import { ZONE_FIELD } from '../../ecs/placement';
import { exampleText, findExample } from '../../scenario/examples/examples';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/scenario';
import { runEngine } from '../clock';
import { setUp } from '../setup';
import { plainDefinition, plainInstance, plainRequest } from '../testing/plain-cluster';
import { oracleContender, realContender } from './contenders';
import { timed } from './lifecycle';
import type { Workload } from './workload';

/** The C2M challenge: 2,000,000 tasks of four services on 6,100 hosts. */

const INSTANCES = 6_100;
const TASKS = 2_000_000;
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** Every choice and the room that it takes, and nothing of the tasks' lives: seconds of processor time. */
export function placeAll(): number {
  const load = c2mWorkload();
  const real = realContender(load);
  const placeEach = () => {
    for (let task = 0; task < load.tasksPerService; task++) {
      for (let service = 0; service < load.requests.length; service++) {
        const instance = real.choose(service);
        if (instance === -1) throw new Error('the tasks do not fit their hosts');
        real.start(service, instance);
      }
    }
  };
  return timed(placeEach) / 1_000;
}

/** Whether the first choices are the oracle's. */
export function beginsAsOracle(placements: number): boolean {
  const load = c2mWorkload();
  const [real, oracle] = [realContender(load), oracleContender(load)];
  for (let task = 0; task < placements; task++) {
    const service = task % load.requests.length;
    const instance = real.choose(service);
    if (oracle.choose(service) !== instance) return false;
    for (const contender of [real, oracle]) contender.start(service, instance);
  }
  return true;
}

export interface WholeRun {
  /** Of processor time. */
  readonly seconds: number;
  readonly tasks: number;
}

/** The example through the whole engine, from a world that is set up until every task has its place. */
export function runExample(): WholeRun {
  const engine = setUp(c2mScenario());
  const tookMs = timed(() => runEngine(engine, 1_000));
  return { seconds: tookMs / 1_000, tasks: engine.state.tasks.count };
}

function c2mScenario(): Scenario {
  const example = findExample('c2m');
  const parsed = parseScenario(example ? exampleText(example) : '', Number.MAX_SAFE_INTEGER);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.scenario;
}

/** The same as plain objects: the hosts are m5.12xlarge. */
function c2mWorkload(): Workload {
  const chains = [
    [
      { type: 'spread', field: ZONE_FIELD },
      { type: 'binpack', field: 'memory' },
    ],
    [{ type: 'binpack', field: 'cpu' }],
    [{ type: 'spread', field: 'instanceId' }],
    [{ type: 'random' }],
  ] as const;
  return {
    cluster: {
      instances: Array.from({ length: INSTANCES }, (_, index) =>
        plainInstance({
          id: `i${index}`,
          availabilityZone: ZONES[index % ZONES.length] ?? '',
          cpuUnits: 49_152,
          memoryMiB: 191_283,
        }),
      ),
      definitions: { redis: plainDefinition({ cpuUnits: 128, memoryMiB: 256 }) },
      tasks: [],
    },
    requests: chains.map((strategies, index) =>
      plainRequest({ definition: 'redis', group: `service:redis-${index + 1}`, strategies }),
    ),
    tasksPerService: TASKS / chains.length,
  };
}
