/** The vocabulary of targets. Source: services-and-capacity 2.3. */

/** Why a target is in its state; the position is the code. `none` for a healthy one. */
export const TARGET_REASONS = [
  'none',
  'Elb.RegistrationInProgress',
  'Elb.InitialHealthChecking',
  'Target.ResponseCodeMismatch',
  'Target.Timeout',
  'Target.FailedHealthChecks',
  'Target.NotRegistered',
  'Target.NotInUse',
  'Target.DeregistrationInProgress',
] as const;
export type TargetReason = (typeof TARGET_REASONS)[number];
export const TARGET_REASON = Object.fromEntries(TARGET_REASONS.map((name, code) => [name, code])) as {
  readonly [K in TargetReason]: number;
};

/** An ARN's name part: `arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/web/73e2d6bc24d8a067` is `web`; a name is itself. */
export function nameOfTargetGroup(arnOrName: string): string {
  return /targetgroup\/([^/]+)/.exec(arnOrName)?.[1] ?? arnOrName;
}
