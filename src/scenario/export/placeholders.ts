/**
 * What a scenario does not have and an account must give: subnets, security groups, roles. In the tree of an input each stands as a
 * `Placeholder`; the script writes `${NAME}` there, the template `{"Ref": "Name"}`.
 */

const placeholder = Symbol('placeholder');

/** In place of a text of an input. */
export interface Placeholder {
  readonly [placeholder]: true;
  /** Such as `SUBNET_US_EAST_1A`. */
  readonly variable: string;
}

export function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === 'object' && value !== null && placeholder in value;
}

/** What a variable of the script holds, made by an earlier command. */
export function variable(name: string): Placeholder {
  return { [placeholder]: true, variable: name };
}

export interface PlaceholderInfo {
  readonly variable: string;
  /** What the scenario says; null where it says nothing that an account could have. */
  readonly preset: string | null;
  /** A few words for whoever fills it in. */
  readonly about: string;
  /** Type of the template's parameter. */
  readonly type: string;
}

export interface Placeholders {
  /** The same placeholder for the same key. `name` is a suggestion: of two that are alike the second gets a number. */
  of(key: string, name: string, info: Omit<PlaceholderInfo, 'variable'>): Placeholder;
  list(): readonly PlaceholderInfo[];
}

export function createPlaceholders(): Placeholders {
  const byKey = new Map<string, Placeholder>();
  const infos = new Map<string, PlaceholderInfo>();
  return {
    of(key, name, info) {
      const known = byKey.get(key);
      if (known !== undefined) return known;
      const made = variable(freeVariable(name, infos));
      byKey.set(key, made);
      infos.set(made.variable, { ...info, variable: made.variable });
      return made;
    },
    list: () => [...infos.values()],
  };
}

/** `SHOP_WEB_8` of `shop-web:8`. */
export function variableName(text: string): string {
  const name = text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^[A-Z]/.test(name) ? name : `X${name === '' ? '' : `_${name}`}`;
}

/** `ROLE_WEB` of `web`; what begins so already is not begun so twice. */
export function prefixed(prefix: string, name: string): string {
  const own = variableName(name);
  return own === prefix || own.startsWith(`${prefix}_`) ? own : `${prefix}_${name}`;
}

/** `SubnetUsEast1a` of `SUBNET_US_EAST_1A`: names of parameters and resources have letters and digits alone. */
export function logicalName(variable: string): string {
  return variable
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}

/** Variables whose logical names are the same would be one parameter: they count as taken too. */
function freeVariable(name: string, taken: ReadonlyMap<string, unknown>): string {
  const logical = new Set([...taken.keys()].map(logicalName));
  const base = variableName(name);
  let free = base;
  for (let number = 2; logical.has(logicalName(free)); number += 1) free = `${base}_${number}`;
  return free;
}
