import { SPEEDS } from '../../store/playback-store';
import type { Speed } from '../../store/playback-store';

/** What the page around an embed may ask for. */
export type EmbedRequest =
  | { readonly ask: 'play' | 'pause' }
  | { readonly ask: 'step'; readonly to: StepTarget }
  | { readonly ask: 'seek'; readonly timeMs: number }
  | { readonly ask: 'setSpeed'; readonly speed: Speed };

const STEP_TARGETS = ['nextPlacement', 'previousPlacement', 'nextEvent', 'previousEvent'] as const;
type StepTarget = (typeof STEP_TARGETS)[number];

/** What an embed tells the page around it. Times in simulated seconds. */
export type EmbedNews =
  | { readonly event: 'ready'; readonly name: string; readonly seconds: number }
  | { readonly event: 'time'; readonly seconds: number; readonly playing: boolean; readonly speed: Speed }
  | {
      readonly event: 'placement';
      readonly seconds: number;
      /** Short name of the task; null where it found no place. */
      readonly task: string | null;
      /** The service's name, or the task's family. */
      readonly owner: string;
      /** Id; null where the task found no place. */
      readonly containerInstance: string | null;
    };

/** The latest moment that can be asked for: a year. */
const LATEST_SECONDS = 366 * 86_400;

/**
 * Reads a message that has come from another page: plain data, of which nothing is run, and only what is known is taken. Null for all that is no request
 * of ours.
 */
export function readRequest(message: unknown): EmbedRequest | null {
  if (typeof message !== 'object' || message === null) return null;
  const ask = own(message, 'stowplan');
  switch (ask) {
    case 'play':
    case 'pause':
      return { ask };
    case 'step': {
      const wanted = own(message, 'to') ?? 'nextPlacement';
      const to = STEP_TARGETS.find((target) => target === wanted);
      return to === undefined ? null : { ask, to };
    }
    case 'seek': {
      const seconds = own(message, 'seconds');
      if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= LATEST_SECONDS)) return null;
      return { ask, timeMs: Math.round(seconds * 1_000) };
    }
    case 'setSpeed': {
      const wanted = own(message, 'speed');
      const speed = SPEEDS.find((known) => known === wanted);
      return speed === undefined ? null : { ask, speed };
    }
    default:
      return null;
  }
}

function own(message: object, key: string): unknown {
  return Object.hasOwn(message, key) ? (message as Readonly<Record<string, unknown>>)[key] : undefined;
}
