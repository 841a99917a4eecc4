import type { Objectives } from "@rampart/core/config";
import type { Finding, Severity } from "@rampart/core/finding";
import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { DEFAULT_SETTINGS, type Settings } from "@rampart/core/settings";
import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import {
  configureRules,
  evaluate,
  levelsFrom,
  type Rule,
  selectRules,
  severityByTier,
  severityInTier,
} from "../src/index.ts";

const BUCKET = "aws:s3/bucket:Bucket";

const bucketRule: Rule = {
  id: "test/rule",
  title: "It holds",
  severity: "high",
  severityOf: severityByTier,
  rationale: "Why not.",
  fix: "Mend it.",
  types: [BUCKET],
  scope: "resource",
  check: () => [{ outcome: "fail", message: "it does not hold" }],
};

const settings: Settings = {
  ...DEFAULT_SETTINGS,
  promises: {
    version: 1,
    tiers: { critical: { rpo: "15m" }, drafts: { rpo: "7d" }, records: { rpo: "7d", retention: "7y" } },
    workloads: {
      orders: { tier: "critical", owner: "a", match: { tags: { service: "orders" } } },
      notes: { tier: "drafts", owner: "b", match: { tags: { service: "notes" } } },
      archive: { tier: "records", owner: "c", match: { tags: { service: "archive" } } },
      payments: {
        tier: "drafts",
        owner: "d",
        match: { tags: { service: "payments" } },
        objectives: { rpo: "1h" },
      },
    },
  },
};

function bucket(service: unknown): ResourceRecord {
  const urn = `urn:pulumi:s::p::${BUCKET}::x`;
  return { urn, type: BUCKET, custom: true, inputs: service === undefined ? {} : { tags: { service } } };
}

const MOST: Severity = "critical";

function foundOn(
  service: unknown,
  rules: readonly Rule[] = [bucketRule],
): Pick<Finding, "severity" | "level"> {
  const graph = ResourceGraph.of({ name: "s", records: [bucket(service)] });
  const levelOf = levelsFrom({}, MOST);
  const [finding] = evaluate(graph, rules, { settings, levelOf }).findings;
  if (finding === undefined) throw new Error("nothing was found");
  return finding;
}

describe("what a tier makes of a severity", () => {
  it.each<[string, Objectives, Severity]>([
    ["an hour of data at most", { rpo: "1h" }, "critical"],
    ["no data at all", { rpo: "0s" }, "critical"],
    ["a day of data at most", { rpo: "24h" }, "high"],
    ["little more than an hour", { rpo: "61m" }, "high"],
    ["more than a day", { rpo: "25h" }, "medium"],
    ["nothing", {}, "medium"],
    ["only that it works", { availability: "99.9%", rto: "1h" }, "medium"],
    ["a retention, whatever may be lost", { rpo: "7d", retention: "35d" }, "high"],
    ["a copy, whatever may be lost", { copies: { regions: 1 } }, "high"],
  ])("%s", (_, objectives, expected) => {
    expect(severityInTier("high", objectives)).toBe(expected);
  });

  it("is never beyond the worst or the mildest", () => {
    expect(severityInTier("critical", { rpo: "0s" })).toBe("critical");
    expect(severityInTier("low", {})).toBe("low");
  });
});

describe("the severity of a finding", () => {
  it("follows the promises for the workload that the resource belongs to", () => {
    expect(["orders", "notes", "archive"].map((service) => foundOn(service).severity)).toEqual([
      "critical",
      "medium",
      "high",
    ]);
  });

  it("follows what is promised for the workload beside its tier", () => {
    expect(foundOn("payments").severity).toBe("critical");
  });

  it("is the rule's own where the resource belongs to no workload, or it is not known to which", () => {
    expect([undefined, "other", UNKNOWN].map((service) => foundOn(service).severity)).toEqual([
      "high",
      "high",
      "high",
    ]);
  });

  it("decides whether the finding fails the check", () => {
    expect(foundOn("orders").level).toBe("mandatory");
    expect(foundOn("other").level).toBe("advisory");
  });

  it("is that of rampart.yaml for the rule where it has one, whatever the tier", () => {
    const decided = configureRules([bucketRule], {
      rules: { "test/rule": { level: "mandatory", severity: "low" } },
    });
    expect(foundOn("orders", decided).severity).toBe("low");
  });

  it("is the rule's own if the tier cannot be read, and the rule is said to have broken", () => {
    const broken: Rule = {
      ...bucketRule,
      severityOf: () => {
        throw new Error("no tier");
      },
    };
    expect(foundOn("orders", [broken])).toMatchObject({ severity: "high", outcome: "error" });
  });

  it("keeps a rule in a selection of the worst ones, since some of its findings may be", () => {
    const { severityOf: _, ...fixed } = bucketRule;
    expect(selectRules([bucketRule, fixed], { severity: "critical" }, () => [])).toEqual([bucketRule]);
  });
});
