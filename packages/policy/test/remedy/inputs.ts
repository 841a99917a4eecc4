import fc from "fast-check";

// Written out here, not imported: a typing error in the source must not go unnoticed.
const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export type Inputs = Readonly<Record<string, unknown>>;

export function secret(value: unknown): Inputs {
  return { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value };
}

/** What a remedy leaves alone: secrets in their several forms, what is not known, assets and references. */
export const SEALED: readonly unknown[] = [
  secret("hunter2"),
  secret({ a: [1] }),
  { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "AAAB" },
  { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", plaintext: '"hunter2"' },
  "[secret]",
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
  { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "content" },
  { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:pulumi:s::p::t::n" },
  { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: "x" },
];

export const KEYS = ["a", "b", "c", "__defaults", "__proto__", "constructor"] as const;

/** Values as Pulumi writes them, under few keys, so that remedies meet them. */
const encoded: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 0, 1, 7, 30, "", "true", "7", "x", '{"a":1}', ...SEALED),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie("value"), { maxKeys: 4 }),
  ),
})).value;

export const inputsOfAResource: fc.Arbitrary<Inputs> = fc.dictionary(fc.constantFrom(...KEYS), encoded, {
  maxKeys: 5,
});

/** `value`, which nobody can change from now on. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
