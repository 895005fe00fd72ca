import { findInstanceType } from '../ecs/instance-types';
import { isRecord } from '../lib/is-record';
import { EXAMPLES, TOPICS } from '../scenario/examples/examples';

/** A built-in scenario as the gallery shows it. */
export interface GalleryEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The fleet for a small picture: zones in order, each with its first instances. */
  readonly fleet: readonly GalleryZone[];
}

export interface GalleryZone {
  readonly zone: string;
  readonly instances: readonly { readonly cpuUnits: number; readonly memoryMiB: number }[];
}

/** The parts of the gallery, each with what it shows, in order. */
export function galleryParts(): readonly { readonly topic: string; readonly entries: readonly GalleryEntry[] }[] {
  return TOPICS.map((topic) => ({
    topic,
    entries: EXAMPLES.filter((example) => example.topic === topic).map(({ id, title, description, scenario }) => ({
      id,
      title,
      description,
      fleet: fleetOf(scenario),
    })),
  }));
}

/** As many instances of a zone as a small picture can show. */
const MOST = 4;

function fleetOf(scenario: unknown): GalleryZone[] {
  const entries =
    isRecord(scenario) && Array.isArray(scenario['containerInstances']) ? scenario['containerInstances'] : [];
  const zones = new Map<string, { cpuUnits: number; memoryMiB: number }[]>();
  for (const entry of entries) {
    if (!isRecord(entry)) continue;
    const { instanceType, availabilityZone, availabilityZones, count = 1 } = entry;
    const type = typeof instanceType === 'string' ? findInstanceType(instanceType) : undefined;
    const names = Array.isArray(availabilityZones) ? availabilityZones : [availabilityZone];
    if (!type) continue;
    for (let index = 0; index < Math.min(Number(count), MOST * names.length); index++) {
      const zone = String(names[index % names.length]);
      const instances = zones.get(zone) ?? [];
      zones.set(zone, instances);
      if (instances.length < MOST) instances.push({ cpuUnits: type.cpuUnits, memoryMiB: type.memoryMiB });
    }
  }
  return [...zones].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([zone, instances]) => ({ zone, instances }));
}
