import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { crc32c } from "./crc32c.ts";

/** A file as `backup_manifest` lists it (https://www.postgresql.org/docs/current/backup-manifest-files.html). */
interface ListedFile {
  readonly Path?: string;
  /** In hexadecimal, where the path is no UTF-8. */
  readonly "Encoded-Path"?: string;
  readonly Size: number;
  readonly "Checksum-Algorithm"?: string;
  readonly Checksum?: string;
}

/** Left out by `pg_verifybackup`, too: it may have been changed for good reasons. */
const MAY_BE_OTHER = new Set(["postgresql.auto.conf"]);
const AT_ONCE = 1 << 20;

/**
 * Compares the files of a base backup with its `backup_manifest`; a backup without one cannot be compared.
 *
 * @throws {Error} naming the first file that is missing, or is not as it was when the backup was taken.
 */
export async function verifyManifest(
  folder: string,
  signal: AbortSignal,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<void> {
  const text = await readFile(join(folder, "backup_manifest")).catch(() => undefined);
  if (text === undefined) return;
  const files = filesIn(folder, text);
  let done = 0;
  for (const file of files) {
    const path = pathOf(file);
    const problem = MAY_BE_OTHER.has(path) ? undefined : await problemOf(join(folder, path), file, signal);
    if (problem !== undefined) throw new Error(damaged(folder, `${path} ${problem}`));
    done += 1;
    if (done % 100 === 0) progress(done, files.length, "files verified");
  }
}

function damaged(folder: string, how: string): string {
  return `the base backup ${folder} is not what its backup_manifest says: ${how}. Take another one (recoveryPoint, before).`;
}

/** @throws {Error} if the manifest itself was changed: its last line has the SHA-256 of all before it. */
function filesIn(folder: string, text: Buffer): readonly ListedFile[] {
  try {
    const parsed = JSON.parse(text.toString("utf8")) as {
      readonly Files: readonly ListedFile[];
      readonly "Manifest-Checksum": string;
    };
    const end = text.lastIndexOf('"Manifest-Checksum"');
    const own = createHash("sha256").update(text.subarray(0, end)).digest("hex");
    if (own === parsed["Manifest-Checksum"].toLowerCase()) return parsed.Files;
  } catch {
    // It is cut off, say.
  }
  throw new Error(damaged(folder, "the manifest itself is damaged"));
}

function pathOf({ Path, "Encoded-Path": encoded = "" }: ListedFile): string {
  return Path ?? Buffer.from(encoded, "hex").toString("latin1");
}

async function problemOf(path: string, file: ListedFile, signal: AbortSignal): Promise<string | undefined> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined) return "is missing";
  if (size !== file.Size) return `has ${size} bytes, not ${file.Size}`;
  const algorithm = file["Checksum-Algorithm"];
  if (algorithm === undefined || file.Checksum === undefined) return undefined;
  const found = await checksumOf(path, algorithm, signal);
  return found === undefined || found === file.Checksum.toLowerCase() ? undefined : "has another checksum";
}

/** In hexadecimal, as the manifest has it; undefined of an algorithm that is not known. */
async function checksumOf(path: string, algorithm: string, signal: AbortSignal): Promise<string | undefined> {
  const sha = /^SHA(224|256|384|512)$/.exec(algorithm)?.[0].toLowerCase();
  if (sha === undefined && algorithm !== "CRC32C") return undefined;
  const hash = sha === undefined ? undefined : createHash(sha);
  let crc = 0;
  for await (const chunk of createReadStream(path, { signal, highWaterMark: AT_ONCE })) {
    if (hash === undefined) crc = crc32c(chunk as Buffer, crc);
    else hash.update(chunk as Buffer);
  }
  if (hash !== undefined) return hash.digest("hex");
  // Byte by byte as it stands in memory, the least one first.
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc);
  return bytes.toString("hex");
}
