import { warning } from '../finding';
import type { Finding } from '../finding';
import type { ScenarioDocument } from '../schema/document';
import { checkResources } from './fleet';
import type { WrittenInstance } from '../complete/instances';

/** Checks what the timeline's entries say beyond names and types. */
export function checkTimeline(document: ScenarioDocument): Finding[] {
  return (document.timeline ?? []).flatMap((entry, index) => {
    const path = ['timeline', index];
    const findings: Finding[] = [];
    if (entry.until !== undefined && entry.every === undefined) {
      findings.push(
        warning('no-effect', [...path, 'until'], '"until" says nothing without "every": the entry happens once.'),
      );
    }
    if (entry.until !== undefined && entry.until < entry.at) {
      findings.push(warning('no-effect', [...path, 'until'], '"until" is before "at": the entry happens once.'));
    }
    if (entry.action === 'RegisterContainerInstance') {
      findings.push(...checkResources(entry.input as unknown as WrittenInstance, [...path, 'input']));
    }
    return findings;
  });
}
