/** What a Copilot manifest is known by. Source: services-and-capacity 9.4. */

export const WORKLOAD_TYPES = [
  'Load Balanced Web Service',
  'Backend Service',
  'Worker Service',
  'Scheduled Job',
  'Request-Driven Web Service',
  'Static Site',
] as const;
export type WorkloadType = (typeof WORKLOAD_TYPES)[number];

/** As a person writes it, a closing quote or a blank forgotten. */
const TYPE_LINE = new RegExp(`^type:[ \\t]*['"]?(?:${[...WORKLOAD_TYPES, 'Environment'].join('|')})`, 'im');
const FILE_NAME = /(?:^|[/\\])(?:manifest|copilot[^/\\]*)\.ya?ml$/i;

/** Whether a text is, or has in it, a manifest of a Copilot workload. */
export function looksLikeManifest(text: string, fileName = ''): boolean {
  return FILE_NAME.test(fileName) || TYPE_LINE.test(text);
}
