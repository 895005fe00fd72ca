import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HISTORY_WIDTH, TASK, TASK_WIDTH } from '../frame/frame';
import type { Frame } from '../frame/frame';
import type { FrameUpdate } from '../frame/frame-update';
import { createLiveRows } from '../frame/live-rows';
import type { Scenario } from '../scenario/scenario';
import { createFrameWriter } from './frame-writer';
import { writeFrame } from './frames';
import { createSimulation } from './simulation';
import type { Moment, Simulation } from './simulation';
import { stillAfter, stillOfBeginning } from './stepping';
import { scenarios } from './testing/random-scenario';

const END_MS = 700_000;

/** What a person does to see another moment. */
const moves = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('on' as const), by: fc.integer({ min: 1, max: 20_000 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('to' as const), by: fc.integer({ min: 0, max: END_MS }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('still' as const), by: fc.integer({ min: 0, max: 50 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lost' as const), by: fc.integer({ min: 1, max: 20_000 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('beginning' as const), by: fc.constant(0) }) },
);
type Move = typeof moves extends fc.Arbitrary<infer T> ? T : never;

function momentAfter(simulation: Simulation, { kind, by }: Move): Moment {
  switch (kind) {
    case 'beginning':
      return stillOfBeginning(simulation);
    case 'still':
      return stillAfter(simulation, by) ?? simulation;
    case 'to':
      simulation.runUntil(by);
      return simulation;
    case 'on':
    case 'lost':
      simulation.runUntil(simulation.timeMs + by);
      return simulation;
  }
}

/** A reader as the page is one: it applies what it gets. */
function reader() {
  const rows = createLiveRows();
  let number = 0;
  let [history, events] = [[] as number[], [] as number[]];
  return {
    get has() {
      return number;
    },
    read(update: FrameUpdate) {
      number = update.number;
      history = [...history.slice(0, update.historyFrom * HISTORY_WIDTH), ...update.history];
      events = [...events.slice(0, update.eventsFrom), ...update.events.map(({ sequence }) => sequence)];
      return { ...update, ...rows.apply(update), history, events: events.slice(0, update.eventCount) };
    },
  };
}

const sortedRows = (rows: Int32Array, width: number): string[] =>
  Array.from({ length: rows.length / width }, (_, row) => rows.slice(row * width, (row + 1) * width).join()).sort();

const tasksOf = (rows: Int32Array): number[] =>
  Array.from({ length: rows.length / TASK_WIDTH }, (_, row) => rows[row * TASK_WIDTH + TASK.taskIndex] ?? -1);

/** What of a frame has to be the same however it came about; the order of its tasks need not. */
function seen(frame: Omit<Frame, 'events' | 'history'>): unknown {
  const { timeMs, nextEventAtMs, instances, tasks, targets, services, waiting, failedZones, capacityProviders } = frame;
  return {
    timeMs,
    nextEventAtMs,
    instances: instances.join(),
    tasks: sortedRows(tasks, TASK_WIDTH),
    targets: targets.join(),
    services,
    waiting,
    failedZones,
    capacityProviders,
    liveTasks: [...frame.liveTasks],
    liveTasksByZone: [...frame.liveTasksByZone],
  };
}

/** What is seen at each moment of the journey: by a reader of updates, and in the whole frame. */
function* bothSeen(scenario: Scenario, journey: readonly Move[]): Generator<readonly [unknown, unknown]> {
  const simulation = createSimulation(scenario, { checkpointWork: 200 });
  const writer = createFrameWriter(1);
  const page = reader();
  for (const move of journey) {
    const moment = momentAfter(simulation, move);
    const update = writer.write(moment, page.has);
    if (move.kind === 'lost') continue;
    const frame = page.read(update);
    const whole = writeFrame(moment);
    const positions = tasksOf(frame.tasks).map((task) => frame.taskPositions[task] ?? -1);
    yield [
      [seen(frame), frame.events, frame.history.slice(0, whole.history.length).join(), positions],
      [
        seen(whole),
        whole.events.map(({ sequence }) => sequence),
        whole.history.join(),
        positions.map((_, position) => position),
      ],
    ];
  }
}

describe('updates, applied one after the other', () => {
  it('are the whole frame at every moment of a journey', () => {
    fc.assert(
      fc.property(scenarios, fc.array(moves, { minLength: 10, maxLength: 40 }), (scenario, journey) => {
        for (const [updated, whole] of bothSeen(scenario, journey)) expect(updated).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('are the whole frame in small steps', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 100, max: 3_000 }), (scenario, by) => {
        const journey = Array.from({ length: 150 }, () => ({ kind: 'on' as const, by }));
        for (const [updated, whole] of bothSeen(scenario, journey)) expect(updated).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });
});
