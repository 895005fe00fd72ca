/**
 * What would have to be otherwise for a task that found no place to find one: small changes, each found by asking the real placement again
 * and held to a run of the changed scenario. On demand only.
 */

/** One edit of the scenario's document. Those of one way out are made in order, and are one step of undo. */
export interface DocumentEdit {
  /** Keys and indices from the root, such as `['taskDefinitions', 0, 'containerDefinitions', 0, 'memory']`. */
  readonly path: readonly (string | number)[];
  /** What stands there then; undefined takes it away. */
  readonly value: unknown;
  /** The path ends in an index, and the value is put in before the item that stands there. */
  readonly insert?: boolean;
}

/** One thing that is changed, and by how much. CPU in CPU units, memory in MiB; task definitions as `web:2`. */
export type Change =
  /** The task asks for less; `container` is the one whose number is lowered, null for the task's own. `resource` as the field is called. */
  | {
      readonly kind: 'memory' | 'cpu';
      readonly taskDefinition: string;
      readonly container: string | null;
      readonly field: 'cpu' | 'memory' | 'memoryReservation';
      readonly from: number;
      readonly to: number;
    }
  /** Ports of the host that a task no longer insists on: any other will do. It is the task that waits, or one that is in its way. */
  | { readonly kind: 'dynamic-port'; readonly taskDefinition: string; readonly ports: readonly HostPortChange[] }
  /** A constraint goes: number `index` of the request's or the task definition's list. */
  | {
      readonly kind: 'constraint';
      readonly of: 'request' | 'taskDefinition';
      readonly index: number;
      readonly type: 'memberOf' | 'distinctInstance';
      readonly expression: string | null;
    }
  /** One more container instance. `attributes` are those that the constraints ask for. */
  | {
      readonly kind: 'instance';
      readonly containerInstance: string;
      readonly instanceType: string;
      readonly availabilityZone: string;
      readonly attributes: Readonly<Record<string, string>>;
      /** Like the closest match, or the cheapest that fits. */
      readonly like: 'closest' | 'cheapest';
      /** US dollars, on demand. */
      readonly costPerHour: number;
    }
  /** The instances of a fleet entry come with trunk interfaces. */
  | { readonly kind: 'trunking'; readonly entry: string }
  /** The task does without a network interface of its own, or without the host's ports. */
  | {
      readonly kind: 'network-mode';
      readonly taskDefinition: string;
      readonly from: 'awsvpc' | 'host';
      readonly to: 'bridge';
    }
  | { readonly kind: 'gpus'; readonly taskDefinition: string; readonly from: number | 'ALL'; readonly to: number }
  /** The instance gets an attribute. */
  | {
      readonly kind: 'attribute';
      readonly containerInstance: string;
      readonly name: string;
      readonly value: string;
    }
  /** DRAINING back to ACTIVE. */
  | { readonly kind: 'activate'; readonly containerInstance: string }
  | { readonly kind: 'reconnect'; readonly containerInstance: string }
  /** The EC2 instance was stopped, and is started again. */
  | { readonly kind: 'start'; readonly containerInstance: string }
  | { readonly kind: 'restore-zone'; readonly availabilityZone: string }
  /** The service wants fewer: none of them waits any more. */
  | { readonly kind: 'desired-count'; readonly service: string; readonly from: number; readonly to: number }
  /** The deployment may stop tasks before their successors have a place. */
  | { readonly kind: 'minimum-healthy'; readonly service: string; readonly from: number; readonly to: number }
  /** A daemon that room is kept for asks for less. */
  | {
      readonly kind: 'daemon';
      readonly service: string;
      readonly taskDefinition: string;
      readonly container: string | null;
      readonly field: 'cpu' | 'memory' | 'memoryReservation';
      readonly from: number;
      readonly to: number;
    };

export interface HostPortChange {
  readonly container: string;
  readonly containerPort: number;
  readonly hostPort: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface WayOut {
  /** The kind of its only change, or `several`. */
  readonly kind: Change['kind'] | 'several';
  /** One, or, where none alone helps, two. */
  readonly changes: readonly Change[];
  readonly edits: readonly DocumentEdit[];
  /** Whether the world is another one from its beginning, or something happens at `atMs`, and is the same until then. */
  readonly since: 'start' | 'moment';
  /** Simulated ms: when the change happens. */
  readonly atMs: number;
  /** Simulated ms: when the changed world has a place for the task. */
  readonly placedAtMs: number;
  /** How many of the tasks without a place get one, and how many there are. */
  readonly places: number;
  readonly of: number;
  /** `run`: the changed scenario has been run to that moment; `decision`: the run is too long for that, and the real placement was asked again. */
  readonly proof: 'run' | 'decision';
}
