import type { PlacementExplanation } from '../frame/explanation';
import type { Catalog, EventRow } from '../frame/frame';
import type { StopExplanation } from '../frame/stop-explanation';
import { eventText } from './event-words';
import { stopSentence } from './explanation/stop-steps';
import { placementSentence } from './placement-words';
import { count, strong } from './prose';
import type { Prose } from './prose';

/** What a presenter's screen says below the drawing: one sentence a step. */

export const NOTHING_MORE = 'Nothing more happens.';

/** `**web-8** goes to **m5-4**, because us-east-1b ran the fewest web tasks (2).` */
export function placementCaption(explanation: PlacementExplanation, fleet: Pick<Catalog, 'instances'>): Prose {
  const { chosen, request } = explanation;
  const [first, ...rest] = placementSentence(explanation, fleet).map(shorter);
  if (chosen !== null) return [strong(request.subject), ' goes to ', ...rest];
  if (typeof first !== 'string') return [first ?? '', ...rest];
  return [
    strong(request.owner),
    first.replace(/^Nowhere/, ' finds no place').replace(/^Not on/, ' finds no place on'),
    ...rest,
  ];
}

/** From the last row some clauses are too many. */
function shorter(piece: Prose[number]): Prose[number] {
  if (typeof piece !== 'string') return piece;
  return piece
    .replace(' (our tie-break: ECS does not say)', ': our tie-break')
    .replaceAll(/, of the \S+ remaining /g, ', then ');
}

/** `**web** stops web-1 on m5-1, because ...` */
export function stopCaption(explanation: StopExplanation): Prose {
  return [strong(explanation.request.owner), ` stops ${stopSentence(explanation)}`];
}

/** Of actions that happen to the cluster, what a class sees; the others are said as the scenario has them. */
const HAPPENS: Readonly<Record<string, string>> = {
  FailAvailabilityZone: 'fails',
  RestoreAvailabilityZone: 'is back',
  DisconnectAgent: 'loses its agent',
  ReconnectAgent: 'has its agent back',
  CrashTask: 'crashes',
};

/** What has happened in one sentence: `**us-east-1b** fails.`, `**UpdateService** web, 4 desired`, `**web**: deployment completed.` */
export function eventCaption(event: EventRow): Prose {
  const text = eventText(event);
  const [, service, said = ''] = /^\(service ([^)]+)\) (?:\(deployment \S+\) )?(.*)$/s.exec(text) ?? [];
  if (service !== undefined) return [strong(service), `: ${said}`];
  const [, action = '', rest = ''] = /^([A-Z][A-Za-z]+)(:? .*)$/s.exec(text) ?? [];
  if (action === '') return [text];
  const happens = Object.hasOwn(HAPPENS, action) && !rest.includes(',') ? HAPPENS[action] : undefined;
  return happens === undefined ? [strong(action), rest] : [strong(rest.trim()), ` ${happens}.`];
}

/** `3 tasks wait`; empty where none does. */
export function waitingCaption(tasks: number): string {
  if (tasks === 0) return '';
  return `${count(tasks, 'task')} ${tasks === 1 ? 'waits' : 'wait'}`;
}
