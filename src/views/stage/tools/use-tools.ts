import { useEffect } from 'react';
import { TASK_WIDTH, rowCount } from '../../../frame/frame';
import type { InstanceAttribute } from '../../../frame/instance-query';
import { isOpen, readAttributes, useArrangement } from '../../../store/arrangement-store';
import type { WorldView } from '../../../store/frame-store';
import { useWorld } from '../../../store/world-store';

/** From so many instances, or tasks, on a stage is large: its tools, its rule and its figures stand beside it. */
const MANY_INSTANCES = 100;
const MANY_TASKS = 2_000;

/** The world that has last been large; none at first. */
let largeWorld: number | null = null;

/** Whether the world on the stage is large, or has been: what stands beside it stays, though tasks come and go about the limit. */
export function useIsLarge(): boolean {
  return useWorld(({ view }) => view !== null && isLarge(view));
}

function isLarge({ frame, catalog }: WorldView): boolean {
  const isMany = catalog.instances.length >= MANY_INSTANCES || rowCount(frame.tasks, TASK_WIDTH) >= MANY_TASKS;
  if (isMany) largeWorld = frame.world;
  return frame.world === largeWorld;
}

/** Whether the tools are open: as a person has chosen, else where there is much to arrange. */
export function useToolsOpen(): boolean {
  const large = useIsLarge();
  return useArrangement(({ open }) => open) ?? large;
}

/** Whether something is lit and the rest fades. */
export function useIsFiltered(): boolean {
  return useArrangement(({ filter }) => !isOpen(filter));
}

const NONE: readonly InstanceAttribute[] = [];

/** The fleet's attributes, kept known while a part that asks for them stands; none until the worker has told. */
export function useAttributes(): readonly InstanceAttribute[] {
  useEffect(readAttributes, []);
  return useArrangement(({ attributes }) => attributes) ?? NONE;
}
