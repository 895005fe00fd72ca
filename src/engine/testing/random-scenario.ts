import fc from 'fast-check';
import { capacity } from './random/capacity';
import { daemons } from './random/daemons';
import { containers } from './random/containers';
import { definitions } from './random/definitions';
import { deployments } from './random/deployments';
import { parseScenarioValue } from '../../scenario/parse';
import type { Scenario } from '../../scenario/scenario';
import { fargate } from './random/fargate';
import type { Feature, RandomDocument } from './random/feature';
import { images } from './random/images';
import { loadBalancers } from './random/load-balancers';
import { instances } from './random/instances';
import { rebalancing } from './random/rebalancing';
import { roles } from './random/roles';
import { scaling } from './random/scaling';
import { services } from './random/services';
import { spot } from './random/spot';
import { standaloneTasks } from './random/standalone-tasks';
import { traffic } from './random/traffic';

/**
 * Random scenarios for property tests, as documents: small fleets with little room and timelines in which everything happens that the engine
 * knows, so that failures, drains, crashes and deployments meet each other all the time. Times in simulated seconds.
 */
const FEATURES: readonly Feature[] = [
  instances,
  definitions,
  services,
  fargate,
  images,
  containers,
  standaloneTasks,
  loadBalancers,
  roles,
  daemons,
  rebalancing,
  deployments,
  capacity,
  scaling,
  spot,
  traffic,
];

/** One thing that happens, at some moment of the first seven minutes. */
export const timelineEntries = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.oneof(...FEATURES.flatMap(({ happenings = [] }) => happenings)))
  .map(([at, happening]) => ({ at, ...happening }));

/** Documents that `parseScenarioValue` takes. */
export const scenarioDocuments: fc.Arbitrary<RandomDocument> = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000 }),
    timeline: fc.array(timelineEntries, { maxLength: 14 }),
    starts: fc.tuple(...FEATURES.flatMap(({ start }) => start ?? [])),
  })
  .map(({ seed, timeline, starts }) =>
    starts.reduce((document, start) => start(document), emptyDocument(seed, timeline)),
  );

function emptyDocument(seed: number, timeline: RandomDocument['timeline']): RandomDocument {
  return {
    stowplan: 1,
    seed,
    containerInstances: [],
    taskDefinitions: [],
    services: [],
    tasks: [],
    images: {},
    timeline,
  };
}

/** The same, parsed. */
export const scenarios: fc.Arbitrary<Scenario> = scenarioDocuments.map((document) => {
  const parsed = parseScenarioValue(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
});
