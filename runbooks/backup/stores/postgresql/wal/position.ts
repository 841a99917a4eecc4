/** A position in the WAL (LSN), as PostgreSQL writes it: `0/3000060`. */
export type Position = bigint;

const HALF = 32n;

/** @throws {Error} if it is none. */
export function parsePosition(text: string): Position {
  const match = /^([0-9A-Fa-f]{1,8})\/([0-9A-Fa-f]{1,8})$/.exec(text);
  if (match === null) throw new Error(`${JSON.stringify(text)} is no position in the WAL`);
  return (BigInt(`0x${match[1]}`) << HALF) | BigInt(`0x${match[2]}`);
}

export function showPosition(position: Position): string {
  const low = position & 0xffffffffn;
  return `${(position >> HALF).toString(16)}/${low.toString(16)}`.toUpperCase();
}
