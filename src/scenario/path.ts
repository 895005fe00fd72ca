/** A place in a JSON document: the keys and indices that lead to it from the root. */
export type JsonPath = readonly (string | number)[];

/** `containerDefinitions[1].memory`; keys that are no plain names are quoted, `options["awslogs-group"]`; the root is `''`. */
export function formatPath(path: JsonPath): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(segment)) return `${text}[${JSON.stringify(segment)}]`;
    return text === '' ? segment : `${text}.${segment}`;
  }, '');
}

/** The inverse of `formatPath`; null for what it never writes. */
export function parsePath(text: string): JsonPath | null {
  const path: (string | number)[] = [];
  const segment = /(?:^|\.)([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  while (segment.lastIndex < text.length) {
    const match = segment.exec(text);
    if (match === null) return null;
    const [, name, index, quoted] = match;
    if (name !== undefined) path.push(name);
    else if (index !== undefined) path.push(Number(index));
    else path.push(JSON.parse(quoted ?? '""') as string);
  }
  return path;
}
