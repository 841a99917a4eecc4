import type { Finding } from "@rampart/core/finding";
import { describe, expect, it } from "vitest";
import { applyBaseline, stacksOf, toBaseline } from "../../src/index.ts";

const STACK = "orders/prod";

function finding(name: string, policy = "backup/x", outcome: Finding["outcome"] = "fail"): Finding {
  const urn = `urn:pulumi:prod::orders::aws:s3/bucket:Bucket::${name}`;
  const text = { title: "It holds", severity: "high", level: "mandatory", message: "it does not" } as const;
  return { ...text, policy, outcome, urn, type: "aws:s3/bucket:Bucket", controls: [] };
}

function newIn(findings: readonly Finding[], old: readonly Finding[]): string[] {
  const marked = applyBaseline(findings, toBaseline(old, [STACK]), [STACK], "known.json");
  return marked
    .filter(({ known }) => known !== true)
    .map(({ policy, urn }) => `${policy} ${urn.split("::").at(-1)}`);
}

describe("a baseline", () => {
  it("marks what it holds as known, and nothing new: neither another rule nor another resource", () => {
    const old = [finding("a")];
    expect(newIn(old, old)).toEqual([]);
    expect(newIn([finding("a"), finding("a", "backup/y"), finding("b")], old)).toEqual([
      "backup/y a",
      "backup/x b",
    ]);
  });

  it("holds what fails only, each rule and resource once, in a stable order", () => {
    const found = [finding("b"), finding("a"), finding("a"), finding("c", "backup/x", "undetermined")];
    const { findings } = toBaseline(found, [STACK]);
    expect(findings.map(({ urn }) => urn.split("::").at(-1))).toEqual(["a", "b"]);
    expect(toBaseline(found.toReversed(), [STACK]).findings).toEqual(findings);
  });

  it("of other stacks is refused, naming both", () => {
    const baseline = toBaseline([], ["orders/dev"]);
    expect(() => applyBaseline([], baseline, [STACK], "known.json")).toThrow(
      /known\.json \/stacks: this is the baseline of orders\/dev, not of orders\/prod/,
    );
  });

  it("knows stacks by project and stack", () => {
    const urns = ["prod::orders", "prod::orders", "dev::orders"].map((at) => `urn:pulumi:${at}::t:m:T::n`);
    expect(stacksOf([...urns, "rampart.yaml"])).toEqual(["orders/prod", "orders/dev"]);
  });
});
