import type { Resource } from "@rampart/core/graph";
import { no, undetermined, yes } from "@rampart/core/value";
import {
  defineGraphRule,
  defineRule,
  domainOf,
  type GraphRuleContext,
  must,
  mustNot,
  PASS,
} from "@rampart/policy";
import { describe, expect, it } from "vitest";

interface Types {
  "aws:s3/bucket:Bucket": { readonly acl?: string };
  "aws:sqs/queue:Queue": { readonly name?: string };
}

const text = {
  id: "backup/something-holds",
  title: "Something holds",
  severity: "low",
  rationale: "Without it, nothing does.",
  fix: "Set it.",
} as const;

describe("the id of a rule", () => {
  it.each(["backup/point-in-time-recovery", "a/b", "web2/ports-8080"])("may be %s", (id) => {
    expect(defineRule<Types>({ ...text, id, checks: {} }).id).toBe(id);
    expect(defineGraphRule<Types>({ ...text, id, checks: {} }).scope).toBe("graph");
  });

  it.each([
    "",
    "backup",
    "/a",
    "a/",
    "a/b/c",
    "Backup/x",
    "backup/X",
    "backup/a b",
    "1a/b",
    "a/1b",
    "a/b\n",
    "a/b_c",
    "-a/b",
  ])("may not be %j", (id) => {
    expect(() => defineRule<Types>({ ...text, id, checks: {} })).toThrow(TypeError);
    expect(() => defineGraphRule<Types>({ ...text, id, checks: {} })).toThrow(/domain\/words-with-hyphens/);
  });

  it("says the domain", () => {
    expect(domainOf({ id: "backup/x-y" })).toBe("backup");
  });
});

describe("a defined rule", () => {
  const context = {} as GraphRuleContext;
  const resource = (type: string): Resource => ({ type }) as Resource;

  it("looks at the types its table has, and at no other", () => {
    const rule = defineRule<Types>({ ...text, checks: { "aws:s3/bucket:Bucket": () => PASS } });
    expect(rule.types).toEqual(["aws:s3/bucket:Bucket"]);
    expect(rule.check(resource("aws:s3/bucket:Bucket"), context)).toEqual([PASS]);
    expect(rule.check(resource("aws:sqs/queue:Queue"), context)).toEqual([]);
    expect(rule.check(resource("constructor"), context)).toEqual([]);
  });

  it("may state one requirement per type and one message for all", () => {
    const rule = defineRule<Types>({
      ...text,
      requires: { "aws:s3/bucket:Bucket": () => no("acl"), "aws:sqs/queue:Queue": () => yes() },
      failure: "it does not hold",
    });
    expect(rule.check(resource("aws:s3/bucket:Bucket"), context)).toEqual([
      { outcome: "fail", message: "it does not hold", path: "acl" },
    ]);
    expect(rule.check(resource("aws:sqs/queue:Queue"), context)).toEqual([PASS]);
  });

  it("may answer with several verdicts or none", () => {
    const rule = defineRule<Types>({
      ...text,
      checks: { "aws:s3/bucket:Bucket": () => [PASS, PASS], "aws:sqs/queue:Queue": () => [] },
    });
    expect(rule.check(resource("aws:s3/bucket:Bucket"), context)).toHaveLength(2);
    expect(rule.check(resource("aws:sqs/queue:Queue"), context)).toEqual([]);
  });
});

describe("a verdict", () => {
  const hidden = { path: "acl", reason: "computed" } as const;

  it("on what must hold passes if it does, fails if it does not, and else is undetermined", () => {
    expect(must(yes("acl"), "m")).toEqual(PASS);
    expect(must(no("acl", "b"), "m")).toEqual({ outcome: "fail", message: "m", path: "acl" });
    expect(must(undetermined(hidden), "m")).toEqual({ outcome: "undetermined", hidden: [hidden] });
  });

  it("on what must not hold is the opposite, and undetermined alike", () => {
    expect(mustNot(no("acl"), "m")).toEqual(PASS);
    expect(mustNot(yes("acl"), "m")).toEqual({ outcome: "fail", message: "m", path: "acl" });
    expect(mustNot(undetermined(hidden), "m")).toEqual({ outcome: "undetermined", hidden: [hidden] });
  });

  it("has no path if none proves it", () => {
    expect(must(no(), "m")).toEqual({ outcome: "fail", message: "m" });
    expect(mustNot(yes(""), "m")).toEqual({ outcome: "fail", message: "m" });
  });
});
