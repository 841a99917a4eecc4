import { Resource } from "@rampart/core/graph";
import { defineRule, type Remedies, type Rule, remedyOf, without } from "@rampart/policy";
import { describe, expect, it } from "vitest";
import { changesBetween } from "../../src/remedy/changes.ts";
import { type Inputs, secret, UNKNOWN } from "./inputs.ts";

const STORE = "aws:rds/instance:Instance";

interface Types {
  readonly [STORE]: {
    readonly encrypted?: boolean;
    readonly days?: number;
    readonly accounts?: readonly string[];
    readonly document?: string;
    readonly nested?: { readonly deep?: { readonly on?: boolean }; readonly "odd key"?: boolean };
  };
  readonly "aws:s3/bucket:Bucket": { readonly bucket?: string };
}

function rule(remedies?: Remedies<Types>): Rule {
  return defineRule<Types>({
    id: "encryption/stores-encrypted",
    title: "Stores are encrypted",
    severity: "high",
    rationale: "Disks get lost.",
    fix: "Set encrypted.",
    failure: "it is not",
    requires: { [STORE]: (store) => store.get("encrypted").equals(true) },
    ...(remedies === undefined ? {} : { remedies }),
  });
}

const store = (inputs: Inputs): Resource =>
  new Resource({ urn: `urn:pulumi:s::p::${STORE}::orders`, type: STORE, custom: true, inputs });

const described = (remedies: Remedies<Types>, inputs: Inputs): string | undefined =>
  remedyOf(rule(remedies), store(inputs))?.description;

describe("remedyOf", () => {
  it("gives new inputs, what changed, and what it means to replace the resource", () => {
    const remedies: Remedies<Types> = {
      [STORE]: { set: { encrypted: true, days: 7 }, replaces: "Copy the data over." },
    };
    const resource = store({ encrypted: false, name: "orders" });
    expect(remedyOf(rule(remedies), resource)).toEqual({
      inputs: { encrypted: true, days: 7, name: "orders" },
      changes: [
        { path: "encrypted", from: false, to: true },
        { path: "days", to: 7 },
      ],
      replaces: "Copy the data over.",
      description: "~ encrypted: false => true\n+ days: 7",
    });
    expect(resource.encodedInputs).toEqual({ encrypted: false, name: "orders" });
  });

  it("has nothing to give without a remedy, or where nothing is left to change", () => {
    expect(remedyOf(rule(), store({}))).toBeUndefined();
    expect(described({ [STORE]: { set: { encrypted: true } } }, { encrypted: true })).toBeUndefined();
    expect(described({ [STORE]: { set: { encrypted: true } } }, { encrypted: "true" })).toBeUndefined();
    expect(described({ [STORE]: () => undefined }, {})).toBeUndefined();
    expect(described({ [STORE]: { set: { encrypted: true } } }, { encrypted: UNKNOWN })).toBeUndefined();
  });

  it("asks a function for the resource at hand", () => {
    const remedies: Remedies<Types> = {
      [STORE]: (one) =>
        one.get("days").atLeast(1).state === "true" ? { set: { encrypted: true } } : undefined,
    };
    expect(described(remedies, { days: 3 })).toBe("+ encrypted: true");
    expect(described(remedies, {})).toBeUndefined();
  });

  it("gives nothing if the remedy breaks", () => {
    const broken: Remedies<Types> = {
      [STORE]: () => {
        throw new Error("hunter2");
      },
    };
    expect(remedyOf(rule(broken), store({}))).toBeUndefined();
  });

  it("refuses a remedy for resources that the rule does not look at", () => {
    expect(() => rule({ "aws:s3/bucket:Bucket": { set: { bucket: "x" } } })).toThrow(
      /aws:s3\/bucket:Bucket.*does not look at it/,
    );
  });
});

describe("a description", () => {
  it("names each property that changes, however deep", () => {
    const remedies: Remedies<Types> = {
      [STORE]: { set: { nested: { deep: { on: true }, "odd key": true } } },
    };
    expect(described(remedies, {})).toBe('+ nested.deep.on: true\n+ nested["odd key"]: true');
    expect(described(remedies, { nested: { deep: { on: false, off: 1 } } })).toBe(
      '~ nested.deep.on: false => true\n+ nested["odd key"]: true',
    );
  });

  it("names the items that go by where they stood", () => {
    const remedies: Remedies<Types> = {
      [STORE]: { set: { accounts: without((account) => account.oneOf(["all"])) } },
    };
    expect(described(remedies, { accounts: ["all", "1", "all", "2"] })).toBe(
      '- accounts[0]: "all"\n- accounts[2]: "all"',
    );
  });

  it("tells items that changed from items that went and items that came", () => {
    const [a, b, c] = [
      { port: 22, from: ["10.0.0.0/8", "any"] },
      { port: 3389, from: ["any"] },
      { port: 443, from: ["any"] },
    ];
    const changed = { port: 22, from: ["10.0.0.0/8"] };
    expect(changesBetween([a, b, c], [changed, c])).toEqual([
      { path: "[0].from[1]", from: "any" },
      { path: "[1]", from: b },
    ]);
    expect(changesBetween([a, c], [changed, b, c])).toEqual([
      { path: "[0].from[1]", from: "any" },
      { path: "[1]", to: b },
    ]);
    expect(changesBetween([1, 2], ["x"]), "nothing in common").toEqual([
      { path: "", from: [1, 2], to: ["x"] },
    ]);
    const long = Array.from({ length: 1000 }, (_, index) => ({ index, kind: "x" }));
    expect(changesBetween(long, long.slice(1))).toEqual([{ path: "[0]", from: long[0] }]);
    const more = long.slice(1).map((item) => ({ ...item, on: true }));
    expect(changesBetween(long, more), "too long to look into").toEqual([{ path: "", from: long, to: more }]);
  });

  it("shows neither secrets nor what stands for unknown values", () => {
    const remedies: Remedies<Types> = {
      [STORE]: { set: { nested: {}, accounts: without((one) => one.get("on" as never).isSet()) } },
    };
    const hidden = { on: true, password: secret("hunter2"), id: UNKNOWN, more: { key: ["[secret]"] } };
    expect(described(remedies, { accounts: [hidden, "1"] })).toBe(
      '- accounts[0]: {"on":true,"password":"[secret]","id":"[unknown]","more":{"key":["[secret]"]}}',
    );
  });
});
