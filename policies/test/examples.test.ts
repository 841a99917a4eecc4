import { allRules } from "@rampart/policies";
import { examplesOf } from "@rampart/policies/examples";
import { testRule } from "@rampart/policy/testing";
import { describe, expect, it } from "vitest";

describe.each(allRules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it("judges its own examples, before and after deployment, and withstands any value", () => {
    expect(testRule(rule, examplesOf(rule))).toEqual([]);
  });
});
