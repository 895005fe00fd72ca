import { describe, expect, it } from 'vitest';
import type { EventKind, EventRow } from '../../frame/frame';
import { markGroups } from './mark-groups';

function groupsOf(...events: readonly (readonly [x: number, kind: EventKind])[]) {
  const rows = events.map(([atMs, kind], sequence): EventRow => ({
    sequence,
    atMs,
    kind,
    message: kind,
    ownerIndex: null,
    taskIndexes: [],
    taskNames: [],
    instanceIndexes: [],
    errorCode: null,
  }));
  return markGroups(rows, ({ atMs }) => atMs).map(({ x, events: all, marks }) => [
    x,
    all.length,
    marks.map(({ kind }) => kind).join(' '),
  ]);
}

describe('marks of the time axis', () => {
  it('stand alone where there is room', () => {
    expect(groupsOf([20, 'scaling'], [31, 'failure'])).toEqual([
      [15, 1, 'scaling'],
      [26, 1, 'failure'],
    ]);
  });

  it('stand side by side at the same second', () => {
    expect(groupsOf([20, 'scaling'], [20, 'failure'])).toEqual([[15, 2, 'scaling failure']]);
  });

  it('become the gravest and a count when there are more', () => {
    expect(groupsOf([20, 'scaling'], [20, 'failure'], [22, 'deployment'], [60, 'drain'])).toEqual([
      [15, 3, 'failure'],
      [55, 1, 'drain'],
    ]);
  });
});
