import { fargateReason } from '../../ecs/fargate-messages';
import { ZONE_FIELD } from '../../ecs/placement';
import type {
  Cause,
  Explained,
  PlacementCandidate,
  PlacementExplanation,
  PlacementStep,
} from '../../frame/explanation';
import type { Engine } from '../engine';
import { MARKETS } from '../fargate/fargate-state';
import { vcpuProblem } from '../fargate/quotas';
import { fargateTasksIn, hasCapacity, hasFailed, zonesAsked } from '../fargate/zones';
import type { PlacementRequest } from '../placement/placement';
import type { WrittenIn } from './clauses/written-in';
import type { ExplanationNames } from './placement-explanation';

/**
 * Why a Fargate task is in its zone: the story of a placement whose candidates are zones. Nobody but Fargate has a say in it: there are no strategies and
 * no constraints. Source: services-and-capacity 5.2; assumption `fargate-zones`.
 */

const SOURCE = { assumption: 'fargate-zones' } as const;
const FAILED = 'FAILED';
const SPREAD = `spread(${ZONE_FIELD})`;

/** One zone as the task saw it. */
interface ZoneSeen {
  readonly zone: number;
  readonly name: string;
  /** Why it is none; null where the task could start. */
  readonly rejectedBy: string | null;
  readonly tasks: number;
}

/**
 * @param engine as it was before the task was placed
 * @param writtenIn where the scenario says so; null where nobody asks for that
 */
export function explainOnFargate(
  engine: Engine,
  request: PlacementRequest,
  { subject, owner }: ExplanationNames,
  writtenIn: WrittenIn | null = null,
): PlacementExplanation {
  const { state } = engine;
  const market = request.fargateMarket ?? 0;
  const seen = zonesSeen(engine, request, market);
  const open = seen.filter(({ rejectedBy }) => rejectedBy === null);
  const fewest = Math.min(...open.map(({ tasks }) => tasks));
  const tied = open.filter(({ tasks }) => tasks === fewest).map(({ name }) => name);
  const definition = state.taskDefinitions[request.taskDefinition];
  return {
    at: state.timeMs / 1_000,
    steps: stepsOf(seen, tied.length, fewest).map((step) => ({ ...step, ...explained(step.step, writtenIn) })),
    candidates: seen.map((zone) => candidateOf(zone, open)),
    chosen: tied[0] ?? null,
    tiedWith: tied.slice(1),
    tieBreak: tied.length > 1 ? 'fleet order' : null,
    ...(writtenIn && tied.length > 1 ? { tie: { causes: [], source: SOURCE } } : {}),
    request: {
      subject,
      owner,
      group: state.groups[request.group]?.name ?? '',
      taskDefinition: definition ? `${definition.family}:${definition.revision}` : '',
      cpuUnits: definition?.requirements.cpuUnits ?? 0,
      memoryMiB: definition?.requirements.memoryMiB ?? 0,
      fargate: MARKETS[market] ?? 'FARGATE',
      strategies: [{ label: SPREAD, explicit: false }],
    },
    alternatives: [],
  };
}

function zonesSeen(engine: Engine, request: PlacementRequest, market: number): ZoneSeen[] {
  const { state } = engine;
  const { group, zones, onlyZone } = request;
  const asked = zonesAsked(state, { group, zones, onlyZone, market });
  const quota = vcpuProblem(engine, market, state.taskDefinitions[request.taskDefinition]);
  return state.zones.map((name, zone) => {
    const capacity = quota ?? (hasCapacity(state, market, zone) ? null : 'capacity');
    const rejectedBy = hasFailed(state, zone)
      ? FAILED
      : !asked.includes(zone)
        ? 'LOCATION'
        : capacity && fargateReason(capacity);
    return { zone, name, rejectedBy, tasks: fargateTasksIn(state, group, zone) };
  });
}

function stepsOf(seen: readonly ZoneSeen[], tied: number, fewest: number): PlacementStep[] {
  const inOrder = seen.filter(({ rejectedBy }) => rejectedBy !== FAILED);
  const open = inOrder.filter(({ rejectedBy }) => rejectedBy === null);
  return [
    { step: 'active', remaining: inOrder.length, rejected: countBy(seen.filter((it) => it.rejectedBy === FAILED)) },
    {
      step: 'resources',
      remaining: open.length,
      rejected: countBy(inOrder.filter(({ rejectedBy }) => rejectedBy !== null)),
    },
    { step: 'constraints', remaining: open.length, rejected: {} },
    ...(open.length === 0 ? [] : [{ step: SPREAD, remaining: tied, best: fewest }]),
  ];
}

function countBy(zones: readonly ZoneSeen[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rejectedBy } of zones) counts[rejectedBy ?? ''] = (counts[rejectedBy ?? ''] ?? 0) + 1;
  return counts;
}

function candidateOf({ name, rejectedBy, tasks }: ZoneSeen, open: readonly ZoneSeen[]): PlacementCandidate {
  if (rejectedBy !== null) return { containerInstance: name, rejectedBy };
  const order = [...open].sort((a, b) => a.tasks - b.tasks || a.zone - b.zone);
  const rank = order.findIndex((it) => it.name === name) + 1;
  return { containerInstance: name, rejectedBy: null, scores: [tasks], values: [name], rank };
}

/** The subnets say which zones there are; the rest is Fargate's own. */
function explained(step: string, writtenIn: WrittenIn | null): Explained {
  if (writtenIn === null) return {};
  const network = step === 'resources' ? writtenIn.field('networkConfiguration') : null;
  const causes: Cause[] = network === null ? [] : [{ path: [...network.path, 'awsvpcConfiguration', 'subnets'] }];
  return { causes, source: SOURCE };
}
