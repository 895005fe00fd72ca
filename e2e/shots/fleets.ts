/** A fleet of mixed instances in three zones, most of it in use. */
export function mixedFleet(count: number): unknown {
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  const share = (part: number) => Math.max(1, Math.round(count * part));
  const entry = (id: string, instanceType: string, part: number) => ({
    id,
    count: share(part),
    instanceType,
    availabilityZones: zones,
  });
  const definition = (family: string, cpu: number, memory: number) => ({
    family,
    containerDefinitions: [{ name: family, image: family, cpu, memory }],
  });
  const service = (name: string, perInstance: number, strategy: readonly object[]) => ({
    serviceName: name,
    taskDefinition: name,
    desiredCount: Math.round(count * perInstance),
    placementStrategy: strategy,
  });
  return {
    stowplan: 1,
    name: `${count.toLocaleString('en-US')} instances`,
    containerInstances: [
      entry('m5', 'm5.large', 0.6),
      entry('m5x', 'm5.xlarge', 0.2),
      entry('c5', 'c5.large', 0.1),
      entry('r5', 'r5.large', 0.1),
    ],
    taskDefinitions: [definition('web', 256, 512), definition('api', 512, 1024), definition('cache', 128, 3072)],
    services: [
      service('web', 2, [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'spread', field: 'instanceId' },
      ]),
      service('api', 1, [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'binpack', field: 'cpu' },
      ]),
      service('cache', 0.8, [{ type: 'binpack', field: 'memory' }]),
    ],
  };
}

/** A cluster on which every task crashes a second after it has started and is started again: thousands of events a second, without end. */
export function crashLoops(count: number): unknown {
  return {
    stowplan: 1,
    name: 'Crash loops',
    containerInstances: [
      { id: 'm5', count, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
    ],
    taskDefinitions: [
      { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:v1', cpu: 128, memory: 256 }] },
    ],
    images: { 'web:v1': { exits: { afterSeconds: 1, exitCode: 1 } } },
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: count * 10 }],
  };
}
