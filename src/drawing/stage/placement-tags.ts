import type { PlacementCandidate } from '../../frame/explanation';
import type { IconName } from '../icons';
import { count, counted } from '../text';

/** What hangs on an instance while a placement is explained: why it is out, or the number that ranked it. */

export interface Tag {
  readonly icon: IconName;
  readonly text: string;
}

/** Whether a constraint left the candidate out (second beat), rather than its state or its resources (first beat). */
export function failsConstraint(candidate: PlacementCandidate): boolean {
  return /^(MemberOf|DistinctInstance)/.test(candidate.rejectedBy ?? '');
}

/** The tag of a rejected candidate, or null for one that was not rejected. */
export function rejectionTag(candidate: PlacementCandidate): Tag | null {
  const { rejectedBy, needed, available, detail } = candidate;
  if (rejectedBy === null) return null;
  const short = Math.max(0, (needed ?? 0) - (available ?? 0));
  switch (rejectedBy) {
    case 'RESOURCE:CPU':
      return { icon: 'cpu', text: `CPU: ${counted(short, 'unit')} short` };
    case 'RESOURCE:MEMORY':
      return { icon: 'memory', text: `memory: ${count(short)} MiB short` };
    case 'RESOURCE:PORTS':
      return { icon: 'port', text: detail?.port === undefined ? 'port taken' : `port ${detail.port} taken` };
    case 'RESOURCE:ENI':
      return { icon: 'networkInterface', text: 'no network interface left' };
    case 'RESOURCE:GPU':
      return { icon: 'gpu', text: `GPU: ${short} short` };
    case 'ATTRIBUTE':
      return {
        icon: 'attribute',
        text: detail?.attribute ? `lacks ${lastPart(detail.attribute)}` : 'attribute missing',
      };
    case 'LOCATION':
      return { icon: 'location', text: 'another zone' };
    case 'AGENT':
      return { icon: 'agent', text: 'agent disconnected' };
  }
  if (rejectedBy.startsWith('MemberOf')) return { icon: 'constraint', text: `memberOf: ${clauseFailure(candidate)}` };
  if (rejectedBy.startsWith('DistinctInstance')) {
    return { icon: 'constraint', text: detail?.task ? `distinctInstance: has ${detail.task}` : 'distinctInstance' };
  }
  return { icon: 'leftOut', text: `${rejectedBy}, left out` };
}

/** `not m5.*` for a clause `attribute:... =~ m5.*` that is false; the clause itself where it has no such form. */
function clauseFailure({ detail }: PlacementCandidate): string {
  const clause = detail?.clause?.text ?? detail?.expression ?? '';
  const [, operator = '', operand = ''] =
    /(=~|==|!=|!~|\s(?:not_in|in|not_equals|equals|matches)\s)\s*(.+)$/s.exec(clause) ?? [];
  if (operand === '') return clause === '' ? 'not met' : `not ${shorten(clause)}`;
  return ['!=', '!~', 'not_in', 'not_equals'].includes(operator.trim())
    ? `is ${shorten(operand)}`
    : `not ${shorten(operand)}`;
}

/** The number that ranked a candidate: its score at the strategy that dropped it, or at the last one. */
export function rankNote(candidate: PlacementCandidate, strategies: readonly string[]): string {
  const scores = candidate.scores ?? [];
  const last = scores.length - 1;
  const score = scores[last];
  const label = strategies[last] ?? '';
  if (score === undefined || score === null) return '';
  if (label.startsWith('binpack(memory')) return `${count(score)} MiB left`;
  if (label.startsWith('binpack')) return `${count(score)} CPU left`;
  if (label.includes('availability-zone')) return `zone holds ${count(score)}`;
  return `holds ${count(score)}`;
}

function lastPart(name: string): string {
  return name.split('.').at(-1) ?? name;
}

function shorten(text: string): string {
  return text.length <= 26 ? text : `${text.slice(0, 25)}…`;
}
