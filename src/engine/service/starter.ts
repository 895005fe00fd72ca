import { waitsForCapacity } from '../capacity/capacity-state';
import { launchOf, nextTarget } from '../capacity/launch-target';
import type { Launch, LaunchTarget } from '../capacity/launch-target';
import { mayWait, waitForCapacity } from '../capacity/provisioning';
import { recordFailure } from '../decide';
import type { Engine } from '../engine';
import type { PlacementRequest } from '../placement/placement';
import type { DeploymentState, ServiceState } from '../state';
import { nextTaskOf, serviceRequest, startOn } from './start';
import type { FailedTarget, NextTask } from './start';
import { launchCounts } from './strategy-counts';

/**
 * Starts tasks one after the other, each where their launch type or strategy says. A provider that has no room is not left for another one: its tasks
 * wait for its capacity, or have no place (services-and-capacity 4.2 and 4.4).
 */
export interface Starter {
  /** One more task. Answers with its row; -1 where it has no place. */
  next(): number;
  /** Whatever else is asked for at the same moment would have no place either. */
  isFull(): boolean;
  /** The first target that had no place for a task; `engine` holds the outcome of asking it. */
  failedTarget(): FailedTarget;
}

/** What is started. */
export interface Starting {
  readonly launch: Launch;
  /** Tasks that each target has before; written to. */
  readonly counts: number[];
  /** All tasks are alike but for their place and the decision about it; written to. */
  readonly task: NextTask;
  readonly requestOf: (target: LaunchTarget) => PlacementRequest;
  /** A task that waits goes on asking for just that; it is a service's otherwise, which may have changed its mind by then. */
  readonly keepsRequest: boolean;
}

export function createStarter(engine: Engine, starting: Starting): Starter {
  const { launch, counts, task, keepsRequest } = starting;
  const targets = launch.targets.map((target) => ({
    target,
    request: starting.requestOf(target),
    waits: waitsForCapacity(engine.state.capacity, target.provider),
    isFull: false,
    /** Number of the decision that it has no place. */
    decision: -1,
  }));
  let asked: (typeof targets)[number] | null = null;
  let failed: (typeof targets)[number] | null = null;

  return {
    next() {
      const at = nextTarget(launch, counts);
      const next = targets[at];
      if (next === undefined) return -1;
      const { target, request, waits } = next;
      counts[at] = (counts[at] ?? 0) + 1;
      if (!next.isFull) {
        asked = next;
        const started = startOn(engine, target, request, task);
        if (started >= 0) return started;
        next.isFull = true;
        if (waits && mayWait(engine)) next.decision = recordFailure(engine, -1, task);
      }
      if (waits && mayWait(engine)) {
        const given = { ...task, decision: next.decision };
        return waitForCapacity(engine, given, target.provider, keepsRequest ? request : null);
      }
      failed ??= next;
      return -1;
    },
    isFull: () => asked?.isFull === true && targets.every(({ isFull, waits }) => isFull && !(waits && mayWait(engine))),
    failedTarget() {
      const first = failed ?? targets.find(({ isFull }) => isFull);
      if (first !== undefined && asked !== first) startOn(engine, first.target, first.request, task);
      return { target: first?.target ?? NO_TARGET, tooManyWait: first?.waits === true };
    },
  };
}

const NO_TARGET: LaunchTarget = { kind: 'instances', provider: -1 };

/** Of the tasks of a deployment. @param index of it */
export function serviceStarter(
  engine: Engine,
  service: ServiceState,
  deployment: DeploymentState,
  index: number,
): Starter {
  const launch = launchOf(engine.state, deployment.launch ?? service.input);
  return createStarter(engine, {
    launch,
    counts: launchCounts(engine.state, service, index, launch),
    task: nextTaskOf(engine, service, deployment, index),
    requestOf: (target) => serviceRequest(engine, service, deployment, target),
    keepsRequest: false,
  });
}
