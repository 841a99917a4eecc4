// Fixes on the wire, compared with what the SDK reads and writes.
import { SIGNATURE_OF_SECRETS, UNKNOWN } from "@rampart/core/value";
import { atLeast, defineRule, type Rule } from "@rampart/policy";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { decodeProperties, encodeProperties } from "../../src/engine/properties.ts";
import { encodeRemediateResponse } from "../../src/engine/remediate-response.ts";
import { analyzerService, type Service } from "../../src/engine/service.ts";
import { analyzeRequest, sdk } from "./sdk.ts";

const DATABASE = "aws:rds/instance:Instance";
const pack = { name: "rampart", version: "1.2.3", rules: [] };

const properties: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
  fc.string({ unit: "grapheme" }),
  fc.jsonValue({ maxDepth: 5, stringUnit: "grapheme" }),
);

function readBack(response: Buffer): ReturnType<InstanceType<Messages["RemediateResponse"]>["toObject"]> {
  return sdk.messages.RemediateResponse.deserializeBinary(response).toObject();
}
type Messages = typeof sdk.messages;

function remediated(response: Buffer): unknown {
  const [first] = sdk.messages.RemediateResponse.deserializeBinary(response).getRemediationsList();
  return first?.getProperties()?.toJavaScript();
}

describe("properties", () => {
  it("come back as they were sent", () => {
    fc.assert(
      fc.property(properties, (value) => {
        expect(decodeProperties(encodeProperties(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it("are read by the SDK as they were sent", () => {
    fc.assert(
      fc.property(properties, (value) => {
        const sent = sdk.Struct.fromJavaScript(value).toJavaScript();
        const answer = { policy: "a/b", description: "", outcome: { properties: encodeProperties(sent) } };
        expect(remediated(encodeRemediateResponse(pack, [answer]))).toEqual(sent);
      }),
      { numRuns: 300 },
    );
  });

  it("keep every bit of numbers, long texts, and names that every object has", () => {
    const value = JSON.parse('{"__proto__":{"a":1},"constructor":"b"}') as Record<string, unknown>;
    Object.assign(value, {
      small: Number.MIN_VALUE,
      large: 2 ** 53 - 1,
      zero: -0,
      text: "ä€😀".repeat(50_000),
    });
    const back = decodeProperties(encodeProperties(value));
    expect(JSON.stringify(back)).toBe(JSON.stringify(value));
    expect(Object.is(back.zero, -0)).toBe(true);
  });

  it("may stand as deep as an engine lets them", () => {
    let value: unknown = "bottom";
    for (let depth = 0; depth < 1_000; depth += 1) value = depth % 2 === 0 ? [value] : { value };
    expect(decodeProperties(encodeProperties({ value }))).toEqual({ value });
  });

  it("that are not set are not sent, and what is no property is an error", () => {
    expect(decodeProperties(encodeProperties({ a: undefined, b: { c: undefined } }))).toEqual({ b: {} });
    expect(() => encodeProperties({ a: () => 1 })).toThrow("a property cannot hold a function");
  });
});

it("an answer is read by the SDK, field for field", () => {
  const answers = [
    { policy: "a/fixed", description: "Ünï", outcome: { properties: encodeProperties({ a: 1 }) } },
    { policy: "a/not", description: "It holds", outcome: { diagnostic: "not fixed" } },
  ];
  const both = { policypackname: "rampart", policypackversion: "1.2.3" };
  expect(readBack(encodeRemediateResponse(pack, answers)).remediationsList).toEqual([
    expect.objectContaining({ ...both, policyname: "a/fixed", description: "Ünï", diagnostic: "" }),
    {
      ...both,
      policyname: "a/not",
      description: "It holds",
      diagnostic: "not fixed",
      properties: undefined,
    },
  ]);
  expect(encodeRemediateResponse(pack, [])).toHaveLength(0);
});

describe("the service", () => {
  const kept: Rule = defineRule<{ readonly [DATABASE]: { readonly backupRetentionPeriod?: number } }>({
    id: "backup/kept",
    title: "Backups are kept",
    severity: "high",
    rationale: "Because.",
    fix: "Mend it.",
    failure: "they are not",
    requires: { [DATABASE]: (one) => one.get("backupRetentionPeriod").orElse(1).atLeast(7) },
    remedies: { [DATABASE]: { set: { backupRetentionPeriod: atLeast(7) } } },
  });
  const rest = { password: { ...SIGNATURE_OF_SECRETS, value: "hunter2" }, subnet: UNKNOWN };
  const request = analyzeRequest({
    type: DATABASE,
    urn: `urn:pulumi:dev::shop::${DATABASE}::orders`,
    properties: rest,
  });
  let stderr: MockInstance<typeof process.stderr.write>;
  beforeEach(() => {
    stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterEach(() => stderr.mockRestore());

  const serviceOf = (): Service => analyzerService({ ...pack, rules: [kept] }, sdk);

  function call(service: Service, method: string, message: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const handle = service.handlers[method];
      handle?.({ request: message as never }, (error, response) =>
        error ? reject(error) : resolve(response),
      );
    });
  }

  /** As the engine resolves it: an entry for each policy, and those that were given. */
  async function configure(service: Service, levels: Readonly<Record<string, 0 | 1 | 2 | 3>>): Promise<void> {
    const message = new sdk.messages.ConfigureAnalyzerRequest();
    for (const [id, level] of Object.entries(levels)) {
      const config = new sdk.messages.PolicyConfig();
      config.setEnforcementlevel(level);
      message.getPolicyconfigMap().set(id, config);
    }
    await call(service, "configure", message);
  }
  const { ADVISORY, REMEDIATE } = sdk.messages.EnforcementLevel;

  it("answers without decoding anything where no rule is set to remediate", async () => {
    const unread = Buffer.from("no protobuf");
    await expect(call(serviceOf(), "remediate", unread)).rejects.toMatchObject({ code: 12 });
    expect(serviceOf().methods.remediate).toMatchObject({ path: "/pulumirpc.Analyzer/Remediate" });
    const { requestDeserialize } = serviceOf().methods.remediate as {
      requestDeserialize: (bytes: Buffer) => unknown;
    };
    expect(requestDeserialize(unread)).toBe(unread);
  });

  it("fixes by the rule that is named, beside another level for all", async () => {
    const service = serviceOf();
    await configure(service, { all: ADVISORY, [kept.id]: REMEDIATE });
    const response = (await call(service, "remediate", request)) as Buffer;
    expect(remediated(response)).toEqual({ ...rest, backupRetentionPeriod: 7 });
    expect(stderr).not.toHaveBeenCalled();
  });

  it("fixes nothing where all are set to remediate, and says so once", async () => {
    const service = serviceOf();
    await configure(service, { all: REMEDIATE, [kept.id]: REMEDIATE });
    await expect(call(service, "remediate", request)).rejects.toMatchObject({ code: 12 });
    await expect(call(service, "remediate", request)).rejects.toMatchObject({ code: 12 });
    expect(stderr.mock.calls.flat().join("")).toMatch(/^the policy pack configuration sets "all"[^\n]*\n$/);
  });
});
