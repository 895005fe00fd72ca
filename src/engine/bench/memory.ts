import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TASK_STATUS } from '../../ecs/status';
import type { Scenario } from '../../scenario/scenario';
import { runEngine } from '../clock';
import type { Engine } from '../engine';
import { setUp } from '../setup';
import { scenarioOf } from '../testing/run-scenario';
import { atMost } from './figure';
import type { Figure } from './figure';

/**
 * What a task takes in the engine, in bytes: everything alive before the first of N tasks is created, against everything alive when all of them are
 * RUNNING, columns' room to grow, lists, counters and what the services have said of it included.
 */
export interface TaskMemory {
  readonly tasks: number;
  /** Bytes a task, without the log of decisions, and with it. */
  readonly bytes: number;
  readonly bytesWithDecision: number;
}

/** The 2,000,000 tasks on 6,100 hosts of the C2M challenge, and a tenth of it. */
export const C2M_SIZE = { instances: 6_100, tasks: 2_000_000 };
export const TENTH_OF_C2M = { instances: 610, tasks: 200_000 };

const BYTES_AT = 40;
const BYTES_WITH_DECISION_AT = 64;
const SERVICES = 10;
const QUIET_MS = 60_000;
/** Long enough for all to be RUNNING, in simulated ms. */
const END_MS = 3_600_000;

export function measureMemory({ instances, tasks }: typeof C2M_SIZE = TENTH_OF_C2M): TaskMemory {
  // What the engine's own code takes once it is compiled belongs to no task.
  runAll(setUp(memoryScenario(SERVICES, SERVICES * 100)), SERVICES * 100);
  const engine = setUp(memoryScenario(instances, tasks));
  const before = bytesInUse();
  runAll(engine, tasks);
  const after = bytesInUse();
  const { decisions, tasks: table, totals } = engine.state;
  if (table.count !== tasks || running(totals.tasksByStatus) !== tasks)
    throw new Error(`${running(totals.tasksByStatus)} of ${tasks} tasks are RUNNING`);
  // A task knows the number of its decision for the sake of the record alone.
  const ofDecisions = decisions.chunks.reduce((sum, chunk) => sum + chunk.byteLength, table.decision.byteLength);
  return { tasks, bytes: (after - before - ofDecisions) / tasks, bytesWithDecision: (after - before) / tasks };
}

function runAll(engine: Engine, tasks: number): void {
  for (let seconds = 0; seconds * 1_000 < END_MS && running(engine.state.totals.tasksByStatus) < tasks; seconds += 10)
    runEngine(engine, seconds * 1_000);
  // And quiet: what creating them needed for a moment is no task's.
  runEngine(engine, engine.state.timeMs + QUIET_MS);
}

function running(tasksByStatus: Int32Array): number {
  return tasksByStatus[TASK_STATUS.RUNNING] ?? 0;
}

function memoryScenario(instances: number, tasks: number): Scenario {
  const names = Array.from({ length: SERVICES }, (_, index) => `s${index}`);
  return scenarioOf({
    seed: 1,
    containerInstances: [
      {
        id: 'i',
        count: instances,
        instanceType: 'm5.24xlarge',
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      },
    ],
    taskDefinitions: names.map((family) => ({
      family,
      containerDefinitions: [{ name: 'main', image: 'redis:7', cpu: 128, memory: 256 }],
    })),
    services: names.map((serviceName) => ({
      serviceName,
      taskDefinition: serviceName,
      desiredCount: tasks / SERVICES,
      placementStrategy: [{ type: 'binpack', field: 'memory' }],
    })),
  });
}

export function memoryFigures({ bytes, bytesWithDecision }: TaskMemory): Figure[] {
  return [
    atMost('bytes a task, decision record excluded', bytes, BYTES_AT),
    atMost('bytes a task, decision record included', bytesWithDecision, BYTES_WITH_DECISION_AT),
  ];
}

/** The rows of `npm run bench`. */
export function figures(): Figure[] {
  return memoryFigures(measureMemory());
}

/** What is in use after everything unused has gone. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
