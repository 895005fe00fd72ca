import { nearNames } from '../../lib/near-name';
import { didYouMean, warning } from '../finding';
import type { Finding } from '../finding';
import type { ScenarioDocument } from '../schema/document';

/** The transport's speeds: `slow`, or simulated seconds in a second. */
const SPEEDS = ['slow', 1, 4, 10, 60, 300, 1000];
/** The inspector's tabs. */
const PANELS = ['why', 'task', 'json', 'events'];

/** What of `view` the page cannot show as it says. It never changes a result, so nothing of it keeps a scenario from being opened. */
export function checkView({ view = {} }: ScenarioDocument): Finding[] {
  const { speed, panel, camera, caption } = view;
  const findings: Finding[] = [];
  if (speed !== undefined && !SPEEDS.includes(speed)) {
    const message = `There is no speed ${speed}; the scenario opens at 4.`;
    findings.push(warning('view', ['view', 'speed'], message, { hint: `The speeds are ${SPEEDS.join(', ')}.` }));
  }
  if (panel !== undefined && !PANELS.includes(panel)) {
    const message = `There is no panel "${panel}"; the scenario opens with "why".`;
    const near = didYouMean(nearNames(panel, PANELS));
    findings.push(
      warning('view', ['view', 'panel'], message, near.hint ? near : { hint: `The panels are ${PANELS.join(', ')}.` }),
    );
  }
  for (const side of ['x', 'y'] as const) {
    const share = camera?.[side] ?? 0;
    if (share >= 0 && share <= 1) continue;
    const message = `"${side}" is a share of the drawing, from 0 to 1; ${share} lies outside of it.`;
    findings.push(warning('view', ['view', 'camera', side], message));
  }
  if (caption !== undefined && /[\r\n]/.test(caption))
    findings.push(warning('view', ['view', 'caption'], 'A caption is one line; its line breaks are shown as blanks.'));
  return findings;
}
