import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { crc32c } from "../../backup/stores/postgresql/crc32c.ts";
import { verifyManifest } from "../../backup/stores/postgresql/manifest.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rampart-manifest-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Listed {
  readonly path: string;
  readonly content: Buffer;
  readonly algorithm?: string;
  /** In hexadecimal. */
  readonly checksum?: string;
}

/** Of a server without replication origins; with the checksum that PostgreSQL 15 put into a manifest for it. */
const ORIGINS: Listed = {
  path: "pg_logical/replorigin_checkpoint",
  content: Buffer.from("deda571236b2006a", "hex"),
  algorithm: "CRC32C",
  checksum: "c74b6748",
};

function write(files: readonly Listed[]): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const lines = files.map(({ path, content, algorithm, checksum }) =>
    JSON.stringify({
      Path: path,
      Size: content.length,
      "Last-Modified": "2026-11-20 03:00:00 GMT",
      ...(algorithm === undefined ? {} : { "Checksum-Algorithm": algorithm, Checksum: checksum }),
    }),
  );
  const body = `{ "PostgreSQL-Backup-Manifest-Version": 1,\n"Files": [\n${lines.join(",\n")}\n],\n"WAL-Ranges": [],\n`;
  const own = createHash("sha256").update(body).digest("hex");
  writeFileSync(join(folder, "backup_manifest"), `${body}"Manifest-Checksum": "${own}"}\n`);
}

async function problem(): Promise<string | undefined> {
  const never = new AbortController().signal;
  return await verifyManifest(folder, never, () => undefined).then(
    () => undefined,
    (error: unknown) => String(error),
  );
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Bit by bit, as the standard says it. */
function slowCrc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit += 1) {
      const isOne = ((crc ^ (byte >>> bit)) & 1) === 1;
      crc = (crc >>> 1) ^ (isOne ? 0x82f63b78 : 0);
    }
  }
  return ~crc >>> 0;
}

describe("CRC-32C", () => {
  test("is that of RFC 3720", () => {
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
  });

  test("is the same bit by bit, and piece by piece", () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, bytes, (first, second) => {
        const whole = slowCrc32c(Buffer.concat([first, second]));
        expect(crc32c(second, crc32c(first))).toBe(whole);
      }),
    );
  });
});

describe("the manifest of a base backup", () => {
  const base = Buffer.from("rows");
  const files: readonly Listed[] = [
    ORIGINS,
    { path: "base/5/16384", content: base, algorithm: "SHA256", checksum: sha256(base) },
    { path: "PG_VERSION", content: Buffer.from("18\n") },
  ];

  test("agrees with files as PostgreSQL lists them", async () => {
    write(files);
    expect(await problem()).toBeUndefined();
  });

  test("finds a byte that was changed, whatever the checksum, a file that was cut off, and one that is gone", async () => {
    const spoil: readonly (readonly [() => void, string])[] = [
      [
        () => writeFileSync(join(folder, ORIGINS.path), Buffer.from("deda571236b2006b", "hex")),
        `${ORIGINS.path} has another checksum`,
      ],
      [() => writeFileSync(join(folder, "base/5/16384"), "raws"), "base/5/16384 has another checksum"],
      [() => writeFileSync(join(folder, "PG_VERSION"), "1"), "PG_VERSION has 1 bytes, not 3"],
      [() => rmSync(join(folder, "base/5/16384")), "base/5/16384 is missing"],
    ];
    for (const [act, expected] of spoil) {
      write(files);
      act();
      expect(await problem()).toContain(expected);
    }
  });

  test("is not believed itself where somebody changed it", async () => {
    write(files);
    const own = createHash("sha256").update("other").digest("hex");
    writeFileSync(join(folder, "backup_manifest"), `{"Files": [],\n"Manifest-Checksum": "${own}"}\n`);
    expect(await problem()).toContain("the manifest itself is damaged");
    writeFileSync(join(folder, "backup_manifest"), '{"Files": [');
    expect(await problem()).toContain("the manifest itself is damaged");
  });

  test("says nothing of a backup that has none, and leaves out what may be other", async () => {
    expect(await problem()).toBeUndefined();
    const content = Buffer.from("# written by pg_basebackup -R later");
    write([{ path: "postgresql.auto.conf", content, algorithm: "SHA256", checksum: sha256(base) }]);
    expect(await problem()).toBeUndefined();
  });
});
