import { ZONE_FIELD } from '../../ecs/placement';
import type { PlacementStrategy } from '../../ecs/placement';
import { rebalancingObstacle } from '../../ecs/zone-rebalancing';
import type { LensName, Scenario } from '../../scenario/scenario';
import { capacityWays } from './capacity/capacity-ways';
import type { FargateChange } from './capacity/on-fargate';
import type { InstanceChange } from './capacity/on-instances';
import { placementSubjects } from '../placement-subjects';
import type { PlacementSubject } from '../placement-subjects';

/** A world of `view.compare`. */
export interface CompareEntry {
  readonly label: string;
  readonly patch: Readonly<Record<string, unknown>>;
  /** Which system runs it; ECS where it is left out. */
  readonly lens?: LensName;
}

/** A comparison that a scenario offers: one click makes it. */
export interface CompareWay {
  readonly kind:
    | 'anew'
    | 'strategies'
    | 'setting'
    | 'constraint'
    | 'rule'
    | 'copy'
    | 'fargate'
    | 'provider'
    | 'target'
    | 'spot'
    | 'draining'
    | 'eks';
  /** The service or family that it is about; null for all. */
  readonly subject: string | null;
  /** What is told apart, as code: a setting's name, an expression. */
  readonly what: string;
  readonly entries: readonly CompareEntry[];
  /** What had to be changed besides what is told apart. */
  readonly changes?: readonly (FargateChange | InstanceChange)[];
}

const BINPACK: readonly PlacementStrategy[] = [{ type: 'binpack', field: 'memory' }];
const SPREAD: readonly PlacementStrategy[] = [
  { type: 'spread', field: ZONE_FIELD },
  { type: 'spread', field: 'instanceId' },
];

/** The comparisons that a scenario offers, in the order in which they are offered. */
export function compareWays(scenario: Scenario): CompareWay[] {
  const subjects = placementSubjects(scenario, 0).filter(({ without }) => without === null);
  const services = subjects.filter(({ kind }) => kind === 'service');
  return [
    ...anewWay(scenario, services),
    ...strategyWay(scenario, subjects),
    ...capacityWays(scenario),
    ...eksWay(subjects),
    ...services.flatMap((subject) => settingWays(scenario, subject)),
    ...services.flatMap((subject) => constraintWays(scenario, subject)),
    ...services.flatMap(ruleWays),
    { kind: 'copy', subject: null, what: '', entries: [entry('as it is', {}), entry('changed', {})] },
  ];
}

/** The same workload as pods; nothing where nothing is placed. */
function eksWay(subjects: readonly PlacementSubject[]): CompareWay[] {
  if (subjects.length === 0) return [];
  return [{ kind: 'eks', subject: null, what: '', entries: [entry('ECS', {}), { ...entry('EKS', {}), lens: 'eks' }] }];
}

/**
 * Where the run begins with tasks that are there already, as an imported cluster's does, no strategy moves them: what another would have saved is seen where the
 * services place theirs anew. Tasks that nobody would place again stay.
 */
function anewWay(scenario: Scenario, services: readonly PlacementSubject[]): CompareWay[] {
  const names = new Set(services.flatMap(({ name, path }) => (isListed(path) ? `service:${name}` : [])));
  const others = scenario.tasks.filter(({ group }) => group === null || !names.has(group));
  if (others.length === scenario.tasks.length) return [];
  const tasks = others.map(written);
  const anew = (label: string, strategies: readonly PlacementStrategy[]): CompareEntry =>
    entry(label, { tasks, ...strategyPatch(scenario, services, strategies) });
  const entries = [entry('as it runs', {}), anew('anew by binpack', BINPACK), anew('anew by spread', SPREAD)];
  return [{ kind: 'anew', subject: null, what: '', entries }];
}

/** An entry of `tasks` as a scenario has it: without what it leaves out. */
function written({ launchType, ...task }: Scenario['tasks'][number]): Readonly<Record<string, unknown>> {
  const said = Object.entries(task).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(said), ...(launchType === 'FARGATE' && { launchType }) };
}

/** Binpack against spread, for all that places tasks; none where nothing does. */
function strategyWay(scenario: Scenario, subjects: readonly PlacementSubject[]): CompareWay[] {
  if (subjects.length === 0) return [];
  const world = (label: string, strategies: readonly PlacementStrategy[]): CompareEntry =>
    entry(label, strategyPatch(scenario, subjects, strategies));
  return [
    { kind: 'strategies', subject: null, what: '', entries: [world('binpack', BINPACK), world('spread', SPREAD)] },
  ];
}

