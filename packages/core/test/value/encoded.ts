import fc from "fast-check";

// Written out here, not imported: a typing error in the source must not go unnoticed.
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";

/** What the engine writes for a value that is not known yet, by the kind of value. */
export const SENTINELS = {
  boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  string: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  array: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  asset: "030794c1-ac77-496b-92df-f27374a8bd58",
  archive: "e48ece36-62e2-4504-bad9-02848725956a",
  object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
} as const;

export const UNKNOWN: string = SENTINELS.string;

export function secret(value: unknown): object {
  return { [SIGNATURE]: SECRET, value };
}

export function decryptedSecret(value: unknown): object {
  return { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) };
}

export function encryptedSecret(ciphertext = "AAABAJ8l"): object {
  return { [SIGNATURE]: SECRET, ciphertext };
}

export function output(fields: Readonly<Record<string, unknown>>): object {
  return { [SIGNATURE]: OUTPUT_VALUE, ...fields };
}

export function resourceReference(fields: Readonly<Record<string, unknown>>): object {
  return { [SIGNATURE]: RESOURCE_REFERENCE, ...fields };
}

export function asset(fields: Readonly<Record<string, unknown>>): object {
  return { [SIGNATURE]: ASSET, ...fields };
}

/** Values as Pulumi writes them: any JSON, with special values anywhere, some of them malformed. */
export const encodedValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      "",
      "[secret]",
      "true",
      "7",
      0,
      3.5,
      -1,
      ...Object.values(SENTINELS),
    ),
    fc.string(),
    fc.double(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom("a", "__proto__", "constructor", "toString")),
      tie("value"),
      {
        maxKeys: 3,
      },
    ),
    tie("value").map(secret),
    tie("value").map((value) => output({ value })),
    tie("value").map((value) => output({ value, secret: true })),
    tie("value").map((id) => resourceReference({ urn: "urn:pulumi:s::p::t::n", id })),
    tie("value").map((urn) => resourceReference({ urn })),
    tie("value").map((kind) => ({ [SIGNATURE]: kind })),
    fc.string().map((plaintext) => ({ ...secret(undefined), plaintext })),
    fc.constantFrom<unknown>(
      encryptedSecret(),
      output({}),
      output({ secret: true }),
      asset({ text: "content" }),
    ),
  ),
})).value;
