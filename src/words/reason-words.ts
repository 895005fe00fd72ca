import type { PlacementCandidate } from '../frame/explanation';
import { cpuUnits, memoryMiB, number } from './prose';

/** Which picture goes with a reason; the drawing has one glyph for each. */
export type ReasonGlyph =
  'cpu' | 'memory' | 'port' | 'interface' | 'gpu' | 'attribute' | 'constraint' | 'agent' | 'leftOut';

/** Why an instance fell out, short enough for the tag on it: `CPU: 256 units short`. */
export interface ReasonTag {
  readonly glyph: ReasonGlyph;
  readonly text: string;
}

export function reasonTag(candidate: PlacementCandidate): ReasonTag {
  const { rejectedBy, detail } = candidate;
  const short = (candidate.needed ?? 0) - (candidate.available ?? 0);
  switch (rejectedBy) {
    case 'RESOURCE:CPU':
      return { glyph: 'cpu', text: `CPU: ${number(short)} units short` };
    case 'RESOURCE:MEMORY':
      return { glyph: 'memory', text: `memory: ${memoryMiB(short)} short` };
    case 'RESOURCE:PORTS':
      return { glyph: 'port', text: portWords(detail) };
    case 'RESOURCE:ENI':
      return { glyph: 'interface', text: 'no network interface left' };
    case 'RESOURCE:GPU':
      return { glyph: 'gpu', text: `GPU: ${number(short)} short` };
    case 'ATTRIBUTE':
      return { glyph: 'attribute', text: `lacks ${shortAttribute(detail?.attribute)}` };
    case 'LOCATION':
      return {
        glyph: 'leftOut',
        text: detail?.onlyZone === undefined ? 'not in a subnet’s zone' : `not in ${detail.onlyZone}`,
      };
    case 'AGENT':
      return { glyph: 'agent', text: 'agent disconnected' };
    default:
      return constraintTag(candidate);
  }
}

function portWords(detail: PlacementCandidate['detail']): string {
  if (detail?.port === undefined) return 'ports: 100 in use';
  return detail.keptForDaemons === undefined
    ? `port ${detail.port} is taken`
    : `port ${detail.port} is kept for a daemon`;
}

function constraintTag({ rejectedBy, detail }: PlacementCandidate): ReasonTag {
  if (rejectedBy?.startsWith('MemberOf'))
    return { glyph: 'constraint', text: `memberOf: ${clauseWords(detail?.clause?.text, detail?.actual)}` };
  if (rejectedBy?.startsWith('DistinctInstance')) {
    return {
      glyph: 'constraint',
      text: detail?.task === undefined ? 'one per instance' : `has ${detail.task} already`,
    };
  }
  return { glyph: 'leftOut', text: `${rejectedBy ?? ''}, left out` };
}

/** What a failing clause says of the instance: `c5.large is not m5.*` where it can be said so, else the clause. */
export function clauseWords(clause: string | undefined, actual: string | null | undefined): string {
  if (clause === undefined) return 'not met';
  const match = /^attribute:(\S+)\s+(==|equals|=~|matches|in)\s+(.+)$/.exec(clause);
  if (!match) return `not ${clause}`;
  const wanted = match[3] ?? '';
  return actual === null || actual === undefined ? `no ${match[1] ?? ''}` : `${actual} is not ${wanted}`;
}

function shortAttribute(name: string | undefined): string {
  return name?.replace(/^(com\.amazonaws\.)?ecs\.capability\./, '') ?? 'an attribute';
}

/** What is needed and what is there, in the reason's unit: `1,024 CPU needed, 768 CPU free`; null for reasons without numbers. */
export function shortfallWords(candidate: PlacementCandidate): string | null {
  const { needed, available } = candidate;
  if (needed === undefined || available === undefined) return null;
  const unit =
    candidate.rejectedBy === 'RESOURCE:CPU'
      ? cpuUnits
      : candidate.rejectedBy === 'RESOURCE:MEMORY'
        ? memoryMiB
        : number;
  const kept = candidate.detail?.keptForDaemons;
  const free = `${unit(needed)} needed, ${unit(available)} free`;
  return kept === undefined ? free : `${free}, ${unit(kept)} kept for daemons`;
}
