/** Signatures of Pulumi's wire format (`sdk/go/common/resource/plugin/rpc.go` of pulumi/pulumi). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

type Fields = Readonly<Record<string, unknown>>;

/** A secret as `pulumi stack export --show-secrets` writes it. */
export function plainSecret(value: unknown): Fields {
  return { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) };
}

/** A secret as `pulumi stack export` writes it. */
export function encryptedSecret(ciphertext = "v1:AAAA"): Fields {
  return { [SIGNATURE]: SECRET, ciphertext };
}

export function urn(type: string, name: string, stack = "prod"): string {
  return `urn:pulumi:${stack}::shop::${type}::${name}`;
}

export function resource(type: string, name: string, fields: Fields = {}): Fields {
  return { urn: urn(type, name), type, custom: true, ...fields };
}

/** The resource of the stack itself, which has its outputs. */
export function stackResource(outputs: Fields, stack = "prod"): Fields {
  const type = "pulumi:pulumi:Stack";
  return { urn: urn(type, `shop-${stack}`, stack), type, custom: false, outputs };
}

/** What `pulumi stack export` writes, as an object. */
export function deployment(...resources: readonly Fields[]): Fields {
  return { version: 3, deployment: { manifest: {}, resources } };
}

/** The same, as text. */
export function exportOf(...resources: readonly Fields[]): string {
  return JSON.stringify(deployment(...resources));
}
