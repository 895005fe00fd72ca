import { expect, it } from 'vitest';
import { failureMessage, firstReason, REASON, REASONS, reasonsIn } from './reasons';

it('A pod without a node is told of in the words of the scheduler', () => {
  expect(failureMessage([REASON.cpu, REASON.memory, REASON.memory])).toBe(
    '0/3 nodes are available: 1 Insufficient cpu, 2 Insufficient memory. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
  );
  expect(failureMessage([REASON.cpu | REASON.memory, REASON.unschedulable, REASON.zone, REASON.expression])).toBe(
    "0/4 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 node(s) were unschedulable, 2 node(s) didn't match Pod's node affinity/selector. preemption: 0/4 nodes are available: 1 No preemption victims found for incoming pod, 3 Preemption is not helpful for scheduling.",
  );
  expect(failureMessage([])).toBe('no nodes available to schedule pods');
});

it('Every reason has its bit', () => {
  expect(Object.values(REASON)).toEqual(REASONS.map((_, bit) => 1 << bit));
  expect(reasonsIn(REASON.memory | REASON.cpu).map(({ text }) => text)).toEqual([
    'Insufficient cpu',
    'Insufficient memory',
  ]);
  expect(firstReason(REASON.antiAffinity)?.filter).toBe('InterPodAffinity');
  expect(firstReason(0)).toBeNull();
});
