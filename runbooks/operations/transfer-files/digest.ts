import { createHash, type Hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Layout } from "./layout.ts";
import type { StoredObject } from "./object.ts";
import { Corrupted } from "./retry.ts";

/** What the bytes that were read come to. */
export interface Digests {
  /** As the service keeps it: base64, over those of the parts if there are several. */
  readonly sha256: string;
  /** Of each part, base64. */
  readonly partSha256: readonly string[];
  /** As an ETag has it, without quotes. */
  readonly etag: string;
  readonly wholeMd5: string;
  readonly wholeSha256: string;
  /** Base64. */
  readonly wholeCrc32: string;
}

/** Digests of an object whose parts come one after another. */
export class Digester {
  readonly #layout: Layout;
  readonly #sha256: string[] = [];
  readonly #md5 = createHash("md5");
  readonly #wholeMd5: Hash = createHash("md5");
  readonly #wholeSha256: Hash = createHash("sha256");
  #crc32 = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** Adds the next part and returns its SHA-256 in base64. */
  add(part: Uint8Array): string {
    const sha256 = createHash("sha256").update(part).digest("base64");
    this.#sha256.push(sha256);
    this.#md5.update(createHash("md5").update(part).digest());
    this.#wholeMd5.update(part);
    this.#wholeSha256.update(part);
    this.#crc32 = crc32(part, this.#crc32);
    return sha256;
  }

  end(): Digests {
    const isWhole = this.#layout.parts === 1;
    const wholeMd5 = this.#wholeMd5.digest("hex");
    const wholeSha256 = this.#wholeSha256.digest("base64");
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.#crc32);
    return {
      sha256: isWhole ? wholeSha256 : compositeOf(this.#sha256),
      partSha256: this.#sha256,
      etag: isWhole ? wholeMd5 : `${this.#md5.digest("hex")}-${this.#layout.parts}`,
      wholeMd5,
      wholeSha256,
      wholeCrc32: crc.toString("base64"),
    };
  }
}

/** The SHA-256 that S3 gives an object whose parts have these. */
export function compositeOf(parts: readonly string[]): string {
  const all = createHash("sha256");
  for (const part of parts) all.update(part, "base64");
  return all.digest("base64");
}

/** What the bytes of a source could be held against. */
export type Evidence = "sha256" | "crc32" | "md5" | "service" | "none";

/**
 * Holds what was read against what the source says of itself.
 *
 * @returns what there was to hold it against.
 * @throws {Corrupted} if they differ.
 */
export function checkSource(source: StoredObject, digests: Digests): Evidence {
  const { SHA256: sha256, CRC32: checksum } = source.checksums;
  if (sha256 !== undefined && !source.isComposite) {
    refuse(sha256 !== digests.wholeSha256, "SHA-256");
    return "sha256";
  }
  if (checksum !== undefined && !source.isComposite) {
    refuse(checksum !== digests.wholeCrc32, "CRC32");
    return "crc32";
  }
  if (source.md5 === undefined) return "none";
  if (source.parts === 1) {
    refuse(source.md5 !== digests.wholeMd5, "MD5");
    return "md5";
  }
  return digests.etag === `${source.md5}-${source.parts}` ? "md5" : "none";
}

function refuse(isWrong: boolean, algorithm: string): void {
  if (isWrong)
    throw new Corrupted(`the ${algorithm} checksum of what was read is not the one the source has`);
}

/**
 * Holds what the destination says of an object against what it should have.
 *
 * @throws {Corrupted} if it is not what was read, or the destination does not prove that it is.
 */
export function checkDestination(
  stored: StoredObject | undefined,
  expected: { readonly size: number; readonly sha256: string; readonly etag: string },
  proof: "sha256" | "md5",
): void {
  if (stored === undefined) throw new Corrupted("it is not there after it was written");
  if (stored.size !== expected.size) {
    throw new Corrupted(`the destination has ${stored.size} bytes of it, of ${expected.size}`);
  }
  const { SHA256: sha256 } = stored.checksums;
  const etag = stored.parts === 1 ? stored.md5 : `${stored.md5 ?? ""}-${stored.parts}`;
  if (stored.md5 !== undefined && etag !== expected.etag) {
    throw new Corrupted("the MD5 checksum that the destination has of it is not the one of what was read");
  }
  if (proof === "sha256" && sha256 === undefined) {
    throw new Unproven("the destination keeps no SHA-256 of it: use checksum md5 if it keeps none at all");
  }
  if (sha256 !== undefined && sha256 !== expected.sha256) {
    throw new Corrupted(
      "the SHA-256 checksum that the destination has of it is not the one of what was read",
    );
  }
  if (proof === "md5" && stored.md5 === undefined && sha256 === undefined) {
    throw new Unproven("the destination proves it neither by an MD5 nor by a SHA-256");
  }
}

/** Thrown where a service does not say what would prove that it has the right bytes. Another try does not help. */
export class Unproven extends Error {
  override readonly name = "Unproven";
}
