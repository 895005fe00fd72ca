/** On a field whose suggestions are open. */
export const SUGGESTING = { 'data-suggesting': true } as const;

/** For what a field may stand in: Escape closes the field's suggestions first, and what it stands in when there are none. */
export function leaveToSuggestions(event: KeyboardEvent): void {
  if (event.target instanceof HTMLElement && 'suggesting' in event.target.dataset) event.preventDefault();
}
