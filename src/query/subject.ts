/**
 * What an expression is evaluated against: one container instance, seen at one moment.
 * Source: placement-and-lifecycle 3.1.
 */
export interface QuerySubject {
  /** Built-in and custom attributes by name; `''` for an attribute without value. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly agentConnected: boolean;
  /** Such as `1.86.0`; a leading `v` is ignored. What is not a version is treated like a missing attribute. */
  readonly agentVersion: string;
  readonly ec2InstanceId: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. `parseTimestamp` of `timestamp.ts` reads it from text. */
  readonly registeredAtMs: number;
  /** Tasks whose `desiredStatus` is RUNNING, pending ones included. */
  readonly runningTasksCount: number;
  /** The groups of the live tasks; the same group may come more than once. */
  taskGroups(): Iterable<string>;
}
