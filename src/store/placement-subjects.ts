import { ZONE_FIELD } from '../ecs/placement';
import type { PlacementConstraint, PlacementStrategy } from '../ecs/placement';
import type { CapacityProviderStrategyItem, CreateServiceInput } from '../ecs/service';
import type { TaskDefinitionPlacementConstraint } from '../ecs/task-definition';
import type { Scenario } from '../scenario/scenario';

/** What the strategy sentence speaks of: a service, or the RunTask of a family. */
export interface PlacementSubject {
  /** Stable while the scenario keeps its order: the path of the input. */
  readonly path: string;
  readonly kind: 'service' | 'family';
  /** Service or family name. */
  readonly name: string;
  /** Where the strategies in force stand, such as `services[0].placementStrategy`; a list that is not there yet would be there. */
  readonly strategyPath: string;
  /** As written; empty where ECS's default applies. */
  readonly strategies: readonly PlacementStrategy[];
  readonly constraints: readonly SubjectConstraint[];
  readonly launch: SubjectLaunch;
  /** What keeps the subject from having strategies at all. */
  readonly without: 'daemon' | 'fargate' | null;
  /** For a RunTask: when, in simulated seconds. */
  readonly at: number | null;
}

/** What launches a subject's tasks: a launch type, or a strategy of capacity providers. */
export interface SubjectLaunch {
  /** The input that says so, or would, such as `services[0]`. */
  readonly path: string;
  /** Null where there is none. */
  readonly launchType: string | null;
  /** Empty where there is none: then launch type EC2 holds. */
  readonly strategy: readonly CapacityProviderStrategyItem[];
  /** The cluster's default strategy holds, as the subject says nothing. */
  readonly isDefault: boolean;
}

export interface SubjectConstraint {
  readonly path: string;
  readonly constraint: PlacementConstraint | TaskDefinitionPlacementConstraint;
}

/** What ECS does where nothing is written: services spread over zones, then instances; RunTask is random. Placement-and-lifecycle 2.3. */
export const DEFAULT_STRATEGIES: { readonly [K in PlacementSubject['kind']]: readonly PlacementStrategy[] } = {
  service: [
    { type: 'spread', field: ZONE_FIELD },
    { type: 'spread', field: 'instanceId' },
  ],
  family: [{ type: 'random' }],
};

/** Everything in the scenario that places tasks, services first. The strategies are those in force at `timeMs` of the run. */
export function placementSubjects(scenario: Scenario, timeMs: number): PlacementSubject[] {
  const created = scenario.timeline.flatMap((entry, index): [string, CreateServiceInput][] =>
    entry.action === 'CreateService'
      ? [[`timeline[${index}].input`, entry.input as unknown as CreateServiceInput]]
      : [],
  );
  const listed = scenario.services.map((service, index): [string, CreateServiceInput] => [
    `services[${index}]`,
    service,
  ]);
  const services = [...listed, ...created].map(([path, service]) => serviceSubject(scenario, path, service, timeMs));
  return [...services, ...runTaskSubjects(scenario)];
}

function serviceSubject(
  scenario: Scenario,
  path: string,
  service: CreateServiceInput,
  timeMs: number,
): PlacementSubject {
  let input: Partial<CreateServiceInput> = service;
  let strategyPath = `${path}.placementStrategy`;
  let launchPath = path;
  scenario.timeline.forEach((entry, index) => {
    if (entry.action !== 'UpdateService' || entry.input['service'] !== service.serviceName || entry.at * 1000 > timeMs)
      return;
    const says = (field: string): boolean => field in entry.input;
    if (says('launchType') || says('capacityProviderStrategy')) {
      // Each takes the place of the other.
      const { launchType: _type, capacityProviderStrategy: _strategy, ...rest } = input;
      input = rest;
      launchPath = `timeline[${index}].input`;
    }
    input = { ...input, ...entry.input };
    if ('placementStrategy' in entry.input) strategyPath = `timeline[${index}].input.placementStrategy`;
  });
  const launch = launchOf(scenario, launchPath, input);
  return {
    path,
    kind: 'service',
    name: service.serviceName,
    strategyPath,
    strategies: input.placementStrategy ?? [],
    constraints: [
      ...constraintsAt(`${path}.placementConstraints`, input.placementConstraints),
      ...definitionConstraints(scenario, input.taskDefinition),
    ],
    launch,
    without: input.schedulingStrategy === 'DAEMON' ? 'daemon' : isFargate(launch) ? 'fargate' : null,
    at: null,
  };
}

