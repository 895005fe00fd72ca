import { listOf } from '../lib/english';
import type { EligibilityCheck } from '../ecs/failure-reasons';
import { REASON_OF_CHECK } from '../ecs/failure-reasons';
import type { Cause, CheckAsks, PlacementCheck, PlacementExplanation, RuleSource } from '../frame/explanation';
import { checkAmount } from './explanation/amounts';
import { checkSentence, stepSentence, tieSentence } from './explanation/placement-steps';
import { fargateAllSentence } from './fargate-placement-words';
import { funnelRows } from './placement-words';
import type { Fleet } from './placement-words';
import { count, cpuUnits, memoryMiB, number } from './prose';
import { reasonTag } from './reason-words';

/** One row of a funnel: of all candidates, of a step or one check of it, or of the tie that was left at the end. */
export interface FunnelStep {
  readonly is: 'all' | 'step' | 'tie';
  /** Position in the explanation's steps, and of the check in that step's checks. */
  readonly step?: number;
  readonly check?: number;
  /** Candidates left after it. */
  readonly remaining: number;
  readonly title: string;
  /** Who fell, and why. */
  readonly detail: string;
  /** Clauses of the scenario that make it what it is; none for defaults. */
  readonly causes: readonly Cause[];
  readonly source: RuleSource | null;
}

/** The rows of a placement's funnel, check by check where that is known. A check that asked for nothing, and left nobody out, has none. */
export function placementSteps(explanation: PlacementExplanation, fleet: Fleet): FunnelStep[] {
  const [all, ...plain] = funnelRows(explanation, fleet);
  const rows: FunnelStep[] = [
    { is: 'all', remaining: all?.remaining ?? 0, title: all?.title ?? '', detail: '', causes: [], source: null },
  ];
  explanation.steps.forEach((step, index) => {
    const { checks, causes = [], source = null } = step;
    const row = plain[index];
    if (checks) rows.push(...checkRows(checks, index, explanation));
    else if (row)
      rows.push({
        is: 'step',
        step: index,
        remaining: row.remaining,
        title: row.title,
        detail: row.detail,
        causes,
        source,
      });
  });
  const { chosen, tiedWith, tie, tieBreak } = explanation;
  if (chosen !== null && tiedWith.length > 0 && tieBreak !== 'draw')
    rows.push({
      is: 'tie',
      remaining: 1,
      title: 'tie: first in the list',
      detail: `${number(tiedWith.length + 1)} equal to every rule`,
      causes: tie?.causes ?? [],
      source: tie?.source ?? null,
    });
  return rows;
}

/** What the step of a row did, in a sentence. */
export function placementRowSentence(explanation: PlacementExplanation, row: FunnelStep | undefined): string {
  if (row === undefined) return '';
  if (row.is === 'tie') return tieSentence(explanation) ?? '';
  if (row.step === undefined)
    return explanation.request.fargate === undefined ? allSentence(explanation) : fargateAllSentence(explanation);
  return row.check === undefined
    ? stepSentence(explanation, row.step)
    : checkSentence(explanation, row.step, row.check);
}

function allSentence({ candidates, request }: PlacementExplanation): string {
  const { taskDefinition, cpuUnits: cpu, memoryMiB: memory } = request;
  if (request.daemon === true)
    return `A daemon’s task belongs on its own container instance: ECS checks whether it can run there, and compares nothing.`;
  return `ECS looks at ${count(candidates.length, 'container instance')} for a task of ${taskDefinition}, which asks for ${cpuUnits(cpu)} and ${memoryMiB(memory)}.`;
}

/** Checks that every placement makes, whether or not anybody falls. */
const ALWAYS: ReadonlySet<EligibilityCheck> = new Set(['status', 'cpu', 'memory']);

function checkRows(checks: readonly PlacementCheck[], step: number, explanation: PlacementExplanation): FunnelStep[] {
  const agentFails = checks.some(({ check, rejected }) => check === 'agent' && rejected > 0);
  return checks.flatMap((check, index): FunnelStep[] => {
    const isAsked = check.asks !== null && check.check !== 'agent';
    if (check.rejected === 0 && !isAsked && !ALWAYS.has(check.check)) return [];
    return [
      {
        is: 'step',
        step,
        check: index,
        remaining: check.remaining,
        title:
          check.check === 'status' && !agentFails ? 'ACTIVE, agent connected' : checkTitle(check.check, check.asks),
        detail: check.rejected === 0 ? askedWords(check) : fallenWords(check, explanation),
        causes: check.causes ?? [],
        source: check.source ?? null,
      },
    ];
  });
}

/** What a check asks of an instance, as the title of its row. */
function checkTitle(check: EligibilityCheck, asks: CheckAsks | null): string {
  const amount = asks?.amount ?? 0;
  switch (check) {
    case 'eligible':
      return 'eligible';
    case 'status':
      return 'ACTIVE';
    case 'agent':
      return 'agent connected';
    case 'capacityProvider':
      return 'in the capacity provider';
    case 'location':
      return asks?.zones?.length === 1 ? `in ${listOf(asks.zones)}` : 'in a zone of the subnets';
    case 'attributes':
      return 'required attributes';
    case 'cpu':
      return `${cpuUnits(amount)} free`;
    case 'memory':
      return `${memoryMiB(amount)} free`;
    case 'ports':
      return `port ${(asks?.ports ?? []).join(', ')} free`;
    case 'networkInterfaces':
      return 'network interface free';
    case 'gpu':
      return amount < 0 ? 'all its GPUs free' : `${checkAmount(check, amount)} free`;
    case 'memberOf':
      return 'memberOf';
    case 'distinctInstance':
      return 'distinctInstance';
  }
}

function askedWords({ asks }: PlacementCheck): string {
  const { expression, capacityProvider, zones = [] } = asks ?? {};
  // A single zone is in the title.
  return expression ?? capacityProvider ?? (zones.length === 1 ? '' : zones.join(', '));
}

/** Names of a few who fell, with the reason where it is one and the same; the count of many. */
function fallenWords(check: PlacementCheck, { candidates }: PlacementExplanation): string {
  if (check.rejected > 3) return `${number(check.rejected)} fall out${askedAfter(check)}`;
  const reason = REASON_OF_CHECK[check.check];
  const fallen = candidates.filter(
    ({ rejectedBy, detail }) =>
      rejectedBy === reason &&
      (detail?.constraint === undefined ||
        check.asks?.constraint === undefined ||
        (detail.constraint.from === check.asks.constraint.from &&
          detail.constraint.index === check.asks.constraint.index)),
  );
  const names = listOf(fallen.map(({ containerInstance }) => containerInstance));
  const reasons = [...new Set(fallen.map((candidate) => reasonTag(candidate).text))];
  if (names === '') return `${number(check.rejected)} fall out${askedAfter(check)}`;
  return reasons.length === 1 ? `${names}: ${reasons[0] ?? ''}` : names;
}

function askedAfter(check: PlacementCheck): string {
  const words = askedWords(check);
  return words === '' ? '' : `: ${words}`;
}
