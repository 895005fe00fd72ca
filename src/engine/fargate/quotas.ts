import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import type { Engine } from '../engine';
import { takeToken } from './launch-rate';

/**
 * Fargate's quotas, those that the scenario names. Source: services-and-capacity 8; assumptions `fargate-vcpus` and `fargate-launch-queue`.
 */

const VCPU_QUOTAS = ['fargateOnDemandVcpus', 'fargateSpotVcpus'] as const;
const CPU_UNITS_PER_VCPU = 1_024;

/** How a quota on vCPUs stands in the way of one more micro-VM; null where it does not. */
export function vcpuProblem(
  { state, scenario }: Engine,
  market: number,
  definition: RegisteredTaskDefinition | undefined,
): 'vcpus' | 'cpuConfiguration' | null {
  const limit = scenario.quotas[VCPU_QUOTAS[market] ?? 'fargateOnDemandVcpus'];
  if (limit === undefined) return null;
  const units = definition?.requirements.cpuUnits ?? 0;
  const most = limit * CPU_UNITS_PER_VCPU;
  if (units > most) return 'cpuConfiguration';
  return (state.fargate.cpuUnits[market] ?? 0) + units > most ? 'vcpus' : null;
}

/** Published defaults of the launch rate. */
const LAUNCH_RATE = { burst: 100, perSecond: 20 };

/** When a micro-VM that is asked for now may be launched: simulated ms. */
export function launchAtMs({ state, scenario }: Engine, market: number): number {
  const { fargateLaunchBurst: burst, fargateLaunchesPerSecond: perSecond } = scenario.quotas;
  if (burst === undefined && perSecond === undefined) return state.timeMs;
  const rate = state.fargate.launchRates[market];
  if (!rate) return state.timeMs;
  const limits = { burst: burst ?? LAUNCH_RATE.burst, perSecond: perSecond ?? LAUNCH_RATE.perSecond };
  return takeToken(rate, limits, state.timeMs);
}

/** One more call of RunTask on Fargate: whether the account may make it in this second. */
export function mayCallRunTask({ state, scenario }: Engine): boolean {
  const limit = scenario.quotas['runTaskFargateCallsPerSecond'];
  if (limit === undefined) return true;
  const second = Math.floor(state.timeMs / 1_000);
  const made = state.fargate.calls.second === second ? state.fargate.calls.count : 0;
  if (made >= limit) return false;
  state.fargate.calls = { second, count: made + 1 };
  return true;
}

/** What a call gets that comes too soon after others. */
export const RATE_EXCEEDED = { code: 'ThrottlingException', message: 'Rate exceeded' };
