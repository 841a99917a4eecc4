import { keyIn } from "./public-key.ts";

/** What an SSH signature says of itself. Nothing of it is proven. */
export interface SignatureFacts {
  /** Public key: type and base64. */
  readonly key: string;
  /** What it was made for, such as `rampart-approval` or `git`. */
  readonly namespace: string;
}

const ARMOR = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*$/;
const MAGIC = "SSHSIG";
/** An RSA key of 16,384 bits signs in less. */
const LONGEST = 16 * 1024;

/** Reads a signature that `ssh-keygen -Y sign` made (OpenSSH, PROTOCOL.sshsig); undefined if it is none. */
export function readSignature(armored: string): SignatureFacts | undefined {
  if (armored.length > LONGEST) return undefined;
  const [, encoded] = ARMOR.exec(armored) ?? [];
  if (encoded === undefined) return undefined;
  const blob = Buffer.from(encoded, "base64");
  if (blob.toString("latin1", 0, MAGIC.length) !== MAGIC) return undefined;
  // Behind the magic stands a version of four bytes.
  const key = fieldAt(blob, MAGIC.length + 4);
  const namespace = key && fieldAt(blob, key.end);
  if (key === undefined || namespace === undefined) return undefined;
  const plain = keyIn(key.bytes);
  return plain === undefined ? undefined : { key: plain, namespace: namespace.bytes.toString("utf8") };
}

/** Four bytes of length, and so many bytes. */
function fieldAt(blob: Buffer, start: number): { readonly bytes: Buffer; readonly end: number } | undefined {
  if (start + 4 > blob.length) return undefined;
  const end = start + 4 + blob.readUInt32BE(start);
  return end > blob.length ? undefined : { bytes: blob.subarray(start + 4, end), end };
}
