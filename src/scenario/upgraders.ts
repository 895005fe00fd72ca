import { isRecord } from '../lib/is-record';
import { error } from './finding';
import type { Finding } from './finding';
import { SCENARIO_VERSION } from './scenario';

/**
 * Documents of older versions open for ever. A change of the format raises `SCENARIO_VERSION`, adds one upgrader here, and adds a document
 * of the version before to the corpus in the tests.
 */

/** One step: a document of version `from` made into one of version `from + 1`. The key `stowplan` is set by the caller. */
export interface Upgrader {
  readonly from: number;
  readonly upgrade: (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** One entry a step, from version 1 upwards. Version 1 is the first, so there is none yet. */
const UPGRADERS: readonly Upgrader[] = [];

export type Upgraded =
  { readonly ok: true; readonly document: Record<string, unknown> } | { readonly ok: false; readonly finding: Finding };

/**
 * Makes the function that brings a value to version `current`.
 * @throws where the steps do not lead from 1 to `current` without a gap: a mistake in the table, found when the page loads
 */
export function upgraderTo(current: number, steps: readonly Upgrader[]): (value: unknown) => Upgraded {
  const inOrder = steps.every(({ from }, index) => from === index + 1);
  if (!inOrder || steps.length !== current - 1)
    throw new Error(`The upgraders do not lead from version 1 to version ${current}.`);
  return (value) => {
    const version = versionOf(value, current);
    if (!version.ok) return version;
    let document = version.document;
    for (const { from, upgrade } of steps.slice(version.number - 1))
      document = { ...upgrade(document), stowplan: from + 1 };
    return { ok: true, document };
  };
}

/** Brings a document of any version to the present one. What is no scenario, or a newer one, is refused with one finding. */
export const upgradeDocument = upgraderTo(SCENARIO_VERSION, UPGRADERS);

type Versioned =
  | { readonly ok: true; readonly document: Record<string, unknown>; readonly number: number }
  | { readonly ok: false; readonly finding: Finding };

function versionOf(value: unknown, current: number): Versioned {
  if (!isRecord(value)) {
    return refused(
      error('not-a-scenario', [], `A scenario is a JSON object that begins { "stowplan": ${current}, ... }.`),
    );
  }
  const version = value['stowplan'];
  if (version === undefined) {
    const message = 'This is no scenario: "stowplan", the version of the format, is missing.';
    return refused(error('missing', [], message, { hint: whatItLooksLike(value) ?? `Add "stowplan": ${current}.` }));
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refused(error('version', ['stowplan'], `"stowplan" is the version of the format: ${current}.`));
  }
  if (version > current) {
    const message = `This scenario has format version ${version}; this Stowplan reads versions up to ${current}.`;
    return refused(error('newer-version', ['stowplan'], message, { hint: 'Open it in a newer Stowplan.' }));
  }
  return { ok: true, document: value, number: version };
}

function refused(finding: Finding): { readonly ok: false; readonly finding: Finding } {
  return { ok: false, finding };
}

/** People paste parts where the whole is asked for. */
function whatItLooksLike(value: Readonly<Record<string, unknown>>): string | null {
  if (value['containerDefinitions'] !== undefined || isRecord(value['taskDefinition'])) {
    return 'This looks like a task definition: it belongs into the list "taskDefinitions".';
  }
  if (value['serviceName'] !== undefined) return 'This looks like a service: it belongs into the list "services".';
  return null;
}
