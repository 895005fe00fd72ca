import type { Problem } from '../problem';

/** `cli`: a script of AWS CLI commands; `cloudformation`: a template. Either would build the scenario for real. */
export type ExportFormat = 'cli' | 'cloudformation';

/** The scenario in another language; or what keeps it from being one. */
export type ScenarioExport =
  | {
      readonly ok: true;
      readonly text: string;
      /** What of the scenario is not in it, a sentence each; the text says so too. */
      readonly leftOut: readonly string[];
      /** What a person has to put in before it runs. */
      readonly toFillIn: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };
