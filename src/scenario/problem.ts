/**
 * One thing that is wrong with what a person wrote, or that was mended on the way.
 *
 * The same list feeds the editor's markers, the problem list under it and the command line's
 * `errors` and `warnings`. Input never throws: what cannot be used comes back as problems.
 */
export interface Problem {
  /** `error`: the input cannot be used. `warning`: it was mended, or surprises. `info`: good to know. */
  readonly severity: 'error' | 'warning' | 'info';
  /** Stable and short: ECS's own error code (`ClientException`) where ECS has one, else ours in kebab-case. */
  readonly code: string;
  /** Where, in the document's own terms: `taskDefinitions[0].containerDefinitions[1].memory`; the root is `''`. */
  readonly path: string;
  /** What is wrong, as one or two sentences. ECS's own wording where ECS would refuse. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** Start of the place in the text, in UTF-16 code units from 0, where the text is known. */
  readonly offset?: number;
  /** Length of the place in the text, in UTF-16 code units. */
  readonly length?: number;
}