function runTaskSubjects(scenario: Scenario): PlacementSubject[] {
  return scenario.timeline.flatMap((entry, index): PlacementSubject[] => {
    const { taskDefinition } = entry.input;
    if (entry.action !== 'RunTask' || typeof taskDefinition !== 'string') return [];
    const input = entry.input as Partial<CreateServiceInput>;
    const path = `timeline[${index}].input`;
    const launch = launchOf(scenario, path, input);
    return [
      {
        path,
        kind: 'family',
        name: familyOf(taskDefinition),
        strategyPath: `${path}.placementStrategy`,
        strategies: Array.isArray(input.placementStrategy) ? input.placementStrategy : [],
        constraints: [
          ...constraintsAt(`${path}.placementConstraints`, input.placementConstraints),
          ...definitionConstraints(scenario, taskDefinition),
        ],
        launch,
        without: isFargate(launch) ? 'fargate' : null,
        at: entry.at,
      },
    ];
  });
}

function constraintsAt(
  path: string,
  constraints: readonly (PlacementConstraint | TaskDefinitionPlacementConstraint)[] | undefined,
): SubjectConstraint[] {
  return (constraints ?? []).map((constraint, index) => ({
    path: `${path}[${index}]`,
    constraint,
  }));
}

/** The constraints of the newest definition of the family, or of the revision that the reference names. */
function definitionConstraints(scenario: Scenario, reference: string | undefined): SubjectConstraint[] {
  if (reference === undefined) return [];
  const family = familyOf(reference);
  const revision = /:(\d+)$/.exec(reference)?.[1];
  const index = scenario.taskDefinitions.findLastIndex(
    (definition) =>
      definition.family === family && (revision === undefined || definition.revision === Number(revision)),
  );
  return constraintsAt(
    `taskDefinitions[${index}].placementConstraints`,
    scenario.taskDefinitions[index]?.input.placementConstraints,
  );
}

/** `web` of `web`, `web:3` or an ARN. */
function familyOf(reference: string): string {
  return (reference.split('/').at(-1) ?? reference).replace(/:\d+$/, '');
}

function launchOf(
  { cluster: { defaultCapacityProviderStrategy: fallback } }: Scenario,
  path: string,
  { launchType, capacityProviderStrategy: own }: Partial<CreateServiceInput>,
): SubjectLaunch {
  const strategy = own ?? (Array.isArray(fallback) ? (fallback as readonly CapacityProviderStrategyItem[]) : []);
  if (launchType !== undefined) return { path, launchType, strategy: [], isDefault: false };
  return { path, launchType: null, strategy, isDefault: own === undefined && strategy.length > 0 };
}

function isFargate({ launchType, strategy }: SubjectLaunch): boolean {
  return launchType === 'FARGATE' || strategy.some(({ capacityProvider }) => capacityProvider.startsWith('FARGATE'));
}

/** Attributes that the fleet has and a spread may count by, ECS's own first. */
export function fleetAttributes(scenario: Scenario): string[] {
  const own = ['ecs.instance-type', 'ecs.ami-id', 'ecs.os-type', 'ecs.cpu-architecture', 'ecs.subnet-id', 'ecs.vpc-id'];
  const given = scenario.containerInstances.flatMap((entry) => Object.keys(entry.attributes));
  return [...new Set([...own, ...given])].filter((name) => name !== 'ecs.availability-zone');
}
