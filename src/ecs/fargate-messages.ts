/** What Fargate refuses once a request has been accepted, in ECS's words. Source: placement-and-lifecycle 1.6 and 1.8. */

/**
 * Why Fargate starts no micro-VM: `capacity`, none is to be had in any zone of the subnets; `vcpus`, the account's vCPUs are in use;
 * `cpuConfiguration`, the task alone asks for more than that.
 */
export type FargateRefusal = 'capacity' | 'vcpus' | 'cpuConfiguration';

const TEXTS: { readonly [K in FargateRefusal]: string } = {
  capacity: 'Capacity is unavailable at this time. Please try again later or in a different availability zone',
  vcpus: 'You’ve reached the limit on the number of vCPUs you can run concurrently',
  cpuConfiguration: 'The requested CPU configuration is above your limit.',
};

/** `failures[].reason` of RunTask. */
export function fargateFailure(refusal: FargateRefusal): string {
  return TEXTS[refusal];
}

/** The service event. */
export function cannotPlaceOnFargate(service: string, refusal: FargateRefusal): string {
  const text = TEXTS[refusal];
  return `(service ${service}) was unable to place a task. Reason: ${refusal === 'capacity' ? `${text}.` : text}`;
}

/** `reason` of the placement that failed, as EventBridge has it. */
export function fargateReason(refusal: FargateRefusal): string {
  return refusal === 'capacity' ? 'RESOURCE:FARGATE' : TEXTS[refusal];
}

/** `stoppedReason` of a task of FARGATE_SPOT that is taken back. */
export const SPOT_INTERRUPTED = 'Your Spot Task was interrupted.';

/** `stoppedReason` of a task whose zone has failed. */
export const LOST_WITH_ZONE = 'The infrastructure hosting the task is no longer available.';
