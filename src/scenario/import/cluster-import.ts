/** What becomes of the output of the AWS CLI, and of Copilot manifests, that a person has pasted or dropped: the types that cross from the worker to the page. */

/** A text as it came: pasted, or the contents of a file. */
export interface ImportSource {
  /** Name of the file; `''` for what was pasted. */
  readonly name: string;
  readonly text: string;
}

export interface ImportOptions {
  /** Puts made-up names in place of everything by which the account could be known. */
  readonly replaceNames: boolean;
  /** Which of the clusters that the texts tell of, as `ClusterImport.clusters` lists them; null for the one they tell most of. */
  readonly cluster: string | null;
  /** Text of the scenario that the cluster is added to; null for a scenario of its own. */
  readonly into: string | null;
  /** To which of `ClusterImport.environments` Copilot manifests are deployed; null or left out: as they stand. */
  readonly environment?: string | null;
}

/** One JSON document of the texts. */
export interface ReadDocument {
  readonly source: string;
  /** Line of the source in which it begins, from 1. */
  readonly line: number;
  /** What prints it, such as `describe-tasks`; null for what is no output that is read here. */
  readonly command: string | null;
  /** What it holds, as words for people: `40 tasks`. */
  readonly holds: string;
  /** What to do with one that says too little or nothing. */
  readonly hint?: string;
}

/** What keeps a text, or a part of it, from being read. */
export interface ImportProblem {
  readonly severity: 'error' | 'warning';
  readonly source: string;
  /** Line of the source, from 1; null for the whole. */
  readonly line: number | null;
  /** From 1; left out where the line is all there is to say. */
  readonly column?: number;
  readonly message: string;
  readonly hint?: string;
}

/** What the texts refer to and do not tell of, with the command that prints it. */
export interface Missing {
  readonly what: string;
  /** What comes of it that it is missing. */
  readonly effect: string;
  /** A line for a shell. */
  readonly command: string;
}

/** Fields of the output that nothing reads. */
export interface IgnoredField {
  /** Such as `container instance`. */
  readonly kind: string;
  /** Such as `containers[].runtimeId`. */
  readonly field: string;
  readonly count: number;
}

export interface ImportCounts {
  readonly containerInstances: number;
  readonly tasks: number;
  readonly services: number;
  readonly taskDefinitions: number;
  readonly capacityProviders: number;
  readonly loadBalancers: number;
}

/** Something that a Copilot manifest makes Copilot create. */
export interface CreatedThing {
  /** Name of the manifest's service or job. */
  readonly workload: string;
  /** Such as `task definition`. */
  readonly what: string;
  readonly detail: string;
  /** Whether it is in the scenario. */
  readonly isSimulated: boolean;
}

/** A name of the account and what stands for it. */
export interface ReplacedName {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

export interface ClusterImport {
  /** The scenario in the house style; null where the texts hold nothing to make one of. */
  readonly text: string | null;
  readonly documents: readonly ReadDocument[];
  readonly problems: readonly ImportProblem[];
  /** Of what goes into the scenario. */
  readonly counts: ImportCounts;
  readonly missing: readonly Missing[];
  /** What could not be taken over as it is, a sentence each. */
  readonly notes: readonly string[];
  readonly ignored: readonly IgnoredField[];
  /** Clusters that the texts tell of, the one they tell most of first. */
  readonly clusters: readonly string[];
  /** Which of them the scenario is. */
  readonly cluster: string | null;
  /** What Copilot would create of its manifests among the texts, in their order. */
  readonly created: readonly CreatedThing[];
  /** Environments for which those manifests have values of their own, and the one that is chosen. */
  readonly environments: readonly string[];
  readonly environment: string | null;
  /** Empty where no names were replaced. */
  readonly names: readonly ReplacedName[];
}
