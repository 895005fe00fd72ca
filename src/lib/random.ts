import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { fnv1a } from './hash';

/**
 * One named stream of random numbers. A stream's numbers depend on (seed, name) alone, so that a draw added for one purpose does
 * not shift another's. The state is a plain array: it is part of a snapshot and of the state hash.
 */
export interface RandomStream {
  state: readonly number[];
}

/** The stream `name` of a scenario's `seed` (unsigned 32-bit). */
export function randomStream(seed: number, name: string): RandomStream {
  return { state: xoroshiro128plus((seed ^ fnv1a(name)) | 0).getState() };
}

/** Draws an integer uniformly from 0 to `count` - 1 and moves the stream on. `count` is at least 1. */
export function drawIndex(stream: RandomStream, count: number): number {
  const generator = xoroshiro128plusFromState(stream.state);
  const index = uniformInt(generator, 0, count - 1);
  stream.state = generator.getState();
  return index;
}
