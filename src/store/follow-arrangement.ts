import { TASK_WIDTH } from '../frame/frame';
import type { Catalog } from '../frame/frame';
import type { SimulationClient } from '../worker/client';
import { NO_FILTER, isOpen, useArrangement } from './arrangement-store';
import { useDocument } from './document-store';
import type { FrameStore, WorldView } from './frame-store';
import { usePreferences } from './preferences-store';
import { drawnArrangement, drawnFilter, filterCounts } from './stage-arrangement';

/** Wait after the last key before an expression is asked of the worker, wall-clock ms. */
const TYPING_PAUSE_MS = 150;
/** How often, at most, the worker is asked again while time plays, and tasks are counted. */
const INTERVAL_MS = 500;
/** A count of 100,000 tasks, which takes about a millisecond, is made twice a second; one of a million every five seconds. */
const COUNTED_PER_MS = 200;
/** The message of an action's event begins with its name. */
const PUTS_ATTRIBUTES = /^(Put|Delete)Attributes\b/;

type Client = Pick<SimulationClient, 'matchInstances' | 'attributes'>;

/**
 * Works out what the stage shows of what a person has chosen, whenever the choice or the world changes: asks the worker what an expression selects and
 * what attributes there are, and counts what is lit. Answers with the way to stop.
 */
