import type { AppRunnerSettings } from '../ecs/app-runner';
import type { AppRunnerDetail } from '../frame/app-runner';
import type { PlacementExplanation, ServiceDetail, TaskDetail } from '../frame/explanation';
import type { CapacityDetail } from '../frame/capacity';
import type { CostDetail } from '../frame/cost';
import type { Breakpoints, MetBreakpoint } from '../frame/breakpoint';
import type { DecisionLine, DecisionQuery } from '../frame/decision-line';
import type { FrameUpdate } from '../frame/frame-update';
import type { InstanceAttribute, InstanceMatch } from '../frame/instance-query';
import type { KubernetesExplanation } from '../frame/kubernetes';
import type { Measures } from '../frame/measures';
import type { ScalingDetail } from '../frame/scaling';
import type { StopExplanation } from '../frame/stop-explanation';
import type { WayOut } from '../frame/ways-out';
import type { Parting, WhatIf } from '../frame/what-if';
import type { ExportFormat, ScenarioExport } from '../scenario/export/scenario-export';
import type { ClusterImport, ImportOptions, ImportSource } from '../scenario/import/cluster-import';
import type { Problem } from '../scenario/problem';
import type { Scenario } from '../scenario/scenario';

/** The seam between page and worker: what `worker.ts` exposes through Comlink and `client.ts` calls. Simulated times in ms. */

export type LoadReply =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      readonly problems: readonly Problem[];
      readonly frame: FrameUpdate;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Where to go. `here`: nowhere, for what is still to be told of the moment that was shown last; `to`: that moment, past or future, or, with `withinMs`
 * (wall-clock), as near to it as one gets in that time. Second 0 is shown as it begins, before anything has been placed, and with `isOver` as it ends, which every
 * other moment is; `nextPlacement` and `previousPlacement`: with `orStop`, or choice of a task to stop; `nextPlacement` and `nextEvent`: at most `limitMs`.
 */
export type Destination =
  | { readonly kind: 'here' }
  | { readonly kind: 'to'; readonly timeMs: number; readonly withinMs?: number; readonly isOver?: boolean }
  | { readonly kind: 'nextPlacement'; readonly limitMs: number; readonly orStop?: boolean }
  | { readonly kind: 'previousPlacement'; readonly orStop?: boolean }
  | { readonly kind: 'nextEvent'; readonly limitMs: number }
  | { readonly kind: 'previousEvent' };

/** The last update that the page has taken in. */
export type Taken = Pick<FrameUpdate, 'world' | 'number'>;

/** Where a request has led. */
export interface Advanced {
  readonly frame: FrameUpdate;
  /** What ended it before its destination; null for nothing. */
  readonly met: MetBreakpoint | null;
}

/** How far a request has come that is still under way. */
export interface Progress {
  /** Where it began. */
  readonly fromMs: number;
  readonly timeMs: number;
  readonly toMs: number;
  /** Tasks created so far. */
  readonly createdTasks: number;
  /** Events in a simulated second, over the stretch that this request has run so far. */
  readonly eventsPerSecond: number;
}

/** A mistake of the simulation itself that a watching worker has found. */
export interface BrokenMoment {
  readonly timeMs: number;
  readonly broken: readonly string[];
}

