import type fc from 'fast-check';

/**
 * What one feature of the engine adds to random scenarios. A new feature is one file beside this one and one line in `random-scenario.ts`: then
 * every property meets it.
 */
export interface Feature {
  /** Entries of the timeline, without their moment. */
  readonly happenings?: readonly fc.Arbitrary<Happening>[];
  /** What it changes of the scenario's start. Applied in the order of the features. */
  readonly start?: fc.Arbitrary<(document: RandomDocument) => RandomDocument>;
}

export interface Happening {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

type Entry = Readonly<Record<string, unknown>>;

/** A scenario's document as far as the features build it. */
export interface RandomDocument {
  readonly containerInstances: readonly Entry[];
  readonly taskDefinitions: readonly (Entry & { readonly family: string; readonly networkMode: string })[];
  readonly services: readonly (Entry & { readonly serviceName: string })[];
  readonly tasks: readonly Entry[];
  readonly images: Readonly<Record<string, Entry>>;
  readonly timeline: readonly (Happening & { readonly at: number })[];
  readonly [others: string]: unknown;
}

/** Names that the features' entries meet in: few, so that they meet often. */
export const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
export const INSTANCES = ['a-1', 'a-2', 'b', 'c', 'late'];
export const SERVICES = ['web', 'api'];
/** Every definition's name; the last one's tasks are RunTask's and StartTask's. */
export const FAMILIES = ['web', 'api', 'batch'];
export const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
