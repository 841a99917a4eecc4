import { parseStackConfig } from "@rampart/core/config";
import { describe, expect, test } from "vitest";
import { KNOWN, problemsOf } from "./fixtures.ts";

const FILE = "Pulumi.prod.yaml";
const CONFIG = {
  version: 1,
  tiers: { gold: { rpo: "15m" } },
  workloads: { orders: { tier: "gold", owner: "team-orders", match: { stacks: ["orders-*"] } } },
  notifications: { "on-call": { email: "on-call@example.com" } },
} as const;

function read(...entries: string[]): unknown {
  const lines = ["config:", "  aws:region: eu-west-1", ...entries.map((entry) => `  ${entry}`)];
  return parseStackConfig(`${lines.join("\n")}\n`, FILE, CONFIG, KNOWN);
}

describe("entries that are read", () => {
  test("YAML, and JSON as text", () => {
    expect(
      read(
        "rampart:tiers: {gold: {rpo: 5m}}",
        `rampart:allowedRegions: '["eu-west-1"]'`,
        "orders:tiers: other",
      ),
    ).toEqual({ tiers: { gold: { rpo: "5m" } }, allowedRegions: ["eu-west-1"] });
  });

  test("a part of a workload is enough, because the rest stands in rampart.yaml", () => {
    expect(read("rampart:workloads: {orders: {owner: team-prod}}")).toEqual({
      workloads: { orders: { owner: "team-prod" } },
    });
  });

  test.each(["", "config:\n", "encryptionsalt: v1:abc\n", "config:\n  aws:region: eu-west-1\n", "text"])(
    "none in %j",
    (text) => {
      expect(parseStackConfig(text === "" ? "{}" : text, FILE, CONFIG)).toEqual({});
    },
  );
});

describe("what is refused: place and reason", () => {
  test.each([
    ["rampart:teirs: {}", '3:3 /config/rampart:teirs: unknown key "teirs"; did you mean "tiers"?'],
    ["rampart:tiers: {gold: {rpo: soon}}", '3:31 /config/rampart:tiers/gold/rpo: "soon" is not a duration'],
    [
      `rampart:tiers: '{"gold": {"rpo": "soon"}}'`,
      '3:3 /config/rampart:tiers/gold/rpo: "soon" is not a duration',
    ],
    ["rampart:tiers: gold", "3:18 /config/rampart:tiers: this text is not JSON; write YAML, or JSON as text"],
    ["rampart:tiers:", "3:3 /config/rampart:tiers: nothing stands here"],
    [
      "rampart:tiers: {secure: AAABAmFiYw==}",
      "3:3 /config/rampart:tiers: it is encrypted, which no setting of Rampart can be",
    ],
    [
      "rampart:workloads: {orders: {tier: golf}}",
      '3:38 /config/rampart:workloads/orders/tier: there is no tier "golf"; did you mean "gold"?',
    ],
    ["rampart:workloads: {new: {tier: gold}}", '3:23 /config/rampart:workloads/new: "owner" is missing'],
    [
      "rampart:policies: {rules: {backup/nothing: {level: disabled}}}",
      '/config/rampart:policies/rules/backup~1nothing: there is no rule "backup/nothing"',
    ],
    [`rampart:tiers: '{"__proto__": {}}'`, "/config/rampart:tiers/__proto__: "],
    ["rampart:__proto__: {rpo: 1h}", "/config/rampart:__proto__: unknown key"],
    [
      `rampart:tiers: '${"[".repeat(10_000)}${"]".repeat(10_000)}'`,
      "/config/rampart:tiers: it must be a map",
    ],
  ])("%#", (entry, expected) => {
    expect(problemsOf(() => read(entry)).join("\n")).toContain(`${expected}`);
  });

  test("all at once, and nothing of an encrypted value is shown", () => {
    const lines = problemsOf(() => read("rampart:tiers: {secure: AAABAmFiYw==}", "rampart:waivers: nothing"));
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain("AAABAmFiYw==");
  });
});