/** What a person asks about the present world. */
export interface Questions {
  /** The full story of decision `number`, alternatives included; null in a world with the EKS lens, which `explainPod` tells of. */
  explain(decisionNumber: number): Promise<PlacementExplanation | null>;
  /** The scheduling cycle of decision `number`, in a world with the EKS lens. */
  explainPod(decisionNumber: number): Promise<KubernetesExplanation | null>;
  /** The full story of decision `number` where it is the choice of a task to stop. */
  explainStop(decisionNumber: number): Promise<StopExplanation | null>;
  /**
   * The smallest changes that would have placed the task of decision `number`, the smallest first; none where it was placed. This and the next two may
   * take a while: they go on in slices, and end with nothing when the same has been asked about several other decisions since.
   */
  waysOut(decisionNumber: number): Promise<readonly WayOut[]>;
  /** Where other strategies would have put the task of decision `number`. */
  whatIf(decisionNumber: number): Promise<readonly WhatIf[]>;
  /**
   * Where the run parts from the one in which the service, or the RunTask, of decision `number` has had these strategies from the start; null where it does not
   * up to the present.
   */
  parting(decisionNumber: number, strategies: WhatIf['strategies']): Promise<Parting | null>;
  /** The decisions that the page has been shown, by what they are about. */
  decisions(query: DecisionQuery): Promise<readonly DecisionLine[]>;
  describeTask(taskIndex: number): Promise<TaskDetail | null>;
  /** DescribeContainerInstances shape of one instance. */
  describeInstance(instanceIndex: number): Promise<Readonly<Record<string, unknown>> | null>;
  /** One service, by its index in the catalog's owners, with its history so far; null where that is no service. */
  describeService(ownerIndex: number): Promise<ServiceDetail | null>;
  /** How that service is scaled, with a row of history for each period; null where it is no scalable target. */
  describeScaling(ownerIndex: number): Promise<ScalingDetail | null>;
  /** One capacity provider, by its index in the catalog's, with how its group is sized and its history so far; null where there is none. */
  describeCapacity(provider: number): Promise<CapacityDetail | null>;
  /** What the present moment costs an hour, and the run so far; null before the first load. */
  describeCost(): Promise<CostDetail | null>;
  /** That service as AWS App Runner would run it under its load, by these settings; null where it is no service or has no load. */
  describeAppRunner(ownerIndex: number, settings: AppRunnerSettings): Promise<AppRunnerDetail | null>;
  /** The container instances that an expression of the cluster query language selects at the present moment; none before the first load. */
  matchInstances(expression: string): Promise<InstanceMatch>;
  /**
   * What the present moment comes to. `owner`: whose zones are balanced, an index in the catalog's owners; null for all tasks. Null before the
   * first load.
   */
  measures(owner: number | null): Promise<Measures | null>;
  /** What tells the present container instances apart: their attributes with values, by name. */
  attributes(): Promise<readonly InstanceAttribute[]>;
  /** Of the present moment as it ends: what is left of it is run first. */
  stateHash(): Promise<string>;
}

/** What is read from and written in the languages of others. It asks nothing of the present world. */
export interface Documents {
  /** A scenario of what the AWS CLI prints of a cluster, in any number of texts, and what there is to say of it. */
  importCluster(sources: readonly ImportSource[], options: ImportOptions): Promise<ClusterImport>;
  /** What would build the scenario of a text for real. */
  exportScenario(text: string, format: ExportFormat): Promise<ScenarioExport>;
}

export interface SimulationApi extends Questions, Documents {
  /**
   * Parses and checks the text; when it is good, makes it the present world, run to `atMs`. A bad text leaves the world as it was.
   * Warnings and "not simulated" notes come back in `problems` too.
   * @param world which of the worlds that the text's `view.compare` puts side by side, 0 when absent; where it compares nothing there is only this one
   */
  load(text: string, atMs: number, world?: number): Promise<LoadReply>;
  /** Runs to a destination and answers with what is new since the update that the page has `taken`; with everything where that is an older one. */
  advance(destination: Destination, breakpoints: Breakpoints, taken: Taken | null): Promise<Advanced>;
  /** What the request that is under way has come to; null while there is none. */
  progress(): Promise<Progress | null>;
  /** Ends the request that is under way where it is: it answers with the moment that it has come to. */
  stop(): Promise<void>;
  /** From the next load on, the world is held to its invariants after every step. */
  watch(): Promise<void>;
  /** What has been found broken since the last time of asking. */
  findings(): Promise<readonly BrokenMoment[]>;
}
