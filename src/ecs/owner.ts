/** What tasks belong to: a service, or the family of standalone tasks. A service and a family may have the same name. */
export interface OwnerName {
  readonly kind: 'service' | 'family';
  readonly name: string;
}

/** Position of an owner in a list of them; -1 where it is not there. */
export function ownerPosition(owners: readonly OwnerName[], wanted: OwnerName | null): number {
  return owners.findIndex(({ kind, name }) => kind === wanted?.kind && name === wanted.name);
}