/** Services are patched by name; tasks that are run without one by the action of the timeline that runs them, where there is no service. */
export function strategyPatch(
  scenario: Scenario,
  subjects: readonly PlacementSubject[],
  placementStrategy: readonly PlacementStrategy[],
): CompareEntry['patch'] {
  const names = new Set(subjects.flatMap(({ kind, name, path }) => (kind === 'service' && isListed(path) ? name : [])));
  const services = scenario.services.filter(({ serviceName }) => names.has(serviceName));
  if (services.length > 0) {
    const changes = services.map(({ serviceName, availabilityZoneRebalancing }) => [
      serviceName,
      // ECS refuses to even out over zones what is not spread over them first.
      placementStrategy === BINPACK && availabilityZoneRebalancing === 'ENABLED'
        ? { placementStrategy, availabilityZoneRebalancing: 'DISABLED' }
        : { placementStrategy },
    ]);
    return { services: Object.fromEntries(changes) as Readonly<Record<string, unknown>> };
  }
  const paths = new Set(subjects.map(({ path }) => path));
  const timeline = scenario.timeline.map((it, index) =>
    paths.has(`timeline[${index}].input`) ? { ...it, input: { ...it.input, placementStrategy } } : it,
  );
  return { timeline };
}

/** Whether a subject stands in the scenario's list of services, where a patch finds it. */
function isListed(path: string): boolean {
  return path.startsWith('services[');
}

/** What a service either has or has not, beyond where its tasks go. */
const SETTINGS = [
  { field: 'availabilityZoneRebalancing', on: 'ENABLED', off: 'DISABLED', label: 'rebalancing' },
  {
    field: 'deploymentConfiguration',
    on: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    off: { deploymentCircuitBreaker: { enable: false, rollback: false } },
    label: 'circuit breaker',
  },
] as const;

function settingWays(scenario: Scenario, { name, path, constraints }: PlacementSubject): CompareWay[] {
  const service = isListed(path) ? scenario.services.find(({ serviceName }) => serviceName === name) : undefined;
  if (!service) return [];
  const expressions = constraints.flatMap(({ constraint }) => constraint.expression ?? []);
  const canRebalance = rebalancingObstacle(service, expressions) === null;
  return SETTINGS.filter(({ field }) => canRebalance || field !== 'availabilityZoneRebalancing').map(
    ({ field, on, off, label }) => ({
      kind: 'setting',
      subject: name,
      what: label,
      entries: [
        entry(`with ${label}`, { services: { [name]: { [field]: on } } }),
        entry(`without ${label}`, { services: { [name]: { [field]: off } } }),
      ],
    }),
  );
}

/** With and without each placement constraint of a service or of its task definition. */
function constraintWays(scenario: Scenario, { name, path, constraints }: PlacementSubject): CompareWay[] {
  if (!isListed(path)) return [];
  return constraints.map(({ path: place, constraint }) => {
    const [, definition] = /^taskDefinitions\[(\d+)\]/.exec(place) ?? [];
    const siblings = constraints.filter((other) => listOf(other.path) === listOf(place));
    const rest = siblings.flatMap((other) => (other.path === place ? [] : other.constraint));
    const family = definition === undefined ? null : (scenario.taskDefinitions[Number(definition)]?.family ?? null);
    const placementConstraints = rest.length > 0 ? rest : null;
    return {
      kind: 'constraint',
      subject: name,
      what: constraint.expression ?? constraint.type ?? '',
      entries: [
        entry('with the constraint', {}),
        entry(
          'without it',
          family === null
            ? { services: { [name]: { placementConstraints } } }
            : { taskDefinitions: { [family]: { placementConstraints } } },
        ),
      ],
    };
  });
}

function listOf(path: string): string {
  return path.replace(/\[\d+\]$/, '');
}

/** With and without each rule of a chain of strategies. */
function ruleWays({ name, path, strategies }: PlacementSubject): CompareWay[] {
  if (!isListed(path) || strategies.length < 2) return [];
  return strategies.map((rule, index) => ({
    kind: 'rule',
    subject: name,
    what: rule.field === undefined ? rule.type : `${rule.type}(${rule.field})`,
    entries: [
      entry('with the rule', {}),
      entry('without it', { services: { [name]: { placementStrategy: strategies.filter((_, at) => at !== index) } } }),
    ],
  }));
}

function entry(label: string, patch: CompareEntry['patch']): CompareEntry {
  return { label, patch };
}
