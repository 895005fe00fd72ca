import type { ReplacedName } from '../cluster-import';

/** Kinds of names, as their stand-ins begin: `service-1`. */
export type NameKind =
  | 'accelerator'
  | 'alarm'
  | 'attribute'
  | 'balancer'
  | 'cluster'
  | 'container'
  | 'definition'
  | 'driver'
  | 'file'
  | 'function'
  | 'group'
  | 'i'
  | 'image'
  | 'instance'
  | 'option'
  | 'path'
  | 'policy'
  | 'port'
  | 'provider'
  | 'registry'
  | 'role'
  | 'rule'
  | 'secret'
  | 'service'
  | 'setting'
  | 'sg'
  | 'starter'
  | 'subnet'
  | 'target'
  | 'value'
  | 'volume'
  | 'vpc'
  | 'ami';

/** Gives each name of a kind the same stand-in wherever it occurs: numbered in the order in which they are first asked for. */
export interface Names {
  of(kind: NameKind, original: string): string;
  /** The stand-in of a name that has been asked for; undefined for any other. */
  known(kind: NameKind, original: string): string | undefined;
  /** Originals of a kind, in order. */
  originals(kind: NameKind): readonly string[];
  list(): readonly ReplacedName[];
}

export function createNames(): Names {
  const byKind = new Map<NameKind, Map<string, string>>();
  const ofKind = (kind: NameKind): Map<string, string> => {
    const names = byKind.get(kind) ?? new Map<string, string>();
    byKind.set(kind, names);
    return names;
  };
  return {
    of(kind, original) {
      const names = ofKind(kind);
      const known = names.get(original);
      if (known !== undefined) return known;
      const name = `${kind}-${names.size + 1}`;
      names.set(original, name);
      return name;
    },
    known: (kind, original) => byKind.get(kind)?.get(original),
    originals: (kind) => [...ofKind(kind).keys()],
    list: () => [...byKind].flatMap(([kind, names]) => [...names].map(([from, to]) => ({ kind, from, to }))),
  };
}

/** The account that the documentation of AWS uses. */
export const NOBODYS_ACCOUNT = '111111111111';
