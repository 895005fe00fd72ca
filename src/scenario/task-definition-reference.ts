/** A reference to a task definition as ECS takes it; `revision` null stands for the newest. */
export interface TaskDefinitionReference {
  readonly family: string;
  readonly revision: number | null;
}

/** Reads `family`, `family:revision` or an ARN; null for what is none of them. */
export function parseTaskDefinitionReference(text: string): TaskDefinitionReference | null {
  const match = /^(?:arn:[^:]+:ecs:[^:]*:\d*:task-definition\/)?([A-Za-z0-9_-]{1,255})(?::(\d{1,9}))?$/.exec(text);
  if (match === null) return null;
  const [, family = '', revision] = match;
  return { family, revision: revision === undefined ? null : Number(revision) };
}

/** What a reference names among some definitions: that revision, or the family's newest. */
export function findTaskDefinition<D extends { readonly family: string; readonly revision: number }>(
  definitions: readonly D[],
  text: string,
): D | undefined {
  const reference = parseTaskDefinitionReference(text);
  if (reference === null) return undefined;
  let found: D | undefined;
  for (const definition of definitions) {
    if (definition.family !== reference.family) continue;
    if (
      reference.revision === null
        ? (found?.revision ?? 0) <= definition.revision
        : definition.revision === reference.revision
    ) {
      found = definition;
    }
  }
  return found;
}
