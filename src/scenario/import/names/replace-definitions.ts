import { imageIsInEcr } from '../../../ecs/image';
import { textAt } from '../raw';
import type { Raw } from '../raw';
import { MADE_FROM_TASKS } from '../definition-from-tasks';
import { boolean, digits, ENABLED, keepOnly, like, number, oneOf, text } from './keep';
import type { Keep } from './keep';
import { renameExpression } from './expressions';
import { NOBODYS_ACCOUNT } from './names';
import type { Names } from './names';
import type { DocumentVocabulary } from './vocabulary';

/** What of a task definition has a bearing on where and how its tasks run; the rest goes: environment, commands, labels, log groups. */
export function definitionRules(names: Names, vocabulary: DocumentVocabulary, region: string): Keep {
  const named = (kind: Parameters<Names['of']>[0]): Keep => text((it) => names.of(kind, it));
  const secret = text((it) =>
    /^arn:[^:]*:secretsmanager:/.test(it)
      ? `arn:aws:secretsmanager:${region}:${NOBODYS_ACCOUNT}:secret:${names.of('secret', it)}`
      : names.of('secret', it),
  );
  const secrets: Keep = [{ name: named('setting'), valueFrom: secret }];
  const path = text((it) => (it === '/' ? it : `/${names.of('path', it)}`));
  const volume: Keep = {
    name: named('volume'),
    host: { sourcePath: path },
    configuredAtLaunch: boolean,
    dockerVolumeConfiguration: {
      scope: oneOf('task', 'shared'),
      autoprovision: boolean,
      driver: text((it) => vocabulary.driver(it)),
    },
    efsVolumeConfiguration: {
      fileSystemId: named('file'),
      transitEncryption: ENABLED,
      authorizationConfig: { accessPointId: named('file'), iam: ENABLED },
    },
  };
  const container: Keep = {
    name: named('container'),
    image: text((it) => imageName(it, names, region)),
    repositoryCredentials: { credentialsParameter: secret },
    cpu: number,
    memory: number,
    memoryReservation: number,
    links: [text((it) => linkName(it, names))],
    portMappings: [
      {
        containerPort: number,
        hostPort: number,
        protocol: oneOf('tcp', 'udp'),
        name: named('port'),
        appProtocol: oneOf('http', 'http2', 'grpc'),
        containerPortRange: like(/^\d{1,5}-\d{1,5}$/),
      },
    ],
    essential: boolean,
    restartPolicy: { enabled: boolean, ignoredExitCodes: [number], restartAttemptPeriod: number },
    environmentFiles: [{ value: text((it) => `arn:aws:s3:::bucket/${names.of('file', it)}.env`), type: oneOf('s3') }],
    mountPoints: [{ sourceVolume: named('volume'), containerPath: path, readOnly: boolean }],
    volumesFrom: [{ sourceContainer: named('container'), readOnly: boolean }],
    secrets,
    dependsOn: [{ containerName: named('container'), condition: oneOf('START', 'COMPLETE', 'SUCCESS', 'HEALTHY') }],
    startTimeout: number,
    stopTimeout: number,
    privileged: boolean,
    readonlyRootFilesystem: boolean,
    logConfiguration: {
      logDriver: oneOf('awsfirelens', 'awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'splunk', 'syslog'),
      options: (it) => logOptions(it, names, region),
      secretOptions: secrets,
    },
    healthCheck: {
      command: () => ['CMD-SHELL', 'check'],
      interval: number,
      timeout: number,
      retries: number,
      startPeriod: number,
    },
    resourceRequirements: [
      {
        type: oneOf('GPU', 'InferenceAccelerator', 'NeuronDevice'),
        value: text((it) => (/^(?:\d{1,4}|ALL)$/.test(it) ? it : names.of('accelerator', it))),
      },
    ],
    firelensConfiguration: {
      type: oneOf('fluentd', 'fluentbit'),
      options: { 'config-file-type': oneOf('s3', 'file') },
    },
  };
  return {
    family: named('definition'),
    revision: number,
    taskRoleArn: text((it) => roleArn(it, names)),
    executionRoleArn: text((it) => roleArn(it, names)),
    networkMode: oneOf('bridge', 'host', 'awsvpc', 'none'),
    containerDefinitions: [container],
    volumes: [volume],
    placementConstraints: [constraintRules(vocabulary)],
    requiresCompatibilities: [oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES')],
    cpu: digits,
    memory: digits,
    pidMode: oneOf('host', 'task'),
    ipcMode: oneOf('host', 'task', 'none'),
    inferenceAccelerators: [{ deviceName: named('accelerator'), deviceType: like(/^eia\d\.\w{1,10}$/) }],
    ephemeralStorage: { sizeInGiB: number },
    runtimePlatform: {
      cpuArchitecture: oneOf('X86_64', 'ARM64'),
      operatingSystemFamily: like(/^(?:LINUX|WINDOWS_SERVER_(?:2004|2016|2019|2022|2025|20H2)_(?:CORE|FULL))$/),
    },
    tags: [{ key: oneOf(MADE_FROM_TASKS.key), value: oneOf(MADE_FROM_TASKS.value) }],
  };
}

/** Of a constraint that nobody can read nothing is left. */
export function constraintRules(vocabulary: DocumentVocabulary): Keep {
  const rules: Keep = {
    type: oneOf('memberOf', 'distinctInstance'),
    expression: text((it) => renameExpression(it, vocabulary) ?? undefined),
  };
  return (value) => {
    const kept = keepOnly(value, rules) as Raw | undefined;
    return kept !== undefined && textAt(kept, 'type') === 'memberOf' && kept['expression'] === undefined
      ? undefined
      : kept;
  };
}

/** `family:revision` */
export function definitionName(reference: string, names: Names): string {
  const [, family = reference, revision = ''] = /^(.*?)(:\d{1,9})?$/s.exec(reference) ?? [];
  return names.of('definition', family) + revision;
}

export function roleArn(original: string, names: Names): string {
  return `arn:aws:iam::${NOBODYS_ACCOUNT}:role/${names.of('role', original)}`;
}

/** An image in ECR stays in ECR: its pull needs the execution role. */
export function imageName(image: string, names: Names, region: string): string {
  const name = names.of('image', image);
  return imageIsInEcr(image) ? `${NOBODYS_ACCOUNT}.dkr.ecr.${region}.amazonaws.com/${name}` : name;
}

/** `container:alias` */
function linkName(link: string, names: Names): string {
  return names.of('container', link.split(':')[0] ?? link);
}

const LOG_WORDS: Readonly<Record<string, RegExp>> = {
  'awslogs-create-group': /^(?:true|false)$/,
  mode: /^(?:blocking|non-blocking)$/,
};

/** Options that say whose logs they are get other values; what the driver requires stays there. */
function logOptions(options: unknown, names: Names, region: string): unknown {
  if (typeof options !== 'object' || options === null) return undefined;
  const kept = Object.entries(options).flatMap(([key, value]) => {
    if (typeof value !== 'string') return [];
    if (key === 'awslogs-region') return [[key, region]];
    if (key === 'awslogs-group' || key === 'awslogs-stream-prefix') return [[key, names.of('option', value)]];
    return LOG_WORDS[key]?.test(value) === true ? [[key, value]] : [];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
