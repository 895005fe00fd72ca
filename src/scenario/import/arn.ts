/** An Amazon Resource Name taken apart. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Null for a text that is no ARN. */
export function parseArn(text: string): Arn | null {
  const match = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text);
  if (match === null) return null;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match;
  return { partition, service, region, account, resource };
}

/** What follows the last slash: an id or a name, of an ARN in either of ECS's formats or of the short form. */
export function shortName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** The cluster that an ARN of ECS names, `task/CLUSTER/ID`; null in the older format, which leaves it out. */
export function clusterInArn(reference: string): string | null {
  const parts = (parseArn(reference)?.resource ?? '').split('/');
  if (parts[0] === 'cluster') return parts[1] ?? null;
  return parts.length >= 3 ? (parts[1] ?? null) : null;
}
