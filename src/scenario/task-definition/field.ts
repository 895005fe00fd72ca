/**
 * How a field of `RegisterTaskDefinition` is described: its type, one sentence for people, and whether the simulator
 * acts on it. The same tables drive mending, the list of what is not simulated, and the editor's JSON schema.
 */

export type FieldType =
  | { readonly kind: 'string' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'integer' }
  | { readonly kind: 'boolean' }
  /** Task-level `cpu` or `memory`: units or a size, kept as units in a string. */
  | { readonly kind: 'size'; readonly of: 'cpu' | 'memory' }
  | { readonly kind: 'list'; readonly of: FieldType }
  /** Names and strings, such as log options. */
  | { readonly kind: 'map' }
  | { readonly kind: 'object'; readonly fields: Fields };

export interface Field {
  readonly type: FieldType;
  /** One sentence, shown on hover. */
  readonly description: string;
  /**
   * False: checked, kept and round-tripped, but what it is for is not simulated; listed as such. Fields inside it are not
   * listed again.
   */
  readonly simulated: boolean;
  /** True: its parent is refused without it. */
  readonly required?: true;
}

export interface RequiredField extends Field {
  readonly required: true;
}

/** Fields by name, in the order of the API. */
export type Fields = Readonly<Record<string, Field>>;

/** A table that does not compile while a field of `T` is missing from it, or one that `T` requires is not required. */
export type FieldsOf<T> = {
  readonly [Name in keyof Required<T>]: Partial<Pick<T, Name>> extends Pick<T, Name> ? Field : RequiredField;
};

export const string: FieldType = { kind: 'string' };
export const integer: FieldType = { kind: 'integer' };
export const boolean: FieldType = { kind: 'boolean' };
export const map: FieldType = { kind: 'map' };
export const strings: FieldType = { kind: 'list', of: string };

export function oneOf(...values: readonly string[]): FieldType {
  return { kind: 'enum', values };
}

export function listOf(of: FieldType): FieldType {
  return { kind: 'list', of };
}

export function object(fields: Fields): FieldType {
  return { kind: 'object', fields };
}

/** A field that the simulation acts on. */
export function acts(type: FieldType, description: string): Field {
  return { type, description, simulated: true };
}

/** A field that is checked and kept, and whose purpose is not simulated. */
export function kept(type: FieldType, description: string): Field {
  return { type, description, simulated: false };
}

/** A field without which its parent is refused. */
export function required(field: Field): RequiredField {
  return { ...field, required: true };
}
