import type { Waiver } from "@rampart/core/config";
import type { Finding } from "@rampart/core/finding";
import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyWaivers } from "../../src/index.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const RULE = "backup/object-stores-versioned";
const TODAY = "2026-11-20";

function urnOf(name: string, stack = "prod", type = BUCKET): string {
  return `urn:pulumi:${stack}::orders::${type}::${name}`;
}

function bucket(name: string, tags: Record<string, unknown> = {}, stack = "prod"): ResourceRecord {
  return { urn: urnOf(name, stack), type: BUCKET, custom: true, inputs: { tags }, propertyDependencies: {} };
}

function finding(urn: string, over: Partial<Finding> = {}): Finding {
  const text = {
    policy: RULE,
    title: "It holds",
    severity: "high",
    level: "mandatory",
    message: "it does not",
  } as const;
  return { ...text, outcome: "fail", urn, type: BUCKET, controls: [], ...over };
}

function waiver(scope: Waiver["scope"], over: Partial<Waiver> = {}): Waiver {
  const because = {
    reason: "moved next month",
    owner: "team-orders",
    ticket: "OPS-1",
    expires: "2026-12-31",
  };
  return { policy: RULE, scope, ...because, ...over };
}

function apply(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  records: readonly ResourceRecord[],
): readonly Finding[] {
  const graph = ResourceGraph.of({ name: "test", records });
  return applyWaivers(findings, waivers, { graph, today: TODAY, file: "rampart.yaml" });
}

function outcomes(findings: readonly Finding[]): string[] {
  return findings.map(({ policy, urn, outcome }) => `${outcome} ${policy} ${urn.split("::").at(-1)}`);
}

describe("a waiver", () => {
  it("accepts the finding of its resource and rule, and leaves it in the report with who accepted it and why", () => {
    const [waived] = apply([finding(urnOf("a"))], [waiver({ urn: urnOf("a") })], [bucket("a")]);
    expect(waived).toMatchObject({
      outcome: "waived",
      waiver: { reason: "moved next month", owner: "team-orders", ticket: "OPS-1", expires: "2026-12-31" },
    });
  });

  it("holds to the end of its last day and not longer", () => {
    const on = (expires: string): string[] =>
      outcomes(apply([finding(urnOf("a"))], [waiver({ urn: urnOf("a") }, { expires })], [bucket("a")]));
    expect(on(TODAY)).toEqual([`waived ${RULE} a`]);
    expect(on("2026-11-19")).toEqual([`fail ${RULE} a`, "fail waivers/not-expired rampart.yaml"]);
  });

  it.each([
    ["a name that begins with the waived one", urnOf("a"), urnOf("a-2")],
    ["a name that the waived one begins with", urnOf("a-2"), urnOf("a")],
    ["another stack", urnOf("a", "prod"), urnOf("a", "dev")],
    ["another case", urnOf("a"), urnOf("A")],
    ["a child of it", urnOf("a"), urnOf("a", "prod", `my:Component$${BUCKET}`)],
    ["a name with a separator", urnOf("a"), urnOf("a::b")],
    ["a star as name", urnOf("*"), urnOf("a")],
    ["a pattern as name", urnOf(".*"), urnOf("a")],
  ])("for one resource never silences another: %s", (_, waived, other) => {
    const found = apply([finding(other)], [waiver({ urn: waived })], []);
    expect(found[0]?.outcome).toBe("fail");
  });

  it("for one rule never silences another rule on the same resource", () => {
    const other = finding(urnOf("a"), { policy: "backup/object-stores-versioned-twice" });
    expect(apply([other], [waiver({ urn: urnOf("a") })], [bucket("a")])[0]?.outcome).toBe("fail");
  });

  it("for any two different resources accepts only its own", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        fc.pre(one !== other);
        const found = apply([finding(urnOf(one)), finding(urnOf(other))], [waiver({ urn: urnOf(one) })], []);
        expect(found.slice(0, 2).map(({ outcome }) => outcome)).toEqual(["waived", "fail"]);
      }),
    );
  });

  it("for a type accepts that type under any of its names, and no other", () => {
    const others = [finding("urn:x", { type: "aws:s3/bucketPolicy:BucketPolicy" }), finding(urnOf("a"))];
    const found = apply(others, [waiver({ type: "aws:s3/bucketV2:BucketV2" })], []);
    expect(found.map(({ outcome }) => outcome)).toEqual(["fail", "waived"]);
  });

  it("for a tag accepts resources that carry just this key and value", () => {
    const records = [
      bucket("exact", { archive: "true" }),
      bucket("longer", { archive: "true " }),
      bucket("key", { archived: "true" }),
      bucket("unknown", { archive: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }),
      bucket("none"),
    ];
    const findings = records.map(({ urn }) => finding(urn));
    const found = apply(findings, [waiver({ tag: { key: "archive", value: "true" } })], records);
    expect(outcomes(found)).toEqual([
      `waived ${RULE} exact`,
      ...["longer", "key", "unknown", "none"].map((name) => `fail ${RULE} ${name}`),
    ]);
  });

  it("does not turn what is undetermined, or a rule that broke, into something accepted", () => {
    const found = [
      finding(urnOf("a"), { outcome: "undetermined" }),
      finding(urnOf("a"), { outcome: "error" }),
    ];
    expect(outcomes(apply(found, [waiver({ urn: urnOf("a") })], [bucket("a")]))).toEqual([
      `undetermined ${RULE} a`,
      `error ${RULE} a`,
    ]);
  });

  it("that accepts nothing is a finding, unless it is for a stack that was not looked at", () => {
    const unneeded = [waiver({ urn: urnOf("gone") }), waiver({ urn: urnOf("a", "dev") })];
    const found = apply([], unneeded, [bucket("a")]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      policy: "waivers/still-needed",
      path: "waivers[0]",
      urn: "rampart.yaml",
    });
  });
});
