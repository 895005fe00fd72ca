import { encodeLink } from '../scenario/link/link';
import { useDocument } from './document-store';
import { documentToShare } from './view-state';
import type { ViewChoice } from './view-state';

/** A link that opens the scenario with the view that is chosen; null where the text is not JSON. */
export function shareLink(choice: ViewChoice): string | null {
  const document = documentToShare(choice);
  if (document === null) return null;
  const { origin, pathname } = window.location;
  return origin + pathname + encodeLink(document);
}

/** Longer links are cut by some programs on their way. */
export const LONG_LINK = 2000;
/** Longer links are better sent as a file. */
export const TOO_LONG_LINK = 8000;

/** A link as Markdown has it: the scenario's name, and the caption where there is one. */
export function markdownLink(link: string, { caption }: Pick<ViewChoice, 'caption'>): string {
  const words = [scenarioName(), caption.trim()].filter(Boolean).join(': ');
  return `[${words.replaceAll(/[[\]\\]/g, String.raw`\$&`)}](${link})`;
}

export interface EmbedChoice {
  /** Plays by itself; else it waits at its moment for a click. */
  readonly plays: boolean;
  /** Px. */
  readonly width: number;
  readonly height: number;
}

/** The same link for an iframe: only the stage and the transport. Null where the text is not JSON. */
export function embedLink(choice: ViewChoice, { plays }: Pick<EmbedChoice, 'plays'>): string | null {
  const document = documentToShare(choice);
  if (document === null) return null;
  const view = document['view'] as Readonly<Record<string, unknown>>;
  // What has no moment plays by itself.
  const still = plays || choice.moment ? document : { ...document, view: { at: 0, ...view } };
  const { origin, pathname } = window.location;
  return `${origin}${pathname}${encodeLink(still)}&embed${plays ? '&play' : ''}`;
}

/** The HTML that shows an embed on another page. */
export function iframeHtml(link: string, { width, height }: EmbedChoice): string {
  const title = `${scenarioName()} (Stowplan)`;
  return `<iframe src="${escaped(link)}" title="${escaped(title)}" width="${width}" height="${height}" style="border: 0" loading="lazy" allowfullscreen></iframe>`;
}

function scenarioName(): string {
  return useDocument.getState().scenario?.name ?? 'Untitled';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
