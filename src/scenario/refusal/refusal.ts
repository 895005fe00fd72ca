import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import type { JsonPath } from '../path';

/**
 * What ECS refuses when a request is made: not an error of the scenario. The engine records the first one as the request's answer, the
 * editor marks them all.
 */
export interface Refusal {
  /** ECS's error code. */
  readonly code: string;
  /** ECS's message, without the code. */
  readonly message: string;
  /** From the request's input. */
  readonly path: JsonPath;
  /** The characters of a text that are at fault. */
  readonly span?: { readonly start: number; readonly end: number };
  readonly hint?: string;
}

/** The refusal as the run records it: where the marked place cannot be seen, the message says which character of the expression it is. */
export function errorOf({ code, message, span }: Pick<Refusal, 'code' | 'message' | 'span'>): {
  readonly code: string;
  readonly message: string;
} {
  if (span === undefined) return { code, message };
  return { code, message: `${message} (Character ${span.start + 1} of the expression.)` };
}

/** What ECS knows when the request arrives. */
export interface RequestContext {
  readonly findTaskDefinition: (reference: string) => RegisteredTaskDefinition | undefined;
  /** Whether an ACTIVE service has the name. */
  readonly hasService: (serviceName: string) => boolean;
  /** How many services the cluster has, those that are DRAINING included. */
  readonly serviceCount?: number;
  /** Limits that the scenario names. */
  readonly quotas?: Readonly<Record<string, number>>;
  /** Names of the cluster's capacity providers, FARGATE and FARGATE_SPOT included. */
  readonly capacityProviders: readonly string[];
  /** The cluster's default capacity provider strategy; empty for none. */
  readonly defaultStrategy: readonly { readonly capacityProvider: string }[];
  /** Target groups of application and network load balancers. */
  readonly targetGroups: readonly { readonly targetGroupName: string; readonly targetType: 'instance' | 'ip' }[];
  /** Names of the classic load balancers. */
  readonly classicLoadBalancers: readonly string[];
}

export function invalidParameter(path: JsonPath, message: string, more: Pick<Refusal, 'span' | 'hint'> = {}): Refusal {
  return { code: 'InvalidParameterException', message, path, ...more };
}

export function clientException(path: JsonPath, message: string): Refusal {
  return { code: 'ClientException', message, path };
}
