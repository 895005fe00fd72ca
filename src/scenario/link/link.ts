import { deflateSync, Inflate } from 'fflate';
import { fromBase64Url, toBase64Url } from '../../lib/base64url';
import { formatScenario } from '../format';
import { linkDictionary } from './dictionary';
import { fragmentOf } from './fragment';
import type { Fragment } from './fragment';
import { withoutDefaults } from './minify';
import { parseScenarioValue } from '../parse';

/**
 * The share link's codec (scenario.md, "The share link"). Everything stands in the fragment, which no browser sends to a server:
 * `#s=1.` and the minified scenario, deflated with a frozen dictionary, in URL-safe base64.
 */

/** What an inflated scenario may take at most, in bytes. */
export const MAX_INFLATED_BYTES = 8 * 1024 * 1024;
/** The encoding that is written, dictionary included. Links of older ones, once there are any, are read by decoders of their own. */
const ENCODING = '1';
/** Compressed bytes given to the inflater at once: even the worst of them become about a megabyte, so no bomb gets far. */
const SLICE = 1024;

/** Why a link cannot be opened. The visitor's own draft is not touched by any of them. */
export type BadLink = 'damaged' | 'too-large' | 'newer' | 'not-a-scenario';

/** What the fragment of an address asks for. */
export type HashContent = Pick<Fragment, 'embed' | 'play'> &
  (
    | { readonly kind: 'none' }
    /** `text`: the scenario in the house style; it parses. */
    | { readonly kind: 'scenario'; readonly text: string }
    | { readonly kind: 'example'; readonly id: string }
    | { readonly kind: 'lesson'; readonly id: string }
    | { readonly kind: 'bad'; readonly why: BadLink; readonly detail: string }
  );

/** The fragment that opens a document elsewhere. Equal documents give equal links. */
export function encodeLink(document: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(withoutDefaults(document)));
  return `#s=${ENCODING}.${toBase64Url(deflateSync(bytes, { level: 9, dictionary: linkDictionary() }))}`;
}

/** Reads `location.hash`. Never throws; what is no request of ours is `none`. */
export function readHash(hash: string): HashContent {
  const { scenario, example, lesson, ...how } = fragmentOf(hash);
  if (scenario !== undefined) return { ...how, ...readScenario(scenario) };
  if (example !== undefined) return { ...how, kind: 'example', id: example };
  if (lesson !== undefined) return { ...how, kind: 'lesson', id: lesson };
  return { ...how, kind: 'none' };
}

type Read =
  | { readonly kind: 'scenario'; readonly text: string }
  | { readonly kind: 'bad'; readonly why: BadLink; readonly detail: string };

function readScenario(value: string): Read {
  const [, encoding, payload] = /^(\d+)\.(.*)$/s.exec(value) ?? [];
  if (encoding === undefined || payload === undefined)
    return bad('damaged', 'The link does not begin as links of Stowplan do.');
  if (encoding !== ENCODING)
    return bad('newer', `The link is of encoding ${encoding}; this Stowplan reads encoding ${ENCODING}.`);
  const bytes = fromBase64Url(payload);
  if (bytes === null) return bad('damaged', 'The link holds characters that no link of Stowplan has.');
  const inflated = inflate(bytes);
  if (inflated === 'too-large') return bad('too-large', 'Unpacked, the scenario is larger than 8 MiB.');
  const document = inflated === 'damaged' ? undefined : parseUtf8(inflated);
  if (document === undefined) return bad('damaged', 'Part of the link is missing or has been changed on the way.');
  const parsed = parseScenarioValue(document.value);
  if (parsed.ok) return { kind: 'scenario', text: formatScenario(document.value) };
  const problem = parsed.problems.find(({ severity }) => severity === 'error');
  const detail = problem === undefined ? '' : `${problem.path === '' ? '' : `${problem.path}: `}${problem.message}`;
  return bad(problem?.code === 'newer-version' ? 'newer' : 'not-a-scenario', detail);
}

function bad(why: BadLink, detail: string): Read {
  return { kind: 'bad', why, detail };
}

/** Unpacks slice by slice and stops as soon as the result would be too large. */
function inflate(bytes: Uint8Array): Uint8Array | 'damaged' | 'too-large' {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflater = new Inflate({ dictionary: linkDictionary() }, (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < bytes.length || at === 0; at += SLICE) {
      inflater.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
      if (length > MAX_INFLATED_BYTES) return 'too-large';
    }
  } catch {
    return 'damaged';
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function parseUtf8(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return undefined;
  }
}
