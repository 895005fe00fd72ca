import { isRecord } from '../../lib/is-record';
import { isTargetGroupReference } from './plan-definitions';
import type { Tree } from './plan';
import { isPlaceholder, logicalName, variableName } from './placeholders';

/** Resources by logical name, and what refers to them. */
export interface Template {
  add(name: string, resource: Tree): string;
  /** Logical name of a resource that has been added under a key. */
  named(key: string): string | undefined;
  keep(key: string, logical: string): void;
  readonly resources: Record<string, Tree>;
}

/** @param parameters names that resources cannot have: the two share theirs */
export function createTemplate(parameters: readonly string[]): Template {
  const resources: Record<string, Tree> = {};
  const keys = new Map<string, string>();
  const taken = new Set(parameters);
  return {
    resources,
    add(name, resource) {
      const base = logicalName(variableName(name)).slice(0, 200);
      let logical = base;
      for (let number = 2; taken.has(logical); number += 1) logical = `${base}${number}`;
      taken.add(logical);
      resources[logical] = resource;
      return logical;
    },
    named: (key) => keys.get(key),
    keep: (key, logical) => void keys.set(key, logical),
  };
}

/** With `Ref`s in place of placeholders and of references to target groups. */
export function resolved(value: unknown, template: Template): unknown {
  if (isPlaceholder(value)) return { Ref: logicalName(value.variable) };
  if (isTargetGroupReference(value)) {
    const logical = template.named(`target group ${value.targetGroup}`);
    return logical === undefined ? value.targetGroup : { Ref: logical };
  }
  if (Array.isArray(value)) return value.map((item) => resolved(item, template));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolved(member, template)]));
}
