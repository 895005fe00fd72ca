/** A scenario's document as a value. */
export type JsonObject = Readonly<Record<string, unknown>>;
