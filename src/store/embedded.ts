import { fragmentOf } from '../scenario/link/fragment';

/** Whether the address asks for the stage and the transport alone, as an `iframe` on a slide or a course page does: `#…&embed`. */
export function isEmbedAddress(): boolean {
  return fragmentOf(window.location.hash).embed;
}
