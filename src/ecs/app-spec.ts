import { isRecord } from '../lib/is-record';
import type { NetworkConfiguration } from './service';

/** What CodeDeploy's AppSpec says of an ECS service. Source: CodeDeploy User Guide, reference-appspec-file-structure-resources. */
export interface AppSpec {
  readonly taskDefinition: string;
  readonly containerName: string | null;
  readonly containerPort: number | null;
  readonly networkConfiguration: NetworkConfiguration | null;
}

/**
 * Reads an AppSpec: an object, or its text as JSON or YAML. Of YAML only what matters here is read, the lines of `TaskDefinition`, `ContainerName` and
 * `ContainerPort`. Null where it names no task definition.
 */
export function parseAppSpec(content: unknown): AppSpec | null {
  if (typeof content !== 'string') return isRecord(content) ? fromObject(content) : null;
  const text = content.trim();
  return text.startsWith('{') ? fromJson(text) : fromYaml(text);
}

function fromJson(text: string): AppSpec | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? fromObject(value) : null;
  } catch {
    return null;
  }
}

function fromObject(spec: Readonly<Record<string, unknown>>): AppSpec | null {
  const resources = member(spec, 'Resources');
  const [first] = Array.isArray(resources) ? (resources as unknown[]) : [resources];
  const properties = member(member(first, 'TargetService'), 'Properties');
  const taskDefinition = member(properties, 'TaskDefinition');
  if (typeof taskDefinition !== 'string' || taskDefinition === '') return null;
  const balancer = member(properties, 'LoadBalancerInfo');
  const containerName = member(balancer, 'ContainerName');
  const containerPort = member(balancer, 'ContainerPort');
  return {
    taskDefinition,
    containerName: typeof containerName === 'string' ? containerName : null,
    containerPort: portOf(containerPort),
    networkConfiguration: networkOf(member(properties, 'NetworkConfiguration')),
  };
}

function fromYaml(text: string): AppSpec | null {
  const taskDefinition = lineOf(text, 'TaskDefinition');
  if (taskDefinition === null) return null;
  return {
    taskDefinition,
    containerName: lineOf(text, 'ContainerName'),
    containerPort: portOf(lineOf(text, 'ContainerPort')),
    networkConfiguration: null,
  };
}

/** The scalar of the first line with this key, without quotes and comment. */
function lineOf(text: string, key: string): string | null {
  const line = text.split('\n').find((it) => new RegExp(`^[\\s-]*["']?${key}["']?\\s*:`).test(it));
  const value =
    line
      ?.slice(line.indexOf(':', line.indexOf(key)) + 1)
      .replace(/\s#.*$/, '')
      .trim() ?? '';
  const bare = value.replace(/^(["'])(.*)\1,?$/, '$2');
  return bare === '' ? null : bare;
}

function portOf(value: unknown): number | null {
  const port = Number(value);
  return value !== null && value !== '' && Number.isInteger(port) ? port : null;
}

/** The AppSpec capitalises what the API does not. */
function networkOf(value: unknown): NetworkConfiguration | null {
  const given = member(value, 'AwsvpcConfiguration') ?? member(value, 'awsvpcConfiguration');
  const subnets = member(given, 'Subnets') ?? member(given, 'subnets');
  return Array.isArray(subnets)
    ? { awsvpcConfiguration: { subnets: subnets.filter((it) => typeof it === 'string') } }
    : null;
}

function member(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}
