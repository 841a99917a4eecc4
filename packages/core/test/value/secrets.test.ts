import { inspect } from "node:util";
import { type Truth, Value } from "@rampart/core/value";
import fc from "fast-check";
import { expect, it } from "vitest";
import { decryptedSecret, encryptedSecret, output, secret } from "./encoded.ts";

const MARKER = "the-content-of-this-secret";

/** All the ways in which a value gets into a text by accident or on purpose. */
function shown(value: Value<never>): string {
  return [
    value.display(),
    value.toString(),
    `${value}`,
    String(value),
    JSON.stringify({ value }),
    inspect(value, { showHidden: true, depth: 10 }),
    inspect({ value }, { getters: true, depth: 10 }),
    Object.entries(value).join(),
    value.path,
    [value].join(),
  ].join("\n");
}

/** A value and all that can be reached from it. */
function* reachable(value: Value<Record<string, unknown>>, depth = 4): Generator<Value<never>> {
  yield value as Value<never>;
  if (depth === 0) return;
  const inner = [
    ...["a", "value", "plaintext"].map((key) => value.get(key)),
    ...value.items(),
    ...value.entries().map(([, entry]) => entry),
    value.json(),
    value.orElse({}),
    value.or(Value.of(undefined, "other")),
  ];
  for (const one of inner) if (one !== (value as unknown)) yield* reachable(one as typeof value, depth - 1);
}

const marked = fc.constantFrom<unknown>(
  MARKER,
  [MARKER],
  { a: MARKER },
  { a: [{ a: MARKER }] },
  JSON.stringify({ a: MARKER }),
);
const hidden = marked.chain((content) =>
  fc.constantFrom<unknown>(
    secret(content),
    decryptedSecret(content),
    encryptedSecret(MARKER),
    output({ value: content, secret: true }),
    output({ value: secret(content) }),
    secret(output({ value: content })),
    { a: secret(content) },
    [secret(content)],
    { a: [{ a: secret(content) }] },
  ),
);

it("never shows the content of a secret, however it is put into a text", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(hidden, (encoded) => {
      for (const value of reachable(Value.of<Record<string, unknown>>(encoded, "p"))) {
        expect(shown(value)).not.toContain(MARKER);
      }
    }),
    { numRuns: 60 },
  );
});

it("says of a secret that it is one, and where it stands, not what it is", () => {
  const password = Value.of<{ password: string }>({ password: secret(MARKER) }, "").get("password");
  expect(password.display()).toBe("[secret]");
  const answer: Truth = password.text((text) => text.length < 50);
  expect(JSON.stringify(answer)).toBe('{"state":"true","paths":["password"]}');
});

it("shows other values shortly, and what they are where they cannot be shown", () => {
  const display = (encoded: unknown): string => Value.of(encoded, "p").display();
  expect(display("x".repeat(1000))).toHaveLength(80);
  expect([display(undefined), display([1, 2]), display({ a: MARKER }), display(7)]).toEqual([
    "(not set)",
    "a list of 2",
    "an object",
    "7",
  ]);
});

it("shows no control characters, which could steer the terminal of the reader", () => {
  expect(Value.of("a\u001b[2Jb\r\nc\u009bd\u202ee", "p").display()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
