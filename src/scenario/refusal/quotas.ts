import { FIXED_QUOTAS, LIMIT_EXCEEDED, TOO_MANY_SERVICES } from '../../ecs/quotas';
import type { CreateServiceInput } from '../../ecs/service';
import { invalidParameter } from './refusal';
import type { Refusal, RequestContext } from './refusal';

/** What the quotas that a scenario names refuse of services. Source: services-and-capacity 8; wording: assumption `quota-wording`. */

export function serviceCountRefusals({ quotas = {}, serviceCount = 0 }: RequestContext): Refusal[] {
  const limit = quotas['servicesPerCluster'];
  return limit === undefined || serviceCount < limit ? [] : [invalidParameter([], TOO_MANY_SERVICES)];
}

export function taskCountRefusals(
  { desiredCount = 0 }: CreateServiceInput,
  { quotas = {} }: RequestContext,
): Refusal[] {
  const limit = quotas['tasksPerService'];
  if (limit === undefined || desiredCount <= limit) return [];
  const hint = `The scenario's quotas allow ${limit} tasks per service; ${desiredCount} were asked for.`;
  return [{ ...LIMIT_EXCEEDED, path: ['desiredCount'], hint }];
}

/** A quota of the scenario that AWS does not adjust: what is simulated instead; null for all others. */
export function fixedQuota(name: string, value: number): string | null {
  const fixed = FIXED_QUOTAS[name];
  return fixed === undefined || fixed === value ? null : `AWS does not adjust this quota: it is ${fixed} here too.`;
}
