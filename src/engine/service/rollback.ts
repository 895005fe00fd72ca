import type { Engine } from '../engine';
import type { DeploymentState, ServiceState } from '../state';
import { alarmsOf } from './alarms';
import { canGoBack, giveUpShift } from './blue-green/going-back';
import { breakerHasOpened, breakerOf } from './circuit-breaker';
import { primaryOf } from './counts';
import { deploy } from './create';
import { withDeployed } from './deployment-state';
import { deploymentFailed, rollingBack } from './messages';
import { say } from './say';

/** Deployments that are given up, and what comes back then. Source: services-and-capacity 1.9, 1.11 and 1.12. */

/** Why a deployment is given up. */
export type FailureCause = 'circuitBreaker' | 'alarm' | 'stopped' | 'hook' | 'replacement';

interface CauseWords {
  /** After `deployment failed:` in the service event. */
  readonly event: string;
  /** The failed deployment's `rolloutStateReason`, and the beginning of that of the one that brings back another. */
  readonly reason: string;
  readonly prefix: string;
}

/** Of what alarms and people stop only the events are published; the reasons go by analogy (assumption `deployment-failure-words`). */
const WORDS: { readonly [K in FailureCause]: CauseWords } = {
  circuitBreaker: {
    event: 'tasks failed to start.',
    reason: 'ECS deployment circuit breaker: task failed to start.',
    prefix: 'ECS deployment circuit breaker',
  },
  alarm: {
    event: 'alarm detected.',
    reason: 'ECS deployment alarm: alarm detected.',
    prefix: 'ECS deployment alarm',
  },
  stopped: {
    event: 'stopped by user.',
    reason: 'ECS deployment stopped by user.',
    prefix: 'ECS deployment stopped by user',
  },
  hook: {
    event: 'lifecycle hook timed out.',
    reason: 'ECS deployment lifecycle hook: timed out.',
    prefix: 'ECS deployment lifecycle hook',
  },
  replacement: {
    event: 'the replacement task set did not become healthy in time.',
    reason: 'The deployment timed out while waiting for the replacement task set to become healthy.',
    prefix: 'The deployment timed out',
  },
};

/** Gives the service's deployment up when its circuit breaker has opened or one of its alarms has fired: the rollback flag of that one counts. */
export function judgeDeployment(engine: Engine, service: ServiceState): void {
  const deployment = primaryOf(engine.state, service);
  if (service.status !== 'ACTIVE' || deployment?.rolloutState !== 'IN_PROGRESS') return;
  if (breakerHasOpened(engine, deployment)) {
    failDeployment(engine, service, deployment, 'circuitBreaker', breakerOf(service)?.rollback === true);
  } else if (deployment.alarmFired) {
    failDeployment(engine, service, deployment, 'alarm', alarmsOf(service)?.rollback === true);
  }
}

/** The deployment is FAILED and starts no more tasks; where it is to be rolled back and one before it was COMPLETED, that one comes back. */
export function failDeployment(
  engine: Engine,
  service: ServiceState,
  deployment: DeploymentState,
  cause: FailureCause,
  rollback: boolean,
): void {
  const words = WORDS[cause];
  deployment.rolloutState = 'FAILED';
  deployment.rolloutStateReason = words.reason;
  deployment.endedAtMs = engine.state.timeMs;
  say(engine, service, 'failure', deploymentFailed(service.name, deployment.id, words.event));
  if (canGoBack(deployment)) {
    const otherwise = cause === 'stopped' ? 'abort' : 'leave';
    return giveUpShift(engine, engine.state.deployments.indexOf(deployment), rollback ? 'rollBack' : otherwise);
  }
  const target = rollback ? lastCompleted(engine, service) : -1;
  if (target >= 0) rollBack(engine, service, target, words.prefix);
}

/** Index of the latest deployment of the service that was COMPLETED; -1 where none was. */
export function lastCompleted({ state }: Engine, service: ServiceState): number {
  return state.deployments.findLastIndex(
    (deployment) => state.services[deployment.service] === service && deployment.rolloutState === 'COMPLETED',
  );
}

/** A new deployment with the configuration of an earlier one. */
function rollBack(engine: Engine, service: ServiceState, target: number, prefix: string): void {
  const { state } = engine;
  const before = state.deployments[target];
  if (!before) return;
  service.input = withDeployed(service.input, before.configuration);
  say(engine, service, 'deployment', rollingBack(service.name, before.id));
  deploy(engine, before.service, before.taskDefinition, {
    rollsBackTo: target,
    reason: `${prefix}: rolling back to deploymentId ${before.id}.`,
  });
}
