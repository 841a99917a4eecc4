import { mergeConfig, parseConfig, parseStackConfig, settingsOf } from "@rampart/core/config";
import { DEFAULT_SETTINGS } from "@rampart/core/settings";
import { describe, expect, test } from "vitest";

const CONFIG = parseConfig(
  `version: 1
tiers:
  gold: {rpo: 15m, retention: 35d}
  silver: {rpo: 24h}
allowedRegions: [eu-west-1, eu-central-1]
trustedNetworks:
  - {name: office, cidrs: [203.0.113.0/24, "2001:db8::/32"]}
  - {name: vpn, cidrs: [198.51.100.7/32]}
notifications:
  on-call: {email: on-call@example.com}
policies:
  failOn: high
`,
  "rampart.yaml",
);

function withStack(entries: string): ReturnType<typeof mergeConfig> {
  return mergeConfig(CONFIG, parseStackConfig(`config:\n${entries}\n`, "Pulumi.prod.yaml", CONFIG));
}

describe("defaults, then rampart.yaml, then the stack", () => {
  test("the defaults hold where nothing else is said", () => {
    expect(mergeConfig({ version: 1 })).toEqual({
      version: 1,
      tiers: {},
      workloads: {},
      trustedNetworks: [],
      allowedRegions: [],
      requiredTags: [],
      approvers: [],
      operators: [],
      notifications: {},
      policies: { frameworks: [], failOn: "low", rules: {} },
      waivers: [],
    });
  });

  test("the file wins over the defaults, key by key", () => {
    expect(mergeConfig(CONFIG).policies).toEqual({ frameworks: [], failOn: "high", rules: {} });
  });

  test("the stack wins over the file: maps key by key, lists and single values as a whole", () => {
    const merged = withStack(
      [
        "  rampart:tiers: {gold: {rpo: 5m}, bronze: {rpo: 7d}}",
        "  rampart:allowedRegions: [us-east-1]",
        "  rampart:policies: {failOn: critical}",
      ].join("\n"),
    );
    expect(merged.tiers).toEqual({
      gold: { rpo: "5m", retention: "35d" },
      silver: { rpo: "24h" },
      bronze: { rpo: "7d" },
    });
    expect(merged.allowedRegions).toEqual(["us-east-1"]);
    expect(merged.policies.failOn).toBe("critical");
  });

  test("a notification's target is replaced as a whole", () => {
    const merged = withStack(
      "  rampart:notifications: {on-call: {slack: 'env:SLACK'}, other: {email: a@example.com}}",
    );
    expect(merged.notifications).toEqual({
      "on-call": { slack: "env:SLACK" },
      other: { email: "a@example.com" },
    });
  });

  test("nothing that was given is changed", () => {
    const before = structuredClone(CONFIG);
    withStack("  rampart:tiers: {gold: {rpo: 5m}}");
    expect(CONFIG).toEqual(before);
  });
});

describe("settings of rules", () => {
  test("are what the file says", () => {
    expect(settingsOf({ ...CONFIG, requiredTags: ["owner"] })).toEqual({
      trustedNetworks: ["203.0.113.0/24", "2001:db8::/32", "198.51.100.7/32"],
      allowedRegions: ["eu-west-1", "eu-central-1"],
      requiredTags: ["owner"],
      promises: { version: 1, tiers: CONFIG.tiers ?? {}, workloads: CONFIG.workloads ?? {} },
    });
  });

  test("have the defaults where it says nothing", () => {
    expect(settingsOf({ version: 1 })).toEqual(DEFAULT_SETTINGS);
    expect(settingsOf(mergeConfig({ version: 1 }))).toEqual(DEFAULT_SETTINGS);
  });
});
