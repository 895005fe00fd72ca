import type { RegisteredTaskDefinition } from '../../../ecs/task-definition';
import type { Engine } from '../../engine';
import type { SimulationState } from '../../state';
import { behaviourOf, milliseconds } from '../containers';
import { healthCheckOf } from '../probes';
import { taskDefinitionIndex } from '../../task-rows/kinds';

/**
 * What the engine remembers of plans: from which plan to which each step leads. It can be made anew at any time, and is, when the state is another one
 * or an image behaves differently.
 */
export interface PlanMemory {
  state: SimulationState | null;
  /** By index of the task definition. */
  readonly beginnings: (Beginning | undefined)[];
  /** By plan. */
  readonly steps: (Steps | undefined)[];
}

/** How tasks of one definition begin. */
export interface Beginning {
  readonly definition: RegisteredTaskDefinition;
  /** Whether a task's containers go their way without another step, whatever host they are on: what may be shared. */
  readonly isPlain: boolean;
  /** Each image once, with what its first pull on an instance takes, and to which container it belongs first. */
  readonly images: readonly { readonly name: string; readonly pullMs: number }[];
  /** The plan before the agent has the task; -1 while there is none. */
  planned: number;
  /** The plan of a task that is RUNNING when the run begins. */
  running: number;
  /** The plan of a task that the agent takes, by when each of the images is there. */
  readonly taken: Fork;
}

/** One way for each number, and at the end of all ways a plan. */
export interface Fork {
  readonly ways: Map<number, Fork>;
  plan: number;
}

/** Where a step leads, by what it does to each container. */
export interface Steps {
  readonly reported: Map<number, number>;
  readonly signalled: Map<number, number>;
}

export function newPlanMemory(): PlanMemory {
  return { state: null, beginnings: [], steps: [] };
}

/** An image behaves differently from now on. */
export function forgetPlans({ planMemory }: Engine): void {
  planMemory.state = null;
}

function memoryOf({ planMemory, state }: Engine): PlanMemory {
  if (planMemory.state !== state) {
    planMemory.state = state;
    planMemory.beginnings.length = 0;
    planMemory.steps.length = 0;
  }
  return planMemory;
}

export function beginningOf(engine: Engine, task: number): Beginning {
  const { state } = engine;
  const index = taskDefinitionIndex(state, task);
  const memory = memoryOf(engine);
  const known = memory.beginnings[index];
  if (known) return known;
  const definition = state.taskDefinitions[index];
  if (!definition) throw new Error(`task ${task} has no task definition`);
  const beginning = newBeginning(engine, definition);
  memory.beginnings[index] = beginning;
  return beginning;
}

export function stepsOf(engine: Engine, plan: number): Steps {
  const memory = memoryOf(engine);
  const known = memory.steps[plan];
  if (known) return known;
  const steps: Steps = { reported: new Map(), signalled: new Map() };
  memory.steps[plan] = steps;
  return steps;
}

function newBeginning(engine: Engine, definition: RegisteredTaskDefinition): Beginning {
  const { containerDefinitions } = definition.input;
  const names = [...new Set(containerDefinitions.map(({ image = '' }) => image))];
  const isPlain =
    engine.state.taskLife.plans.isShared &&
    // With roles there is much to ask of each host; most scenarios have none.
    Object.keys(engine.scenario.roles).length === 0 &&
    names.every((name) => behaviourOf(engine, name).pull === undefined) &&
    containerDefinitions.every(
      (it) => (it.dependsOn ?? []).length === 0 && healthCheckOf(it) === null && it.restartPolicy?.enabled !== true,
    );
  const images = names.map((name) => {
    const { pullSeconds } = behaviourOf(engine, name);
    return { name, pullMs: pullSeconds === undefined ? engine.timingsMs.imagePull : milliseconds(pullSeconds) };
  });
  return { definition, isPlain, images, planned: -1, running: -1, taken: newFork() };
}

export function newFork(): Fork {
  return { ways: new Map(), plan: -1 };
}
