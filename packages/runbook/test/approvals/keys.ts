import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

/** A key pair in files. */
export interface KeyPair {
  readonly file: string;
  /** As `authorized_keys` has it. */
  readonly publicKey: string;
}

/** Makes real key pairs in a folder that is gone after the tests of the file. */
export function keyPairs(): (type?: string, passphrase?: string, bits?: number) => KeyPair {
  let folder: string;
  let count = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rampart-keys-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (type = "ed25519", passphrase = "", bits) => {
    count += 1;
    const file = join(folder, `key-${count}`);
    const size = bits === undefined ? [] : ["-b", String(bits)];
    execFileSync("ssh-keygen", ["-q", "-t", type, ...size, "-N", passphrase, "-C", "a comment", "-f", file]);
    return { file, publicKey: readFileSync(`${file}.pub`, "utf8").trim() };
  };
}

/** A public key that only looks like one; nobody can sign with it. */
export function paperKey(seed: number, type = "ssh-ed25519"): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  return `${type} ${Buffer.concat([length, Buffer.from(type), Buffer.alloc(36, seed)]).toString("base64")}`;
}
