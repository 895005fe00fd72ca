import { INSTANCE_STATUSES } from '../../ecs/status';
import type { TaskRequirements } from '../../ecs/task-definition';
import { plainDefinition, plainInstance } from './plain-cluster';
import type { PlainCluster, PlainInstance, PlainTask } from './plain-cluster';

/**
 * A cluster drawn as text: a line an instance, in fleet order, and after `|` the groups of the tasks that run on it.
 *
 *     a1  us-east-1a  2048 cpu  3891 MiB  stack=prod        | service:web*2 batch
 *     b1  us-east-1b  2048 cpu   512 MiB  DRAINING gpus:1   |
 *
 * Words after the sizes, in any order: an instance status; `disconnected`; `name=value` an attribute, `name=` one without value;
 * `gpus:2`, `interfaces:3`, `provider:on-demand`; `ports:22,80` instead of the usual reserved ports; `ports:none`.
 *
 * @param definitions by name; the tasks drawn are of the first, and without any there is one, `web`: 256 CPU units, 512 MiB
 */
export function drawnCluster(
  drawing: string,
  definitions: Readonly<Record<string, TaskRequirements>> = { web: plainDefinition() },
): PlainCluster {
  const instances: PlainInstance[] = [];
  const tasks: PlainTask[] = [];
  const definition = Object.keys(definitions)[0] ?? '';
  for (const line of drawing.split('\n').filter((text) => text.trim() !== '')) {
    const [left = '', right = ''] = line.split('|');
    const instance = drawnInstance(left);
    instances.push(instance);
    tasks.push(...drawnGroups(right).map((group) => ({ instance: instance.id, group, definition })));
  }
  return { instances, definitions, tasks };
}

function drawnInstance(text: string): PlainInstance {
  const drawn = /^\s*(\S+)\s+(\S+)\s+(\d+) cpu\s+(\d+) MiB(.*)$/.exec(text);
  if (!drawn) throw new Error(`not an instance: ${text}`);
  const [, id = '', availabilityZone = '', cpu, memory, words = ''] = drawn;
  const given = words.trim().split(/\s+/).filter(Boolean).map(drawnWord);
  return given.reduce<PlainInstance>(
    (instance, word) => ({ ...instance, ...word, attributes: { ...instance.attributes, ...word.attributes } }),
    plainInstance({ id, availabilityZone, cpuUnits: Number(cpu), memoryMiB: Number(memory) }),
  );
}

function drawnWord(word: string): Partial<PlainInstance> {
  const status = INSTANCE_STATUSES.find((name) => name === word);
  if (status) return { status };
  if (word === 'disconnected') return { agentConnected: false };
  const [, name = '', sign, value = ''] = /^([^:=]+)([:=])(.*)$/.exec(word) ?? [];
  if (sign === '=') return { attributes: { [name]: value } };
  switch (name) {
    case 'gpus':
      return { gpus: Number(value) };
    case 'interfaces':
      return { networkInterfaces: Number(value) };
    case 'provider':
      return { capacityProvider: value };
    case 'ports':
      return { reservedPorts: value === 'none' ? [] : value.split(',').map(Number) };
    default:
      throw new Error(`not a property of an instance: ${word}`);
  }
}

function drawnGroups(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => {
      const [group = '', count = '1'] = word.split('*');
      return Array.from({ length: Number(count) }, () => group);
    });
}
