import { expect, test } from 'vitest';
import type { SimulationClient } from '../../worker/client';
import { createFrameStore } from '../frame-store';
import { useWorlds } from '../worlds/worlds';
import type { WorldHandle } from '../worlds/worlds';
import { followDifferences, useDifferences } from './differences-store';

test('to see only what differs outlasts a change of the screen, and ends with the comparison', () => {
  useWorlds.setState({ worlds: [worldOf(0), worldOf(1)] });
  const leaveCompare = followDifferences();
  useDifferences.setState({ only: true });
  leaveCompare();
  const leavePresent = followDifferences();
  expect(useDifferences.getState().only).toBe(true);
  useWorlds.setState({ worlds: [worldOf(0)] });
  expect(useDifferences.getState().only).toBe(false);
  leavePresent();
});

function worldOf(index: number): WorldHandle {
  const letter = index === 0 ? 'A' : 'B';
  const client = {} as SimulationClient;
  return { index, letter, label: letter, client, frames: createFrameStore(), scenario: null, problems: [] };
}
