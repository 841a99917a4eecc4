import { createHash } from "node:crypto";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";

const MODULUS = 2n ** 256n;

/** A checksum over items in any order: tables are read in an order that no two of them share. */
export class DigestSum {
  #sum = 0n;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** `sha256-sum:` and 64 hexadecimal digits. */
  get text(): string {
    return `sha256-sum:${this.#sum.toString(16).padStart(64, "0")}`;
  }

  add(digest: bigint): void {
    this.#sum = (this.#sum + digest) % MODULUS;
    this.#count += 1;
  }
}

/** SHA-256 of an item, whatever the order of its attributes and sets. */
export function digestOf(item: Readonly<Record<string, AttributeValue>>): bigint {
  return BigInt(
    `0x${createHash("sha256")
      .update(textOf({ M: { ...item } }))
      .digest("hex")}`,
  );
}

function textOf(value: AttributeValue): string {
  if (value.S !== undefined) return `S${JSON.stringify(value.S)}`;
  if (value.N !== undefined) return `N${value.N}`;
  if (value.B !== undefined) return `B${base64(value.B)}`;
  if (value.BOOL !== undefined) return `T${value.BOOL}`;
  if (value.NULL !== undefined) return "0";
  if (value.SS !== undefined) return `SS${JSON.stringify(value.SS.toSorted())}`;
  if (value.NS !== undefined) return `NS${JSON.stringify(value.NS.toSorted())}`;
  if (value.BS !== undefined) return `BS${JSON.stringify(value.BS.map(base64).toSorted())}`;
  if (value.L !== undefined) return `L[${value.L.map(textOf).join(",")}]`;
  const entries = Object.entries(value.M ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `M{${entries.map(([name, one]) => `${JSON.stringify(name)}:${textOf(one)}`).join(",")}}`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
