import type { PlacementExplanation, ServiceDetail, TaskDetail } from '../frame/explanation';
import type { Frame } from '../frame/frame';
import type { Problem } from '../scenario/problem';
import type { Scenario } from '../scenario/scenario';

/** The seam between page and worker: what `worker.ts` exposes through Comlink and `client.ts` calls. Simulated times in ms. */

export type LoadReply =
  | { readonly ok: true; readonly scenario: Scenario; readonly problems: readonly Problem[]; readonly frame: Frame }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Where to go. `to`: that moment, past or future; `nextPlacement` and `nextEvent`: at most `limitMs`. */
export type Destination =
  | { readonly kind: 'to'; readonly timeMs: number }
  | { readonly kind: 'nextPlacement'; readonly limitMs: number }
  | { readonly kind: 'previousPlacement' }
  | { readonly kind: 'nextEvent'; readonly limitMs: number }
  | { readonly kind: 'previousEvent' };

export interface SimulationApi {
  /**
   * Parses and checks the text; when it is good, makes it the present world, run to `atMs`. A bad text leaves the world as it was.
   * Warnings and "not simulated" notes come back in `problems` too.
   */
  load(text: string, atMs: number): Promise<LoadReply>;
  /** Runs to a destination and answers with one frame. `spent` buffers are reused. */
  advance(destination: Destination, spent: ArrayBuffer[]): Promise<Frame>;
  /** The full story of decision `number`, alternatives included. */
  explain(decisionNumber: number): Promise<PlacementExplanation | null>;
  describeTask(taskIndex: number): Promise<TaskDetail | null>;
  /** DescribeContainerInstances shape of one instance. */
  describeInstance(instanceIndex: number): Promise<Readonly<Record<string, unknown>> | null>;
  /** One service, by its index in the catalog's owners, with its history so far; null where that is no service. */
  describeService(ownerIndex: number): Promise<ServiceDetail | null>;
  stateHash(): Promise<string>;
}
