import type { Scenario } from '../../scenario/scenario';
import { provideEks } from '../lens';

/** Loads what a world with a lens is run with, in a script of its own; to be awaited before its simulation is made. Nothing for a world of ECS. */
export async function loadLens({ lens }: Pick<Scenario, 'lens'>): Promise<void> {
  if (lens === undefined) return;
  const { eksLens } = await import('./lens');
  provideEks(eksLens);
}
