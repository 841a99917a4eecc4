import { escapeIdentifier } from "pg";

/** A table or an index. */
export interface Relation {
  readonly schema: string;
  readonly name: string;
}

/** As SQL needs it, whatever is in the names. */
export function quoted({ schema, name }: Relation): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
}

/** For people: without quotes. */
export function shown({ schema, name }: Relation): string {
  return `${schema}.${name}`;
}
