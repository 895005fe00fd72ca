const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

const STRATEGIES = [
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'memory' },
  ],
  [{ type: 'binpack', field: 'cpu' }],
  [{ type: 'spread', field: 'instanceId' }],
  [{ type: 'random' }],
];

/** Equally many tasks on each instance: all cells find room in the page's stage at once. */
const EVEN = [{ type: 'spread', field: 'instanceId' }];

/** Containers that end by themselves do so after so many seconds, by service. */
const SHORTEST_SECONDS = 20;
const LONGEST_SECONDS = 60;

/**
 * 5,000 instances, on which 60 services keep so many tasks. With a turnover until some second each task ends by itself after 20 to 60 seconds and is
 * replaced: its place sees one life after the other. Without, they lie evenly and stay.
 */
export function busyFleet(tasks: number, turnoverUntil: number | null): string {
  const services = Array.from({ length: 60 }, (_, index) => ({ index, name: `s${index}` }));
  return JSON.stringify({
    stowplan: 1,
    name: 'Busy fleet',
    containerInstances: [{ id: 'i', count: 5_000, instanceType: 'm5.xlarge', availabilityZones: ZONES }],
    taskDefinitions: services.map(({ index, name }) => ({
      family: name,
      containerDefinitions: [{ name: 'main', image: name, cpu: [64, 128, 192][index % 3], memory: 256 }],
    })),
    images: Object.fromEntries(services.map(({ index, name }) => [name, behaviour(index, turnoverUntil !== null)])),
    services: services.map(({ index, name }) => ({
      serviceName: name,
      taskDefinition: name,
      desiredCount: Math.round(tasks / services.length),
      placementStrategy: turnoverUntil === null ? EVEN : STRATEGIES[index % STRATEGIES.length],
    })),
    // The time axis of the page reaches beyond the last action.
    timeline: [{ at: turnoverUntil ?? 60, action: 'UpdateService', input: { service: 's0', desiredCount: 0 } }],
  });
}

function behaviour(index: number, turnover: boolean) {
  if (!turnover) return { pullSeconds: 2 };
  const afterSeconds = SHORTEST_SECONDS + Math.floor((index * (LONGEST_SECONDS - SHORTEST_SECONDS)) / 60);
  return { pullSeconds: 2, exits: { afterSeconds, exitCode: 0 } };
}
