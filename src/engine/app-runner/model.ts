import { appRunnerPrice } from '../../ecs/app-runner';
import type { AppRunnerSettings } from '../../ecs/app-runner';
import type { NanoUsd } from '../../ecs/prices';

/** How AWS App Runner scales: by requests in flight, at once. Source: services-and-capacity 9.3; assumption `app-runner-concurrency`. */
export interface AppRunnerState {
  /** Instances with requests. */
  readonly active: number;
  /** Instances that are there. */
  readonly provisioned: number;
  /** Thousandths of requests in flight that no instance has room for. */
  readonly overMilli: number;
  readonly perHour: NanoUsd;
}

/** @param concurrentMilli thousandths of requests in flight, a whole number */
export function appRunnerState(settings: AppRunnerSettings, concurrentMilli: number): AppRunnerState {
  const { maxConcurrency, minSize, maxSize } = settings;
  const each = maxConcurrency * 1_000;
  const active = Math.min(maxSize, Math.ceil(concurrentMilli / each));
  const provisioned = Math.max(minSize, active);
  return {
    active,
    provisioned,
    overMilli: Math.max(0, concurrentMilli - maxSize * each),
    perHour: appRunnerPrice(settings, active, provisioned),
  };
}
