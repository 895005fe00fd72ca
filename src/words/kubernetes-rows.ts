import type { KubernetesExplanation, KubernetesNode } from '../frame/kubernetes';
import type { FunnelStep } from './funnel-steps';
import { filterDetail, filterSentence, filterTitle, mostLost } from './kubernetes-words';
import { count, number } from './prose';

/** The rows of a scheduling cycle's funnel: all nodes, the filters that anybody fell at and the one for resources, the scores, the tie. */
export interface PodRow extends FunnelStep {
  /** Name of the filter; `scores` for the row of the scores. */
  readonly of: string | null;
}

/** The filter that is always told of. */
const ALWAYS = 'NodeResourcesFit';
const SCORES = 'scores';

export function podRows(explanation: KubernetesExplanation): PodRow[] {
  const { filters, looked, candidates, chosen, tiedWith } = explanation;
  const plain = { causes: [], source: null };
  const rows: PodRow[] = [
    { ...plain, is: 'all', of: null, remaining: looked, title: looked === 1 ? 'node' : 'nodes', detail: '' },
  ];
  filters.forEach((filter, step) => {
    if (filter.rejected === 0 && filter.filter !== ALWAYS) return;
    const { remaining } = filter;
    rows.push({
      ...plain,
      is: 'step',
      step,
      of: filter.filter,
      remaining,
      title: filterTitle(filter),
      detail: filterDetail(filter),
    });
  });
  const scored = candidates.filter(({ rejectedBy }) => rejectedBy === null);
  if (chosen === null || scored.length < 2) return rows;
  const [best, ...others] = scored;
  const next = others.find(({ total }) => total < (best?.total ?? 0));
  const against = next === undefined ? 'all are equal' : `${number(best?.total ?? 0)} against ${number(next.total)}`;
  rows.push({
    ...plain,
    is: 'step',
    of: SCORES,
    remaining: tiedWith.length + 1,
    title: 'highest score',
    detail: against,
  });
  if (tiedWith.length > 0) {
    const equal = `${number(tiedWith.length + 1)} with the same score`;
    rows.push({ ...plain, is: 'tie', of: null, remaining: 1, title: 'tie: the lowest name', detail: equal });
  }
  return rows;
}

/** What the step of a row did, in a sentence. */
export function podRowSentence(explanation: KubernetesExplanation, row: PodRow | undefined): string {
  if (row === undefined) return '';
  const { looked, nodes, filters } = explanation;
  if (row.is === 'all')
    return looked < nodes
      ? `The scheduler looks at ${number(looked)} of ${number(nodes)} nodes: from 100 on it stops once enough fit (percentageOfNodesToScore).`
      : `The scheduler looks at ${count(looked, 'node')}. First it filters, then it scores what is left.`;
  if (row.is === 'tie')
    return 'Among equals Kubernetes draws; this model takes the lowest name, so that every run is the same.';
  if (row.of === SCORES) return scoresSentence(explanation);
  const filter = filters.find(({ filter: name }) => name === row.of);
  return filter ? filterSentence(filter) : '';
}

function scoresSentence(explanation: KubernetesExplanation): string {
  const rule = 'Every plugin gives each node 0 to 100, times its weight.';
  const [best, ...others] = explanation.candidates.filter(({ rejectedBy }) => rejectedBy === null);
  const next = others.find(({ total }) => total < (best?.total ?? 0));
  const plugin = best && next ? mostLost(explanation, best, next) : null;
  if (best === undefined || next === undefined || plugin === null) return `${rule} All that are left have as much.`;
  return `${rule} What ${best.containerInstance} is ahead of ${next.containerInstance} by is above all ${plugin}.`;
}

/** Where the line of each node ends in the picture. */
export interface PodLine {
  readonly name: string;
  readonly group: string;
  readonly ending: 'rejected' | 'ranked lower' | 'tied' | 'chosen';
  readonly row: number;
}

/** The lines by zone, and in a zone by name as they come. */
export function podLines(explanation: KubernetesExplanation, rows: readonly PodRow[]): PodLine[] {
  const { candidates, chosen, tiedWith } = explanation;
  const last = rows.length - 1;
  const scores = rows.findIndex(({ of }) => of === SCORES);
  const endOf = ({ containerInstance, rejectedBy }: KubernetesNode): Pick<PodLine, 'ending' | 'row'> => {
    if (rejectedBy !== null) return { ending: 'rejected', row: rows.findIndex(({ of }) => of === rejectedBy.filter) };
    if (containerInstance === chosen) return { ending: 'chosen', row: last };
    if (tiedWith.includes(containerInstance)) return { ending: 'tied', row: last };
    return { ending: 'ranked lower', row: Math.max(0, scores) };
  };
  const lines = candidates.map((node) => ({
    name: node.containerInstance,
    group: node.availabilityZone,
    ...endOf(node),
  }));
  const key = ({ group, name }: PodLine): string =>
    `${group} ${name.replace(/\d+/g, (digits) => digits.padStart(9, '0'))}`;
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
