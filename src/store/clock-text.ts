/** `2:31`, `1:02:31`: a moment in a name that the person may change. Simulated ms. */
export function clockText(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const end = `:${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}${end}` : `${minutes}${end}`;
}
