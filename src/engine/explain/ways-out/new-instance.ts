import { findInstanceType, INSTANCE_TYPES } from '../../../ecs/instance-types';
import type { InstanceType } from '../../../ecs/instance-types';
import { instanceIds } from '../../../scenario/check/fleet';
import { tasksOn } from '../../task-counts';
import { firstThatFits } from './empty-instances';
import type { NewInstance } from './empty-instances';
import { acting } from './fix';
import type { Fix } from './fix';
import type { Question } from './question';

/** One more container instance: like the closest match, and the cheapest of the catalogue that will do. */

const SIZE = 0.5;

/** Rests again and again. @param closest the instance that came nearest to taking the task; -1 where there is none */
export function* oneMoreInstance(question: Question, closest: number): Generator<undefined, Fix[], undefined> {
  // A daemon's task belongs on the instance that it belongs on.
  if (question.request.onlyInstance !== undefined) return [];
  const place = { zones: zonesFor(question, closest), taken: takenIds(question) };
  yield;
  const like = yield* firstThatFits(question, inZones(place, kindOf(question, closest)));
  const cheapest = yield* firstThatFits(question, cheapestFirst(question, place, closest));
  const isAnother = cheapest !== null && cheapest.instanceType !== like?.instanceType;
  return [
    ...(like === null ? [] : [fixFor(question, like, 'closest')]),
    ...(isAnother ? [fixFor(question, cheapest, 'cheapest')] : []),
  ];
}

function fixFor({ document, atMs }: Question, instance: NewInstance, like: 'closest' | 'cheapest'): Fix {
  const { id, instanceType, availabilityZone, attributes = {} } = instance;
  const change = {
    kind: 'instance',
    containerInstance: id,
    instanceType,
    availabilityZone,
    attributes,
    like,
    costPerHour: findInstanceType(instanceType)?.onDemandUsdPerHour ?? 0,
  } as const;
  if (atMs > 0) return acting(change, SIZE, 'RegisterContainerInstance', { ...instance });
  // What has to be there when nothing has happened yet is part of the fleet.
  const { containerInstances } = document;
  const position = Array.isArray(containerInstances) ? containerInstances.length : 0;
  return { change, edits: [{ path: ['containerInstances', position], value: instance }], action: null, size: SIZE };
}

/** A kind of instance, and what one of it is called before its number. */
interface Named extends Pick<NewInstance, 'instanceType' | 'resources'> {
  readonly stem: string;
}

/** What the closest match is; null where there is none. */
function kindOf({ engine, scenario }: Question, closest: number): Named | null {
  const record = engine.state.instances.records[closest];
  if (!record) return null;
  const { instanceType } = record;
  const entry = scenario.containerInstances[engine.state.instanceLife.entry[closest] ?? -1];
  const type = findInstanceType(instanceType);
  const isOfType = entry === undefined || entry.resources.memory === type?.registeredMemoryMiB;
  if (type !== undefined && isOfType) return { instanceType, stem: stemOf(instanceType) };
  return entry ? { instanceType, resources: entry.resources, stem: `${record.id.replace(/-\d+$/, '')}-more` } : null;
}

function stemOf(instanceType: string): string {
  return instanceType.replaceAll('.', '-');
}

/** Where new instances may be, and what they may not be called. */
interface Place {
  readonly zones: readonly string[];
  readonly taken: ReadonlySet<string>;
}

function inZones({ zones, taken }: Place, kind: Named | null): NewInstance[] {
  if (kind === null) return [];
  const { stem, ...as } = kind;
  const id = freeId(taken, stem);
  return zones.map((availabilityZone) => ({ id, ...as, availabilityZone }));
}

/** Every type of the catalogue with the closest match's architecture, and every zone. */
function* cheapestFirst(question: Question, place: Place, closest: number): Generator<NewInstance> {
  const { instanceType = '' } = question.engine.state.instances.records[closest] ?? {};
  const wanted = question.ask.requirements.cpuArchitecture === 'arm64' ? 'ARM64' : findInstanceType(instanceType)?.arch;
  const types = INSTANCE_TYPES.filter(({ arch }) => arch === (wanted ?? 'X86_64'));
  for (const { type } of types.sort(byPrice)) yield* inZones(place, { instanceType: type, stem: stemOf(type) });
}

function byPrice(a: InstanceType, b: InstanceType): number {
  return a.onDemandUsdPerHour - b.onDemandUsdPerHour || a.memoryMiB - b.memoryMiB;
}

/** The closest match's zone, then those with the fewest tasks of the group. */
function zonesFor({ engine, ask }: Question, closest: number): string[] {
  const { zones, instances } = engine.state;
  const counts = zones.map(() => 0);
  for (let instance = 0; instance < instances.count; instance++) {
    const zone = instances.zone[instance] ?? -1;
    counts[zone] = (counts[zone] ?? 0) + tasksOn(ask.group.tasks, instance);
  }
  const first = instances.zone[closest] ?? -1;
  const rank = (zone: number) => (zone === first ? -1 : (counts[zone] ?? 0));
  return zones
    .map((name, zone) => ({ name, zone }))
    .sort((a, b) => rank(a.zone) - rank(b.zone) || a.zone - b.zone)
    .map(({ name }) => name);
}

/** What the instances of the scenario are called, those that are yet to come included. */
function takenIds({ engine, scenario }: Question): ReadonlySet<string> {
  return new Set([
    ...engine.state.instances.records.map(({ id }) => id),
    ...scenario.containerInstances.flatMap(({ id, count }) => instanceIds(id, count)),
    ...scenario.timeline.map(({ input }) => String(input['id'])),
  ]);
}

/** `m5-large-1`, with the first number that is free. */
function freeId(taken: ReadonlySet<string>, stem: string): string {
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
