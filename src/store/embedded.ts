/** Whether the address asks for the stage and the transport alone, as an `iframe` on a slide or a course page does: `#…&embed`. */
export function isEmbedAddress(hash: string = window.location.hash): boolean {
  return /[#&]embed(?:&|$)/.test(hash);
}
