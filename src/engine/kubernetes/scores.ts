import { BILLION, billionthsOfLn } from './logarithm';

/**
 * The score plugins of the default profile: their formulas, on single nodes and in whole numbers. A score is 0 to 100; higher is better.
 * Source: services-and-capacity 9.1.
 */

/** The plugins in the order in which they are told, with their weights. */
export const PLUGINS = [
  { name: 'NodeResourcesFit', weight: 1 },
  { name: 'NodeResourcesBalancedAllocation', weight: 1 },
  { name: 'PodTopologySpread', weight: 2 },
  { name: 'TaintToleration', weight: 3 },
  { name: 'NodeAffinity', weight: 2 },
  { name: 'InterPodAffinity', weight: 2 },
  { name: 'ImageLocality', weight: 1 },
] as const;
export type Plugin = (typeof PLUGINS)[number]['name'];

export const HIGHEST = 100;

/** The amounts of one resource on one node, in any unit: what pods may ask for together, and what they ask for, the new one included. */
export interface Amount {
  readonly allocatable: number;
  readonly requested: number;
}

/** NodeResourcesFit with its LeastAllocated strategy: the emptier, the better. A resource that the node does not have has no say. */
export function leastAllocated(amounts: readonly Amount[]): number {
  let sum = 0;
  let resources = 0;
  for (const { allocatable, requested } of amounts) {
    if (allocatable <= 0) continue;
    resources++;
    if (requested <= allocatable) sum += Math.floor(((allocatable - requested) * HIGHEST) / allocatable);
  }
  return resources === 0 ? 0 : Math.floor(sum / resources);
}

/**
 * NodeResourcesBalancedAllocation of CPU and memory: the nearer their shares are to each other, the better. 100 less half the difference of the shares,
 * as a fraction of whole numbers.
 */
export function balancedAllocation(cpu: Amount, memory: Amount): number {
  const [a, b] = share(cpu);
  const [c, d] = share(memory);
  const whole = 2 * b * d;
  return Math.floor((HIGHEST * (whole - Math.abs(a * d - c * b))) / whole);
}

/** At most 1, as a numerator and a denominator; a resource that the node does not have is used up. */
function share({ allocatable, requested }: Amount): readonly [number, number] {
  return allocatable <= 0 ? [1, 1] : [Math.min(requested, allocatable), allocatable];
}

/** One constraint of PodTopologySpread as a node sees it. */
export interface SpreadTerm {
  /** Matching pods in the node's part of the topology. */
  readonly pods: number;
  /** How many parts there are: nodes that are in question, or zones that these are in. */
  readonly size: number;
  readonly maxSkew: number;
}

/** The raw score of PodTopologySpread: here lower is better. */
export function spreadRaw(terms: readonly SpreadTerm[]): number {
  let billionths = BILLION / 2;
  for (const { pods, size, maxSkew } of terms) billionths += pods * lnOf(size + 2) + (maxSkew - 1) * BILLION;
  // Rounded half up: the remainder is cut off in whole numbers.
  return (billionths - (billionths % BILLION)) / BILLION;
}

const logarithms: number[] = [];

function lnOf(n: number): number {
  return (logarithms[n] ??= billionthsOfLn(n));
}

/** The raw scores of PodTopologySpread as scores. */
export function spreadScore(raw: number, least: number, most: number): number {
  return most === 0 ? HIGHEST : Math.floor((HIGHEST * (most + least - raw)) / most);
}

/** TaintToleration: of the PreferNoSchedule taints that are not tolerated, the fewer the better. */
export function taintScore(untolerated: number, most: number): number {
  return most === 0 ? HIGHEST : HIGHEST - Math.floor((untolerated * HIGHEST) / most);
}

/** NodeAffinity: the weights of the preferred terms that the node meets. */
export function affinityScore(weight: number, most: number): number {
  return most === 0 ? 0 : Math.floor((weight * HIGHEST) / most);
}

/** InterPodAffinity: the weights of the preferred terms, for and against. */
export function interPodScore(raw: number, least: number, most: number): number {
  return most === least ? 0 : Math.floor((HIGHEST * (raw - least)) / (most - least));
}

const SMALLEST_IMAGE_MIB = 23;
const LARGEST_IMAGE_MIB = 1_000;

/**
 * ImageLocality: how much of the pod's images is on the node already, an image that is on few nodes counting less.
 * @param images of the containers: MiB where the node has it, else 0, and on how many nodes of all it is
 */
export function imageScore(images: readonly { readonly mib: number; readonly nodes: number }[], nodes: number): number {
  const most = LARGEST_IMAGE_MIB * images.length;
  let sum = 0;
  for (const { mib, nodes: having } of images) sum += Math.floor((mib * having) / Math.max(1, nodes));
  const clamped = Math.min(most, Math.max(SMALLEST_IMAGE_MIB, sum));
  return images.length === 0 ? 0 : Math.floor((HIGHEST * (clamped - SMALLEST_IMAGE_MIB)) / (most - SMALLEST_IMAGE_MIB));
}
