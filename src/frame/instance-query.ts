/** What the page asks about container instances as the cluster query language sees them, and what it is answered. */

/** Which container instances an expression selects at the present moment. */
export type InstanceMatch =
  | {
      readonly ok: true;
      /** Their indexes, in fleet order; those that are INACTIVE are left out. */
      readonly instances: Int32Array;
      /** Whether the answer can change while attributes stay as they are: with tasks, or with an agent's connection. */
      readonly changesWithTasks: boolean;
    }
  | { readonly ok: false; readonly mistake: ExpressionMistake };

/** What is wrong with an expression. Places in UTF-16 code units of it, `end` exclusive. */
export interface ExpressionMistake {
  readonly message: string;
  readonly hint: string | null;
  readonly start: number;
  readonly end: number;
}

/** An attribute that some container instance has, ECS's own or custom; capabilities of the agent are left out. */
export interface InstanceAttribute {
  readonly name: string;
  /** The values that it has somewhere, sorted. `''` for an attribute without value. */
  readonly values: readonly string[];
  /** By instanceIndex: position in `values`, -1 where the instance does not have the attribute. */
  readonly byInstance: Int32Array;
}
