import type { ImportSource } from '../cluster-import';
import { jsonPieces } from '../json-pieces';
import { looksLikeManifest } from './signs';

/** The text of one manifest, and where it begins in its source. */
export interface ManifestText {
  readonly source: string;
  /** Lines of the source before it. */
  readonly linesBefore: number;
  readonly text: string;
}

export interface TakenManifests {
  readonly manifests: readonly ManifestText[];
  /** What is left of the sources: for those who read JSON. Lines stand where they stood. */
  readonly rest: readonly ImportSource[];
}

/** Takes the manifests out of texts: whole files, several after one another (`cat copilot/*\/manifest.yml`), and between output of the AWS CLI. */
export function takeManifests(sources: readonly ImportSource[]): TakenManifests {
  const manifests: ManifestText[] = [];
  const rest: ImportSource[] = [];
  for (const source of sources) {
    if (!looksLikeManifest(source.text, source.name)) {
      rest.push(source);
      continue;
    }
    const { yaml, json } = apart(source.text);
    for (const piece of inPieces(yaml)) manifests.push({ source: source.name, ...piece });
    if (json.trim() !== '') rest.push({ name: source.name, text: json });
  }
  return { manifests, rest };
}

/** JSON documents that stand by themselves, and the lines around them; each with blanks for the other. */
function apart(text: string): { readonly yaml: string; readonly json: string } {
  let yaml = '';
  let json = '';
  let end = 0;
  for (const { start, end: close, closed } of jsonPieces(text)) {
    const isOwn = closed && (start === 0 || text[start - 1] === '\n') && isJson(text.slice(start, close));
    if (!isOwn) continue;
    yaml += text.slice(end, start) + blanked(text.slice(start, close));
    json += blanked(text.slice(end, start)) + text.slice(start, close);
    end = close;
  }
  return { yaml: yaml + text.slice(end), json };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Only the line breaks. */
function blanked(text: string): string {
  return text.replace(/[^\n]+/g, '');
}

/** At `---`, and where a second `name:` begins, with the comments before it. Lines of a shell are none of YAML. */
function inPieces(text: string): Omit<ManifestText, 'source'>[] {
  const lines = text.split('\n').map((line) => (/^\$\s/.test(line) ? '' : line));
  const starts = [0];
  let hasName = false;
  for (const [index, line] of lines.entries()) {
    const isMark = /^---(?:\s|$)/.test(line);
    const isName = /^name:(?:\s|$)/.test(line);
    if (isMark) starts.push(index + 1);
    else if (isName && hasName) starts.push(commentsBefore(lines, index));
    hasName = isName || (hasName && !isMark);
  }
  return starts.flatMap((start, nth) => {
    const piece = lines.slice(start, starts[nth + 1] ?? lines.length).filter((line) => !/^---(?:\s|$)/.test(line));
    const isThere = piece.some((line) => /^\s*[^\s#]/.test(line));
    return isThere ? [{ linesBefore: start, text: piece.join('\n') }] : [];
  });
}

function commentsBefore(lines: readonly string[], index: number): number {
  let start = index;
  while (start > 0 && /^\s*(?:#.*)?$/.test(lines[start - 1] ?? '')) start--;
  return start;
}
