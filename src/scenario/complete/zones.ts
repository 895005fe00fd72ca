import type { ScenarioDocument } from '../schema/document';

/** Zones of a region by letter: `zoneOf('us-east-1', 0)` is `us-east-1a`. */
export function zoneOf(region: string, index: number): string {
  return region + String.fromCharCode('a'.charCodeAt(0) + index);
}

export const DEFAULT_REGION = 'us-east-1';

interface Machines {
  readonly availabilityZone?: string;
  readonly availabilityZones?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * Zones that instances go round: as listed, else the one given, else that of their subnet, else the region's first
 * (assumption `default-zone`).
 */
export function machineZones(
  machines: Machines,
  region: string,
  subnets: Readonly<Record<string, string>>,
): readonly string[] {
  if (machines.availabilityZones !== undefined) return machines.availabilityZones;
  const subnet = machines.attributes?.['ecs.subnet-id'];
  const zone =
    machines.availabilityZone ??
    machines.attributes?.['ecs.availability-zone'] ??
    (subnet !== undefined && Object.hasOwn(subnets, subnet) ? subnets[subnet] : undefined) ??
    zoneOf(region, 0);
  return [zone];
}

/** Every zone that the document names, sorted; the region's first three where it names none (scenario.md, `containerInstances`). */
export function worldZones(document: ScenarioDocument): readonly string[] {
  const zones = new Set<string>(Object.values(document.subnets ?? {}));
  const machines: Machines[] = [
    ...(document.containerInstances ?? []),
    ...(document.capacityProviders ?? []).flatMap(({ autoScalingGroup }) => autoScalingGroup ?? []),
    ...(document.timeline ?? []).flatMap(({ action, input }) =>
      action === 'RegisterContainerInstance' ? ((input ?? {}) as Machines) : [],
    ),
  ];
  for (const { availabilityZone, availabilityZones, attributes } of machines) {
    if (availabilityZones !== undefined) for (const zone of availabilityZones) zones.add(zone);
    else if (availabilityZone !== undefined) zones.add(availabilityZone);
    else if (attributes?.['ecs.availability-zone'] !== undefined) zones.add(attributes['ecs.availability-zone']);
  }
  for (const { availabilityZone } of document.tasks ?? [])
    if (typeof availabilityZone === 'string') zones.add(availabilityZone);
  if (zones.size > 0) return [...zones].sort();
  const region = document.region ?? DEFAULT_REGION;
  return [0, 1, 2].map((index) => zoneOf(region, index));
}
