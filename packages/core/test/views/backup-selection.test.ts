import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import { hasBackupSelections, isSelectedForBackup } from "@rampart/core/views";
import { describe, expect, it } from "vitest";
import { graphOf, record } from "../graph/records.ts";

const TABLE = "aws:dynamodb/table:Table";
const ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";

interface Store {
  readonly tags?: unknown;
  readonly arn?: unknown;
  readonly region?: unknown;
  readonly provider?: string;
}

function selected(selection: Record<string, unknown>, store: Store = {}, ...more: ResourceRecord[]): string {
  const { arn, provider, ...inputs } = store;
  const graph = graphOf(
    record("aws:backup/selection:Selection", "selection", { inputs: { planId: "plan", ...selection } }),
    record(TABLE, "orders", {
      inputs,
      ...(arn === undefined ? {} : { outputs: { arn } }),
      ...(provider === undefined ? {} : { provider }),
    }),
    ...more,
  );
  const [table] = graph.ofType(TABLE);
  if (table === undefined) throw new Error("no table");
  return isSelectedForBackup(graph, table).state;
}

const tag = (value: unknown, key = "backup"): unknown => ({ type: "STRINGEQUALS", key, value });
const condition = (value: string, key = "aws:ResourceTag/backup"): unknown[] => [{ key, value }];

describe("a backup selection", () => {
  it("is not there where a stack has none", () => {
    const graph = graphOf(record(TABLE, "orders"));
    expect(hasBackupSelections(graph)).toBe(false);
    expect(graph.resources.map((table) => isSelectedForBackup(graph, table).state)).toEqual(["false"]);
  });

  it.each([
    ["one of several tags is enough", [tag("silver"), tag("gold")], { backup: "gold" }, "true"],
    ["tags differ in upper and lower case", [tag("gold")], { Backup: "gold" }, "false"],
    ["no tags", [tag("gold")], undefined, "false"],
    ["tags that are not known yet", [tag("gold")], UNKNOWN, "unknown"],
    ["a value that is not known yet", [tag(UNKNOWN)], { backup: "gold" }, "unknown"],
    ["a list that is not known yet", UNKNOWN, { backup: "gold" }, "unknown"],
    ["a key of every object", [tag("gold", "__proto__")], { backup: "gold" }, "false"],
  ])("by tag: %s", (_, selectionTags, tags, expected) => {
    expect(selected({ selectionTags }, { tags })).toBe(expected);
  });

  it("sees the tags that the provider adds, which the resource's own override", () => {
    const provider = record("pulumi:providers:aws", "aws", {
      inputs: { defaultTags: JSON.stringify({ tags: { backup: "gold", owner: "orders" } }) },
    });
    const store = { provider: `${provider.urn}::id` };
    expect(selected({ selectionTags: [tag("gold")] }, store, provider)).toBe("true");
    expect(selected({ selectionTags: [tag("gold")] }, { ...store, tags: { backup: "none" } }, provider)).toBe(
      "false",
    );
    expect(
      selected({ selectionTags: [tag("orders", "owner")] }, { ...store, tags: { a: "b" } }, provider),
    ).toBe("true");
  });

  it.each([
    ["*", "true", "true"],
    ["arn:aws:dynamodb:*:*:table/*", "true", "true"],
    ["arn:aws:dynamodb:*", "true", "true"],
    ["arn:*:dynamodb:eu-*:*:table/*", "true", "unknown"],
    ["arn:aws:dynamodb:*:*:table/ord*", "true", "unknown"],
    ["arn:aws:dynamodb:*:123456789012:table/*", "true", "unknown"],
    ["arn:aws:dynamodb:*:*:table/*rs", "true", "unknown"],
    ["arn:aws:dynamodb:us-*:*:table/*", "false", "unknown"],
    ["arn:aws:dynamodb:*:*:tab*/nothing*", "false", "unknown"],
    [ARN, "true", "unknown"],
    ["arn:aws:rds:*:*:db:*", "false", "false"],
    ["arn:aws:rds:eu-west-1:123456789012:db:orders", "false", "false"],
    ["arn:aws:dynamodb:*:*:backup/*", "false", "false"],
  ])("by the pattern %s: %s with the ARN, %s before it is known", (pattern, deployed, before) => {
    expect(selected({ resources: [pattern] }, { arn: ARN })).toBe(deployed);
    expect(selected({ resources: [pattern] })).toBe(before);
  });

  it("by the ARN itself", () => {
    expect(selected({ resources: [ARN] }, { arn: ARN })).toBe("true");
    expect(selected({ resources: [ARN.replace("orders", "invoices")] }, { arn: ARN })).toBe("false");
    expect(selected({ resources: [UNKNOWN] }, { arn: ARN })).toBe("unknown");
  });

  it("knows by the region what a pattern cannot mean", () => {
    expect(selected({ resources: ["arn:aws:dynamodb:us-*:*:table/*"] }, { region: "eu-west-1" })).toBe(
      "false",
    );
    expect(selected({ resources: ["arn:aws:dynamodb:eu-*:*:table/*"] }, { region: "eu-west-1" })).toBe(
      "true",
    );
  });

  it("takes conditions as all of them, and exclusions before everything", () => {
    const all = { resources: ["*"] };
    const tags = { backup: "gold", stage: "prod" };
    const conditions = (more: Record<string, unknown>): unknown[] => [
      { stringEquals: condition("gold"), ...more },
    ];
    expect(selected({ ...all, conditions: conditions({}) }, { tags })).toBe("true");
    expect(
      selected(
        { ...all, conditions: conditions({ stringLikes: condition("pr*", "aws:ResourceTag/stage") }) },
        { tags },
      ),
    ).toBe("true");
    expect(
      selected(
        { ...all, conditions: conditions({ stringNotEquals: condition("prod", "aws:ResourceTag/stage") }) },
        { tags },
      ),
    ).toBe("false");
    expect(selected({ conditions: conditions({}) }, { tags })).toBe("true");
    expect(selected({ ...all, conditions: UNKNOWN }, { tags })).toBe("unknown");
    expect(selected({ ...all, notResources: ["arn:aws:dynamodb:*:*:table/*"] }, { arn: ARN })).toBe("false");
    expect(selected({ ...all, notResources: UNKNOWN }, { arn: ARN })).toBe("unknown");
  });

  it("takes no time for a pattern made to take long", () => {
    const started = performance.now();
    const pattern = `arn:aws:dynamodb:${"*a".repeat(20_000)}b`;
    expect(selected({ resources: [pattern] }, { arn: `${ARN}${"a".repeat(20_000)}` })).toBe("false");
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
