/** End of the time axis for a run that reaches `timeMs`: the next whole two minutes. */
export function axisEnd(timeMs: number): number {
  return Math.max(1, Math.ceil(timeMs / 120_000)) * 120_000;
}
