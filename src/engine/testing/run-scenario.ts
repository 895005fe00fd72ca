import { parseScenarioValue } from '../../scenario/parse';
import type { Scenario } from '../../scenario/scenario';
import { describedTask } from '../describe';
import type { DescribedTask } from '../describe';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';

/** Scenarios as tests write them: objects that a person could have typed, checked and completed as theirs are. */

export function scenarioOf(document: object): Scenario {
  const parsed = parseScenarioValue({ stowplan: 1, ...document });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return parsed.scenario;
}

/** A scenario run to a simulated second. */
export function runTo(seconds: number, document: object): Simulation {
  const simulation = createSimulation(scenarioOf(document));
  simulation.runUntil(seconds * 1_000);
  return simulation;
}

/** Every task of the run as DescribeTasks shows it. */
export function tasksOf(simulation: Simulation): DescribedTask[] {
  return Array.from({ length: simulation.world.tasks.count }, (_, task) => describedTask(simulation.world, task));
}

/** A task definition of one container called like the family, 256 CPU units and 512 MiB unless said. */
export function definition(
  family: string,
  { container = {}, ...rest }: { container?: object; [key: string]: unknown } = {},
): object {
  return {
    family,
    containerDefinitions: [{ name: family, image: family, cpu: 256, memory: 512, ...container }],
    ...rest,
  };
}

/** A network for awsvpc tasks, in whatever zone. */
export const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
