// Encrypts and decrypts files of an archive: node crypt.ts encrypt|decrypt FROM TO, with the key in ARCHIVE_KEY.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const [, , act, from = "", to = ""] = process.argv;
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const key = createHash("sha256")
  .update(process.env.ARCHIVE_KEY ?? "")
  .digest();
const input = readFileSync(from);
writeFileSync(`${to}.part`, act === "encrypt" ? encrypted() : decrypted());
renameSync(`${to}.part`, to);

function encrypted(): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const text = Buffer.concat([cipher.update(input), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** A key that is not the one fails here, with "unable to authenticate data". */
function decrypted(): Buffer {
  const decipher = createDecipheriv(CIPHER, key, input.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(input.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(input.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
