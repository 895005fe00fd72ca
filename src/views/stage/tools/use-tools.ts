import { useEffect } from 'react';
import { TASK_WIDTH, rowCount } from '../../../frame/frame';
import type { InstanceAttribute } from '../../../frame/instance-query';
import { isOpen, readAttributes, useArrangement } from '../../../store/arrangement-store';
import { useWorld } from '../../../store/world-store';

/** From so many instances, or tasks, on a stage is large: its tools, its rule and its figures stand beside it. */
const MANY_INSTANCES = 100;
const MANY_TASKS = 2_000;

/** Whether the world on the stage is large. */
export function useIsLarge(): boolean {
  return useWorld(({ view }) => {
    if (view === null) return false;
    if (view.catalog.instances.length >= MANY_INSTANCES) return true;
    return rowCount(view.frame.tasks, TASK_WIDTH) >= MANY_TASKS;
  });
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
