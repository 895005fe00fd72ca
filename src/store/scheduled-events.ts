import { HISTORY_WIDTH } from '../frame/frame';
import type { EventKind, EventRow } from '../frame/frame';
import type { TimelineEntry } from '../scenario/scenario';
import { useDocument } from './document-store';
import type { WorldView } from './frame-store';

/** What kind of mark an action of the timeline will make. Those that are not listed make none. */
const KIND_OF_ACTION: Readonly<Record<string, EventKind>> = {
  CreateService: 'deployment',
  RegisterTaskDefinition: 'deployment',
  DeleteService: 'scaling',
  RegisterContainerInstance: 'scaling',
  UpdateContainerInstancesState: 'drain',
  DeregisterContainerInstance: 'drain',
  CrashTask: 'failure',
  DisconnectAgent: 'failure',
  FailAvailabilityZone: 'failure',
  TerminateInstances: 'failure',
  StopInstances: 'failure',
};

let last: {
  readonly known: readonly EventRow[];
  readonly timeline: readonly TimelineEntry[];
  readonly events: readonly EventRow[];
} | null = null;

/**
 * Events that are known, and after them what the timeline has in store: a person sees that something is still to come. The same list while neither
 * changes, so that the marks are drawn once.
 */
export function eventsAhead({ knownEvents: known, history, knownHistoryCount }: WorldView): readonly EventRow[] {
  const timeline = useDocument.getState().scenario?.timeline ?? [];
  if (last?.known === known && last.timeline === timeline) return last.events;
  const knownUntilMs = Math.max(known.at(-1)?.atMs ?? -1, history[(knownHistoryCount - 1) * HISTORY_WIDTH] ?? -1);
  const events = [...known, ...timeline.flatMap((entry) => scheduled(entry, knownUntilMs))];
  last = { known, timeline, events };
  return events;
}

function scheduled({ at, action, input }: TimelineEntry, afterMs: number): EventRow[] {
  const kind = action === 'UpdateService' ? updateKind(input) : KIND_OF_ACTION[action];
  const atMs = at * 1_000;
  if (kind === undefined || atMs <= afterMs) return [];
  return [
    {
      sequence: -1,
      atMs,
      kind,
      message: action,
      ownerIndex: null,
      taskIndexes: [],
      taskNames: [],
      instanceIndexes: [],
      errorCode: null,
    },
  ];
}

function updateKind(input: TimelineEntry['input']): EventKind {
  return input['taskDefinition'] !== undefined || input['forceNewDeployment'] === true ? 'deployment' : 'scaling';
}
