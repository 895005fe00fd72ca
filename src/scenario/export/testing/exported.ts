import { exportScenario } from '../export-scenario';
import { runScript } from './run-script';
import type { AwsCall } from './run-script';

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

/** What an account gives: for whatever a script asks to be set. */
export const IDS = {
  VPC: 'vpc-1',
  SECURITY_GROUP: 'sg-1',
  SUBNET_EU_CENTRAL_1A: 'subnet-a',
  SUBNET_EU_CENTRAL_1B: 'subnet-b',
  SUBNET_EU_CENTRAL_1C: 'subnet-c',
  SUBNET_US_EAST_1A: 'subnet-a',
  SUBNET_US_EAST_1B: 'subnet-b',
  SUBNET_US_EAST_1C: 'subnet-c',
};

/** The calls that the script of a scenario makes. */
export function callsOf(scenario: unknown, more: Readonly<Record<string, string>> = {}): readonly AwsCall[] {
  return runScript(exported(scenario, 'cli'), { ...IDS, ...more });
}

/** What was given to a command, call by call. */
export function inputs(calls: readonly AwsCall[], command: string): Record<string, unknown>[] {
  return calls.filter(({ words }) => words[1] === command).map(({ input }) => input as Record<string, unknown>);
}

/** What is said to be left out. */
export function leftOut(scenario: unknown): readonly string[] {
  const result = exportScenario(JSON.stringify(scenario), 'cli');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.leftOut;
}
