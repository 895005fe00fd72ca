/** A whole number with commas between thousands, `5,000`: the same wherever the reader lives. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