export function followArrangement(client: Client, frames: FrameStore): () => void {
  /** What the filter's expression selects. */
  let selected: (Fleet & { readonly expression: string; readonly instances: Int32Array }) | null = null;
  /** The fleet whose attributes are known, and how many events had been told by then: an action may have put one since. */
  let known: (Fleet & { readonly version: number; readonly events: number }) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dueAtMs = 0;
  let looking = false;
  let countedAtMs = -Infinity;

  /** In `wait` ms, or earlier where that is due already. */
  function lookAgain(wait: number): void {
    const atMs = performance.now() + wait;
    if (timer !== null && dueAtMs <= atMs) return;
    if (timer !== null) clearTimeout(timer);
    dueAtMs = atMs;
    timer = setTimeout(() => void look(), wait);
  }

  async function look(): Promise<void> {
    timer = null;
    if (looking) return lookAgain(TYPING_PAUSE_MS);
    looking = true;
    const view = frames.view();
    const isAnswered = view !== null && (await ask(view));
    looking = false;
    draw();
    return count(isAnswered);
  }

  /** Whether something has been answered that had not been before. */
  async function ask(view: WorldView): Promise<boolean> {
    const { filter, group, attributeReaders } = useArrangement.getState();
    const expression = filter.expression.trim();
    let isAnswered = false;
    if (expression !== '') {
      const match = await client.matchInstances(expression).catch(() => null);
      const isStill = useArrangement.getState().filter.expression.trim() === expression;
      if (match && isStill) useArrangement.setState({ mistake: match.ok ? null : match.mistake });
      if (match?.ok && isStill) {
        isAnswered = selected?.expression !== expression;
        const before = holds(selected, view) ? selected.instances : null;
        const isSame = before !== null && sameIndexes(before, match.instances);
        selected = { ...fleetOf(view), expression, instances: isSame ? before : match.instances };
      }
    }
    const needsAttributes = attributeReaders > 0 || group.by === 'attribute' || filter.attribute !== null;
    if (!needsAttributes || !attributesChanged(view)) return isAnswered;
    const asked = { ...fleetOf(view), version: view.catalog.version, events: view.events.length };
    const attributes = await client.attributes().catch(() => null);
    if (!attributes) return isAnswered;
    isAnswered ||= useArrangement.getState().attributes === null;
    known = asked;
    useArrangement.setState({ attributes });
    return isAnswered;
  }

  function attributesChanged({ frame, catalog, events }: WorldView): boolean {
    if (useArrangement.getState().attributes === null || known?.world !== frame.world) return true;
    if (known.version !== catalog.version || events.length < known.events) return true;
    const since = events.slice(known.events);
    if (since.some(({ kind, message }) => kind === 'action' && PUTS_ATTRIBUTES.test(message))) return true;
    known = { ...known, events: events.length };
    return false;
  }

  /** Gives the stage new objects for what has changed, and the same for what has not. */
  let drawnFrom: readonly unknown[] = [];
  function draw(): void {
    const view = frames.view();
    if (view === null) return;
    const { group, filter, attributes: told } = useArrangement.getState();
    const { instanceSort: sort } = usePreferences.getState();
    const from = [view.catalog, sort, group, filter, told, selected?.instances];
    if (from.every((part, index) => part === drawnFrom[index])) return;
    drawnFrom = from;
    const attributes = holds(known, view) ? told : null;
    const instances = holds(selected, view) ? selected.instances : null;
    useArrangement.setState({
      drawn: {
        arrangement: drawnArrangement(view.catalog, sort, group, attributes),
        filter: drawnFilter(view.catalog, filter, { attributes, selected: instances }),
      },
    });
  }

  /** Many tasks are counted less often: it goes through all of them. What is put off is counted later, though time may stand by then. */
  let countedFrom: readonly unknown[] = [];
  function count(atOnce: boolean): void {
    const view = frames.view();
    const { filter } = useArrangement.getState().drawn;
    if (view === countedFrom[0] && filter === countedFrom[1]) return;
    const pauseMs = (view?.frame.tasks.length ?? 0) / TASK_WIDTH / COUNTED_PER_MS;
    const dueInMs = countedAtMs + pauseMs - performance.now();
    if (filter !== null && !atOnce && dueInMs > 0) return lookAgain(dueInMs);
    countedAtMs = performance.now();
    countedFrom = [view, filter];
    const counts = view && filter && filterCounts(view.frame, filter);
    if (counts !== useArrangement.getState().counts) useArrangement.setState({ counts });
  }

  const endChoices = useArrangement.subscribe((state, before) => {
    const { filter, group, attributeReaders } = state;
    const narrowed = filter !== before.filter;
    if (!narrowed && group === before.group && attributeReaders === before.attributeReaders) return;
    if (filter.expression.trim() === '') {
      selected = null;
      if (state.mistake !== null) useArrangement.setState({ mistake: null });
    }
    draw();
    if (narrowed) count(true);
    lookAgain(filter.expression === before.filter.expression ? 0 : TYPING_PAUSE_MS);
  });
  const endPreferences = usePreferences.subscribe(draw);
  const endFrames = frames.subscribe((_, cause) => {
    draw();
    const { filter, group, attributeReaders } = useArrangement.getState();
    if (attributeReaders > 0 || !isOpen(filter) || group.by === 'attribute')
      lookAgain(cause === 'advance' ? INTERVAL_MS : 0);
  });
  // A filter and a grouping are about one scenario.
  const endDocument = useDocument.subscribe((state, before) => {
    if (state.origin !== before.origin)
      useArrangement.setState({ filter: NO_FILTER, group: { by: 'zone' }, attributes: null });
  });
  draw();
  // Something may have been chosen, or asked for, before anybody followed.
  lookAgain(0);
  return () => {
    if (timer !== null) clearTimeout(timer);
    endChoices();
    endPreferences();
    endFrames();
    endDocument();
  };
}

/** The container instances that an answer's indexes are about. */
interface Fleet {
  readonly world: number;
  readonly fleet: Catalog['instances'];
}

function fleetOf({ frame, catalog }: WorldView): Fleet {
  return { world: frame.world, fleet: catalog.instances };
}

/** Whether an answer's indexes mean the same instances still: in the same world, and in one where these stand where they stood. */
function holds<Answer extends Fleet>(answer: Answer | null, { frame, catalog }: WorldView): answer is Answer {
  if (answer === null || answer.world === frame.world) return answer !== null;
  return answer.fleet.every(({ id }, index) => id === catalog.instances[index]?.id);
}

function sameIndexes(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((index, at) => index === b[at]);
}
