import type { ContainerInstanceEntry } from '../../scenario/scenario';
import { instanceIds } from '../../scenario/check/fleet';
import { isRecord } from '../../lib/is-record';
import { FARGATE_SPOT } from '../../ecs/fargate-platform';
import { drawIndex, randomStream } from '../../lib/random';
import type { RandomStream } from '../../lib/random';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { writeEvent } from '../events';
import { interruptAnyOnFargate } from '../fargate/interrupt';
import { instanceId } from '../names';
import { giveSpotNotice, isInterruptible } from './interrupt';

/**
 * Steady Spot interruption. Each entry of the fleet, and each Auto Scaling group, that asks for it has a stream of draws of its own, so that none shifts
 * another's. Every stretch of time is interrupted or not, by one draw of whole numbers. Assumption `spot-rate`.
 */
export interface SpotSource {
  /** Of the fleet's entry: its id, and how many instances it has; null for a group. */
  readonly entry: { readonly id: string; readonly count: number } | null;
  /** Name of the group's capacity provider; null for an entry. */
  readonly provider: string | null;
  /** Interruptions an hour in millionths. */
  readonly microPerHour: number;
  readonly stream: RandomStream;
}

const MICRO = 1_000_000;
const HOUR_MS = 3_600_000;
/** Up to so many interruptions an hour a minute is drawn for at once, above it a second. */
const FEW_PER_HOUR = 6;
/** So long ahead none is looked for: two months. */
const MOST_DRAWS = 100_000;

/** The instances of an entry are interrupted from now on, if it asks for that. Does nothing for an id that is known. */
export function addSpotEntry(
  engine: Engine,
  { id, count, spot, spotInterruptionsPerHour }: ContainerInstanceEntry,
): void {
  if (!spot || spotInterruptionsPerHour === 0) return;
  if (engine.state.spotSources.some(({ entry }) => entry?.id === id)) return;
  addSource(engine, { entry: { id, count }, provider: null }, `entry ${id}`, spotInterruptionsPerHour);
}

/** The same for the Auto Scaling groups of the scenario's capacity providers, whatever instances they have at the time. */
export function addSpotGroups(engine: Engine): void {
  for (const { name, autoScalingGroup: group } of engine.scenario.capacityProviders) {
    if (typeof name !== 'string' || !isRecord(group) || group['spot'] !== true) continue;
    const perHour = Number(group['spotInterruptionsPerHour'] ?? 0);
    if (perHour > 0) addSource(engine, { entry: null, provider: name }, `group ${name}`, perHour);
  }
}

/** The same for the tasks of FARGATE_SPOT, all together. */
export function addFargateSpot(engine: Engine, interruptionsPerHour: number): void {
  if (interruptionsPerHour > 0)
    addSource(engine, { entry: null, provider: FARGATE_SPOT }, 'Fargate', interruptionsPerHour);
}

function addSource(
  engine: Engine,
  of: Pick<SpotSource, 'entry' | 'provider'>,
  name: string,
  interruptionsPerHour: number,
): void {
  const { state } = engine;
  const microPerHour = Math.round(interruptionsPerHour * MICRO);
  const stream = randomStream(state.seed, `spot ${name}`);
  const source = state.spotSources.push({ ...of, microPerHour, stream }) - 1;
  drawNext(engine, source);
}

/** The next interruption of a source comes now: one of its instances gets its notice. */
export function interruptBySource(engine: Engine, index: number): void {
  const { state } = engine;
  const source = state.spotSources[index];
  if (source === undefined) return;
  if (source.provider === FARGATE_SPOT) {
    interruptAnyOnFargate(engine, source.stream);
    return drawNext(engine, index);
  }
  const ids = source.entry === null ? null : new Set(instanceIds(source.entry.id, source.entry.count));
  const provider = source.provider === null ? -1 : state.capacityProviders.indexOf(source.provider);
  const candidates = state.instances.records.flatMap((record, instance) => {
    const belongs = ids === null ? state.instances.capacityProvider[instance] === provider : ids.has(record.id);
    return belongs && isInterruptible(engine, instance) ? instance : [];
  });
  const chosen = candidates.length === 0 ? undefined : candidates[drawIndex(source.stream, candidates.length)];
  if (chosen !== undefined) {
    giveSpotNotice(engine, [chosen]);
    const seconds = engine.timingsMs.spotNotice / 1_000;
    const message = `${instanceId(state, chosen)} gets its Spot interruption notice: it is terminated in ${seconds} s.`;
    writeEvent(engine, 'failure', message, { instances: [chosen] });
  }
  drawNext(engine, index);
}

/** Draws for one stretch after the other until one is interrupted, and puts that into the queue. */
function drawNext({ state }: Engine, index: number): void {
  const source = state.spotSources[index];
  if (source === undefined || source.microPerHour <= 0) return;
  const stretchMs = source.microPerHour <= FEW_PER_HOUR * MICRO ? 60_000 : 1_000;
  const stretches = (HOUR_MS / stretchMs) * MICRO;
  for (let draws = 1; draws <= MOST_DRAWS; draws++) {
    if (drawIndex(source.stream, stretches) >= source.microPerHour) continue;
    return pushEvent(state.queue, state.timeMs + draws * stretchMs, EVENT.spotDraw, index);
  }
}
