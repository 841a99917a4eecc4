import { isUnknownSentinel, SIGNATURE_OF_SECRETS, UNKNOWN, Value } from "@rampart/core/value";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asset,
  decryptedSecret,
  encodedValue,
  encryptedSecret,
  output,
  resourceReference,
  SENTINELS,
  SIGNATURE,
  secret,
} from "./encoded.ts";

type Anything = Record<string, unknown>;

const of = (encoded: unknown): Value<Anything> => Value.of<Anything>(encoded, "p");

describe("Pulumi's encoding", () => {
  it.each(Object.entries(SENTINELS))("knows the sentinel of an unknown %s at any depth", (_, sentinel) => {
    expect(isUnknownSentinel(sentinel)).toBe(true);
    expect(of(sentinel).isHidden).toBe(true);
    expect(
      of({ a: [{ b: sentinel }] })
        .get("a")
        .items()[0]?.isHidden,
    ).toBe(false);
    const inner = Value.of<{ a: { b: string }[] }>({ a: [{ b: sentinel }] }, "")
      .get("a")
      .items()[0]
      ?.get("b");
    expect(inner?.equals("x")).toEqual({
      state: "unknown",
      hidden: [{ path: "a[0].b", reason: "computed" }],
    });
    expect(of(secret(sentinel)).isHidden).toBe(true);
  });

  it("takes text that only looks like a sentinel for text", () => {
    for (const text of [UNKNOWN.toUpperCase(), ` ${UNKNOWN}`, UNKNOWN.slice(1), UNKNOWN.replace("0", "1")]) {
      expect(of(text).knownText()).toBe(text);
    }
  });

  it("writes secrets as Pulumi does", () => {
    expect({ ...SIGNATURE_OF_SECRETS, value: 1 }).toEqual(secret(1));
  });

  it("judges secrets whose content is there like any value", () => {
    for (const encode of [secret, decryptedSecret, (value: unknown) => output({ value, secret: true })]) {
      expect(of(encode(true)).equals(true).state).toBe("true");
      expect(
        of(encode(["a"]))
          .items()[0]
          ?.equals("a").state,
      ).toBe("true");
      expect(of(encode({ a: 1 })).get("a").isSecret).toBe(true);
      expect(of(encode(null)).isAbsent).toBe(true);
    }
  });

  it("leaves encrypted and blanked secrets set, but with a content nobody knows", () => {
    for (const hidden of [
      encryptedSecret(),
      secret("[secret]"),
      "[secret]",
      { [SIGNATURE]: SIGNATURE_OF_SECRETS[SIGNATURE] },
    ]) {
      const value = of(hidden);
      expect(value.isSet().state).toBe("true");
      expect(value.isSecret).toBe(true);
      expect(value.equals("x")).toEqual({ state: "unknown", hidden: [{ path: "p", reason: "secret" }] });
    }
  });

  it("calls a secret malformed whose plain text is not JSON", () => {
    expect(of({ ...encryptedSecret(), plaintext: "{" }).isSet().state).toBe("unknown");
  });

  it("reads output values: known, not known, and secret", () => {
    expect(of(output({ value: "x" })).equals("x").state).toBe("true");
    expect(of(output({})).isHidden).toBe(true);
    expect(of(output({ secret: true })).isSecret).toBe(true);
    expect(of(output({ value: output({ value: secret("x") }) })).equals("x").state).toBe("true");
  });

  it("reads a reference to a resource as its id, or as its URN where there is no id", () => {
    const urn = "urn:pulumi:s::p::t::n";
    expect(of(resourceReference({ urn, id: "i-1" })).knownText()).toBe("i-1");
    expect(of(resourceReference({ urn, id: SENTINELS.string })).isHidden).toBe(true);
    expect(of(resourceReference({ urn })).knownText()).toBe(urn);
  });

  it("keeps a reference whose URN is no text from looking set or known", () => {
    expect(of(resourceReference({ urn: null })).isAbsent).toBe(true);
    expect(of(resourceReference({})).isAbsent).toBe(true);
    expect(of(resourceReference({ urn: SENTINELS.string })).isHidden).toBe(true);
    expect(of(resourceReference({ urn: secret("x") })).display()).toBe("[secret]");
  });

  it("takes assets and archives for set", () => {
    expect(of(asset({ text: "content" })).isSet().state).toBe("true");
    expect(of(asset({ text: "content" })).equals("content").state).toBe("unknown");
  });

  it("reads only own properties", () => {
    for (const key of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      expect(of({}).get(key).isAbsent).toBe(true);
      expect(of(JSON.parse(`{"${key}": {"a": 1}}`)).get(key).isAbsent).toBe(false);
    }
  });
});

describe("any value at all", { timeout: 30_000 }, () => {
  /** Asks everything there is to ask, a few levels deep. */
  function askEverything(value: Value<Anything>, depth = 3): void {
    for (const key of ["a", "value", "__proto__", "constructor", ""]) {
      if (depth > 0) askEverything(value.get(key) as Value<Anything>, depth - 1);
    }
    const list = value as unknown as Value<Anything[]>;
    const truths = [
      value.isSet(),
      value.equals("x"),
      value.equals(1),
      value.equals(true),
      value.oneOf(["x"]),
      value.atLeast(1),
      value.atMost(1),
      value.text((text) => text.length > 1),
      value.number((number) => number > 1),
      list.some((item) => item.get("a").isSet()),
      list.every((item) => item.get("a").isSet()),
    ];
    for (const { state } of truths) expect(["true", "false", "unknown"]).toContain(state);
    expect(value.isAbsent && value.isHidden).toBe(false);
    for (const item of depth > 0 ? list.items() : []) askEverything(item, depth - 1);
    for (const [, entry] of depth > 0 ? value.entries() : [])
      askEverything(entry as Value<Anything>, depth - 1);
    if (depth > 0) askEverything(value.json<Anything>(), depth - 1);
    expect(typeof value.display()).toBe("string");
    expect(value.display().length).toBeLessThanOrEqual(80);
    expect([`${value}`, JSON.stringify(value)]).toEqual([value.display(), JSON.stringify(value.display())]);
    value.knownText();
    value.knownNumber();
    expect(value.orElse({}).isAbsent).toBe(false);
  }

  it("can be asked every question without an exception", () => {
    fc.assert(
      fc.property(encodedValue, (encoded) => askEverything(of(encoded), 2)),
      { numRuns: 100 },
    );
  });

  it("can be asked questions where values are nested deeper than a call stack is", () => {
    let nested: unknown = "x";
    let special: unknown = "x";
    for (let depth = 0; depth < 20_000; depth += 1) {
      nested = depth % 2 === 0 ? [nested] : { a: nested };
      special = [secret, (value: unknown) => output({ value }), (id: unknown) => resourceReference({ id })][
        depth % 3
      ]?.(special);
    }
    askEverything(of(nested), 2);
    expect(of(special).equals("x").state).toBe("true");
    expect(of(special).isSecret).toBe(true);
  });
});
