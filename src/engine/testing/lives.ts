import { describeTask } from '../describe';
import type { Simulation } from '../simulation';
import { runTo } from './run-scenario';

/** One task of several containers, and what tests say of its life. */

/** A scenario with one instance and a standalone task `t-1` of these containers, each called like its image, from second 0 on. */
export function taskOf(containerDefinitions: readonly object[], rest: Readonly<Record<string, unknown>> = {}): object {
  const { timeline = [], agent, ...more } = rest;
  const containers = containerDefinitions.map((it) => ({ memory: 64, ...it }));
  return {
    containerInstances: [{ id: 'i', instanceType: 'm5.large', ...(agent === undefined ? {} : { agent }) }],
    taskDefinitions: [{ family: 't', containerDefinitions: containers }],
    timeline: [{ at: 0, action: 'RunTask', input: { taskDefinition: 't' } }, ...(timeline as object[])],
    ...more,
  };
}

/** A container called like its image. */
export function container(name: string, rest: object = {}): object {
  return { name, image: name, ...rest };
}

/** The life of the first task's containers at a second: `app: pulling 1-6, creating 6-7, running 8-`. */
export function livesAt(seconds: number, document: object): string[] {
  return livesOf(runTo(seconds, document), 0);
}

export function livesOf(simulation: Simulation, task: number): string[] {
  return (describeTask(simulation, task)?.containers ?? []).map(({ name, phases, exitCode }) => {
    const spans = phases.map(({ phase, from, to }) => `${phase} ${from}-${to ?? ''}`).join(', ');
    return `${name}: ${spans}${exitCode === null ? '' : `, exit ${exitCode}`}`;
  });
}

/** The statuses of the first task, with the second at which each began. */
export function wayAt(seconds: number, document: object): string[] {
  const lifecycle = describeTask(runTo(seconds, document), 0)?.lifecycle ?? [];
  return lifecycle.map(({ status, from }) => `${status} ${from}`);
}
