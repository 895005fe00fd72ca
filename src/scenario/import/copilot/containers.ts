import { isRecord } from '../../../lib/is-record';
import { withoutEmpty } from '../raw';
import type { Raw } from '../raw';
import { asText } from './fields';
import type { Fields } from './fields';

/** Containers of a workload: its own and its sidecars. Source: services-and-capacity 9.4. */

/** Copilot's defaults of a container's health check. */
const HEALTH_CHECK = { interval: 10, retries: 2, timeout: 5, startPeriod: 0 };

/** The image: a registry's, or what Copilot builds of a Dockerfile and pushes. */
export function imageOf(fields: Fields, name: string): { readonly image: string; readonly isBuilt: boolean } {
  const location = fields.text('image', 'location');
  fields.take('image', 'build');
  return location === null ? { image: `${name}:latest`, isBuilt: true } : { image: location, isBuilt: false };
}

/** @param ports that the container listens on */
export function mainContainer(fields: Fields, name: string, image: string, ports: readonly number[]): Raw {
  return withoutEmpty({
    name,
    image,
    repositoryCredentials: credentials(fields.text('image', 'credentials')),
    portMappings: ports.map((port) => mapping(port, port === ports[0])),
    entryPoint: words(fields, 'entrypoint'),
    command: words(fields, 'command'),
    ...variables(fields, []),
    mountPoints: fields.names('storage', 'volumes').map((volume) => ({
      sourceVolume: volume,
      containerPath: fields.text('storage', 'volumes', volume, 'path') ?? '/',
      readOnly: fields.flag('storage', 'volumes', volume, 'read_only') ?? true,
    })),
    dependsOn: dependencies(fields, ['image', 'depends_on']),
    healthCheck: healthCheck(fields, ['image', 'healthcheck']),
    dockerLabels: labels(fields, ['image', 'labels']),
    readonlyRootFilesystem: fields.flag('storage', 'readonly_fs'),
    logConfiguration: logging(name),
  });
}

export function sidecar(fields: Fields, name: string): Raw {
  const at = (...path: string[]): string[] => ['sidecars', name, ...path];
  const given = fields.value(...at('image'));
  const image = isRecord(given) ? fields.text(...at('image', 'location')) : fields.text(...at('image'));
  if (isRecord(given)) fields.take(...at('image', 'build'));
  const [port] = (fields.text(...at('port')) ?? '').split('/');
  const mounts = fields.value(...at('mount_points'));
  return withoutEmpty({
    name,
    image: image ?? `${name}:latest`,
    repositoryCredentials: credentials(fields.text(...at('credentialsParameter'))),
    essential: fields.flag(...at('essential')) ?? true,
    portMappings: port === undefined || !/^\d+$/.test(port) ? [] : [mapping(Number(port), false)],
    entryPoint: words(fields, ...at('entrypoint')),
    command: words(fields, ...at('command')),
    ...variables(fields, at()),
    mountPoints: (Array.isArray(mounts) ? mounts : []).filter(isRecord).map((mount) => ({
      sourceVolume: asText(mount['source_volume']),
      containerPath: asText(mount['path'] ?? '/'),
      readOnly: mount['read_only'] !== false,
    })),
    dependsOn: dependencies(fields, at('depends_on')),
    healthCheck: healthCheck(fields, at('healthcheck')),
    dockerLabels: labels(fields, at('labels')),
    logConfiguration: logging(name),
  });
}

function mapping(port: number, isTarget: boolean): Raw {
  return { containerPort: port, protocol: 'tcp', ...(isTarget ? { name: 'target' } : {}) };
}

function credentials(arn: string | null): Raw {
  return arn === null ? {} : { credentialsParameter: arn };
}

/** `ps au`, or its words. */
function words(fields: Fields, ...path: string[]): readonly string[] {
  const value = fields.value(...path);
  return typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : fields.texts(...path);
}

function variables(fields: Fields, at: readonly string[]): Raw {
  const plain = fields.take(...at, 'variables');
  const secret = fields.take(...at, 'secrets');
  const environment = isRecord(plain)
    ? Object.entries(plain).flatMap(([name, value]) => (isRecord(value) ? [] : [{ name, value: asText(value) }]))
    : [];
  const secrets = isRecord(secret)
    ? Object.entries(secret).map(([name, value]) => ({ name, valueFrom: secretOf(value) }))
    : [];
  return { environment, secrets };
}

/** A parameter of Systems Manager by its name, or one of Secrets Manager. */
function secretOf(value: unknown): string {
  if (!isRecord(value)) return asText(value);
  const { secretsmanager, from_cfn: stack } = value;
  return typeof secretsmanager === 'string'
    ? `arn:aws:secretsmanager:us-east-1:123456789012:secret:${secretsmanager}`
    : asText(stack ?? 'secret');
}

const CONDITIONS: Readonly<Record<string, string>> = {
  start: 'START',
  healthy: 'HEALTHY',
  complete: 'COMPLETE',
  success: 'SUCCESS',
};

function dependencies(fields: Fields, path: readonly string[]): readonly Raw[] {
  const value = fields.take(...path);
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([containerName, condition]) => ({
    containerName,
    condition: CONDITIONS[asText(condition).toLowerCase()] ?? 'START',
  }));
}

function healthCheck(fields: Fields, path: readonly string[]): Raw {
  const command = fields.value(...path, 'command');
  if (command === undefined) return {};
  const at = (name: string, otherwise: number): number => Math.round(fields.seconds(...path, name) ?? otherwise);
  return {
    command: typeof command === 'string' ? ['CMD-SHELL', command] : fields.texts(...path, 'command'),
    interval: at('interval', HEALTH_CHECK.interval),
    retries: fields.whole(...path, 'retries') ?? HEALTH_CHECK.retries,
    timeout: at('timeout', HEALTH_CHECK.timeout),
    startPeriod: at('start_period', HEALTH_CHECK.startPeriod),
  };
}

function labels(fields: Fields, path: readonly string[]): Raw {
  const value = fields.take(...path);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, label]) => [name, asText(label)])) : {};
}

function logging(name: string): Raw {
  return {
    logDriver: 'awslogs',
    options: { 'awslogs-region': 'us-east-1', 'awslogs-group': `/copilot/${name}`, 'awslogs-stream-prefix': 'copilot' },
  };
}
