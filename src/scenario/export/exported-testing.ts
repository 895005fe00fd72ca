import { exportScenario } from './export-scenario';

/** A scenario in another language; throws with what keeps it from being one. */
export function exported(scenario: unknown, format: 'cli' | 'cloudformation'): string {
  const result = exportScenario(typeof scenario === 'string' ? scenario : JSON.stringify(scenario), format);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.text;
}

export interface ExportedTemplate {
  readonly Parameters: Record<string, Record<string, unknown>>;
  readonly Resources: Record<
    string,
    { readonly Type: string; readonly DependsOn?: string | string[]; readonly Properties: Record<string, unknown> }
  >;
  readonly Metadata?: { readonly Stowplan: { readonly NotCarriedOver: string[] } };
}

export function template(scenario: unknown): ExportedTemplate {
  return JSON.parse(exported(scenario, 'cloudformation')) as ExportedTemplate;
}

/** Properties of a template's resources of a type. */
export function ofType({ Resources }: ExportedTemplate, type: string): Record<string, unknown>[] {
  return Object.values(Resources)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);
}

/** What is said to be left out. */
export function leftOut(scenario: unknown): readonly string[] {
  const result = exportScenario(JSON.stringify(scenario), 'cli');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.leftOut;
}
