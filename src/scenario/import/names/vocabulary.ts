import { isCustomAttribute } from '../../../ecs/custom-attributes';
import { recordAt, recordsAt, textAt } from '../raw';
import type { Raw } from '../raw';
import type { Values, Vocabulary } from './expressions';
import type { NameKind, Names } from './names';

/** Attributes whose values are words of AWS, and what such a value looks like. */
const WORDS_OF_AWS: Readonly<Record<string, RegExp>> = {
  'ecs.instance-type': /^[a-z0-9-]{2,16}\.(?:nano|micro|small|medium|large|\d{0,3}xlarge|metal(?:-\w{2,8})?)$/,
  'ecs.availability-zone': /^[a-z]{2,}(?:-[a-z0-9]+)+-\d[a-z]$/,
  'ecs.os-type': /^(?:linux|windows)$/,
  'ecs.os-family': /^(?:LINUX|WINDOWS_SERVER_[A-Z0-9_]{4,20})$/,
  'ecs.cpu-architecture': /^(?:x86_64|arm64)$/,
};

const KIND_OF: Readonly<Record<string, NameKind>> = {
  'ecs.ami-id': 'ami',
  'ecs.subnet-id': 'subnet',
  'ecs.vpc-id': 'vpc',
};

const PLUGIN = /^(ecs\.capability\.docker-(?:plugin|volume-driver)\.)(.+)$/;
const USUAL_DRIVERS: readonly string[] = ['local', 'amazon-ecs-volume-plugin'];

/** How attributes, task groups and EC2 instances of a document are called. */
export interface DocumentVocabulary extends Vocabulary {
  value(attribute: string, value: string): string;
  group(group: string): string;
  driver(name: string): string;
}

export function vocabularyOf(document: Raw, names: Names): DocumentVocabulary {
  const instances = recordsAt(document, 'containerInstances');
  const groups = new Set([
    ...recordsAt(document, 'tasks').map((task) => textAt(task, 'group')),
    ...recordsAt(document, 'services').map((service) => `service:${textAt(service, 'serviceName')}`),
    ...recordsAt(document, 'taskDefinitions').map((definition) => `family:${textAt(definition, 'family')}`),
  ]);
  const driver = (name: string): string => (USUAL_DRIVERS.includes(name) ? name : names.of('driver', name));
  const attribute = (name: string): string => {
    const plugin = PLUGIN.exec(name);
    if (plugin !== null) return `${plugin[1] ?? ''}${driver(plugin[2] ?? '')}`;
    return isCustomAttribute(name) ? names.of('attribute', name) : ownAttribute(name, names);
  };
  const value = (name: string, text: string): string => {
    if (text === '' || WORDS_OF_AWS[name]?.test(text) === true) return text;
    return names.of(KIND_OF[name] ?? 'value', text);
  };
  const group = (text: string): string => {
    if (text.startsWith('service:')) return `service:${names.of('service', text.slice('service:'.length))}`;
    if (text.startsWith('family:')) return `family:${names.of('definition', text.slice('family:'.length))}`;
    return text === '' ? text : names.of('group', text);
  };
  return {
    attribute,
    value,
    group,
    driver,
    valuesOf: (name): Values => ({
      all: [...new Set(instances.flatMap((instance) => valueOn(instance, name) ?? []))],
      of: (text) => value(name, text),
      stay: WORDS_OF_AWS[name] !== undefined,
    }),
    groups: { all: [...groups].filter((text) => text !== ''), of: group, stay: false },
    ec2Instances: {
      all: instances.map((instance) => textAt(instance, 'ec2InstanceId')),
      of: (id) => names.of('i', id),
      stay: false,
    },
  };
}

/** Names that ECS gives attributes; one that only begins like them is somebody's own. */
const OWN = /^(?:com\.amazonaws\.ecs\.capability|ecs\.capability)\.[\w.-]{1,80}$/;

function ownAttribute(name: string, names: Names): string {
  const isKnown = WORDS_OF_AWS[name] !== undefined || KIND_OF[name] !== undefined || OWN.test(name);
  return isKnown ? name : names.of('attribute', name);
}

function valueOn(instance: Raw, name: string): string | undefined {
  if (name === 'ecs.instance-type') return textAt(instance, 'instanceType');
  if (name === 'ecs.availability-zone') return textAt(instance, 'availabilityZone');
  const given = recordAt(instance, 'attributes')[name];
  return typeof given === 'string' ? given : undefined;
}
