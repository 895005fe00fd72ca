import { isRecord } from '../../../lib/is-record';
import { thousands } from '../../../lib/thousands';
import { recordsAt, textAt, withoutEmpty } from '../raw';
import type { Raw } from '../raw';
import { imageOf, mainContainer, sidecar } from './containers';
import { roleArn } from './created';
import type { Making } from './created';
import { asText } from './fields';
import type { Fields } from './fields';

/** Copilot's size of a task that says none. */
export const DEFAULT_SIZE = { cpu: 256, memory: 512 };

export interface MadeDefinition {
  readonly definition: Raw;
  /** Behaviour of images that have to end before others begin. */
  readonly ending: Raw;
  readonly image: string;
  readonly isBuilt: boolean;
  /** `256 CPU units, 512 MiB`. */
  readonly size: string;
}

/** The task definition of a workload. @param ports that its own container listens on, the one that gets requests first */
export function definitionOf({ name, fields }: Making, ports: readonly number[]): MadeDefinition {
  const { image, isBuilt } = imageOf(fields, name);
  const cpu = fields.whole('cpu') ?? DEFAULT_SIZE.cpu;
  const memory = fields.whole('memory') ?? DEFAULT_SIZE.memory;
  const ephemeral = fields.whole('storage', 'ephemeral');
  const definition = withoutEmpty({
    family: name,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: String(cpu),
    memory: String(memory),
    executionRoleArn: roleArn(`${name}-ExecutionRole`),
    taskRoleArn: roleArn(`${name}-TaskRole`),
    runtimePlatform: platformOf(fields),
    // Twenty GiB are everybody's; the field begins at 21.
    ephemeralStorage: ephemeral === null || ephemeral <= 20 ? {} : { sizeInGiB: ephemeral },
    volumes: volumesOf(fields),
    containerDefinitions: [
      mainContainer(fields, name, image, ports),
      ...fields.names('sidecars').map((other) => sidecar(fields, other)),
    ],
  });
  return {
    definition,
    ending: endingImages(definition),
    image,
    isBuilt,
    size: `${thousands(cpu)} CPU units, ${thousands(memory)} MiB`,
  };
}

/** Seconds that a container runs of which others wait for the end (assumption `copilot-import`). */
const BOOTSTRAP_SECONDS = 5;

/** Containers that have to be COMPLETE, or a SUCCESS, for others to start end by themselves. */
function endingImages(definition: Raw): Raw {
  const containers = recordsAt(definition, 'containerDefinitions');
  const awaited = new Set(
    containers
      .flatMap((container) => recordsAt(container, 'dependsOn'))
      .filter(({ condition }) => condition === 'COMPLETE' || condition === 'SUCCESS')
      .map(({ containerName }) => containerName),
  );
  return Object.fromEntries(
    containers
      .filter(({ name }) => awaited.has(name))
      .map(({ image }) => [textAt({ image }, 'image'), { exits: { afterSeconds: BOOTSTRAP_SECONDS, exitCode: 0 } }]),
  );
}

/** `linux/arm64`, or `{ osfamily, architecture }`; what Copilot takes without a word needs none here. */
function platformOf(fields: Fields): Raw {
  const value = fields.take('platform');
  const [os = '', architecture = ''] = isRecord(value)
    ? [asText(value['osfamily']), asText(value['architecture'])]
    : asText(value).split('/');
  const system = os.toUpperCase();
  const isArm = /^(?:arm|arm64)$/i.test(architecture);
  if (!system.startsWith('WINDOWS')) return isArm ? { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } : {};
  const operatingSystemFamily = system === 'WINDOWS' ? 'WINDOWS_SERVER_2019_CORE' : system;
  return { cpuArchitecture: 'X86_64', operatingSystemFamily };
}

function volumesOf(fields: Fields): readonly Raw[] {
  return fields.names('storage', 'volumes').map((name) => {
    const at = (...path: string[]): string[] => ['storage', 'volumes', name, ...path];
    const efs = fields.value(...at('efs'));
    if (efs === undefined || efs === false) return { name };
    const rootDirectory = isRecord(efs) ? fields.text(...at('efs', 'root_dir')) : null;
    const fileSystemId = (isRecord(efs) ? fields.text(...at('efs', 'id')) : null) ?? 'fs-copilot';
    return {
      name,
      efsVolumeConfiguration: {
        fileSystemId,
        ...(rootDirectory === null ? {} : { rootDirectory }),
        transitEncryption: 'ENABLED',
      },
    };
  });
}
