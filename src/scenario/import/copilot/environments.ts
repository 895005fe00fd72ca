import { isRecord } from '../../../lib/is-record';
import type { Raw } from '../raw';

/** The environments for which a manifest has values of their own, as it lists them. */
export function environmentsOf(manifest: Raw): readonly string[] {
  const environments = manifest['environments'];
  return isRecord(environments) ? Object.keys(environments) : [];
}

/** The manifest as it is deployed to an environment: maps are merged, everything else is replaced. Null: as it stands. */
export function inEnvironment(manifest: Raw, environment: string | null): Raw {
  const { environments, ...base } = manifest;
  const own = environment !== null && isRecord(environments) ? environments[environment] : undefined;
  const merged = isRecord(own) ? mergedMaps(base, own) : base;
  return environment === null ? merged : (named(merged, environment) as Raw);
}

/** Of these each rules the other out: a value for one takes the other away. */
const EITHER_OR: readonly (readonly [string, string])[] = [
  ['build', 'location'],
  ['location', 'build'],
];

function mergedMaps(base: Raw, own: Raw): Raw {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(own)) {
    for (const [given, other] of EITHER_OR) if (name === given) delete merged[other];
    const before = merged[name];
    merged[name] = isRecord(before) && isRecord(value) ? mergedMaps(before, value) : value;
  }
  return merged;
}

/** Copilot puts the environment's name where a text asks for it. */
function named(value: unknown, environment: string): unknown {
  if (typeof value === 'string') return value.replaceAll('${COPILOT_ENVIRONMENT_NAME}', environment);
  if (Array.isArray(value)) return value.map((item) => named(item, environment));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, named(member, environment)]));
}
