/** What a plain public key can be; certificates are not among them, as they expire and are revoked elsewhere. */
const TYPES: ReadonlySet<string> = new Set([
  "ssh-ed25519",
  "ssh-rsa",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
]);

/**
 * The type and the base64 of a public key in the form of `authorized_keys`, without its comment and in one spelling, so
 * that equal keys are equal texts. Undefined for anything that is not exactly one plain public key.
 */
export function plainKey(text: string): string | undefined {
  const [, type = "", encoded = ""] = /^(\S+) ([A-Za-z0-9+/]+={0,2})( .*)?$/.exec(text.trim()) ?? [];
  if (!TYPES.has(type)) return undefined;
  const blob = Buffer.from(encoded, "base64");
  return keyIn(blob) === undefined || typeIn(blob) !== type ? undefined : keyIn(blob);
}

/** The same for the binary form (RFC 4253, section 6.6). */
export function keyIn(blob: Uint8Array): string | undefined {
  const type = typeIn(blob);
  return type === undefined || !TYPES.has(type)
    ? undefined
    : `${type} ${Buffer.from(blob).toString("base64")}`;
}

/** The type, with which every key begins; undefined if there is nothing behind it. */
function typeIn(blob: Uint8Array): string | undefined {
  if (blob.length < 4) return undefined;
  const length = Buffer.from(blob).readUInt32BE(0);
  return blob.length > 4 + length ? Buffer.from(blob.subarray(4, 4 + length)).toString("latin1") : undefined;
}
