import { DEFAULT_ROOM_BYTES } from '../scenario/check/memory';

/** Of the machine's memory, a tab is given so much for one run. */
const SHARE = 1 / 4;

/** What browsers tell of the machine, where they do: its memory in GiB, at most 8 for privacy's sake; the limit of the heap in bytes. */
interface Machine {
  readonly deviceMemory?: number;
  readonly heapLimit?: number;
}

/** Memory that a run may take here, in bytes: less than the default on a small machine. */
export function roomOf({ deviceMemory, heapLimit = Infinity }: Machine): number {
  const ofMachine = deviceMemory === undefined ? Infinity : deviceMemory * 1024 ** 3 * SHARE;
  return Math.min(DEFAULT_ROOM_BYTES, ofMachine, heapLimit);
}

/** The machine that this runs on. */
export function thisMachine(): Machine {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  const { memory } = performance as { readonly memory?: { readonly jsHeapSizeLimit: number } };
  return {
    ...(deviceMemory !== undefined && { deviceMemory }),
    ...(memory && { heapLimit: memory.jsHeapSizeLimit }),
  };
}
