import type { RampartConfig } from "@rampart/core/config";
import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import {
  compareRecovery,
  DISASTERS,
  type RecoveryComparison,
  type RecoveryPosture,
  type ResourcePosture,
  recoveryPosture,
  recoveryTimelines,
} from "@rampart/recovery";
import { graphOf, record } from "../../../recovery/test/protection/stacks.ts";
import type { RecoveryReport } from "../../src/recovery/recovery-input.ts";
import { HOSTILE } from "../sample.ts";

const TABLE = "aws:dynamodb/table:Table";

const CONFIG: RampartConfig = {
  version: 1,
  tiers: { critical: { rpo: "28h", retention: "35d", copies: { accounts: 1 } }, standard: { rpo: "30d" } },
  workloads: {
    orders: { tier: "critical", owner: "team-orders", match: { tags: { service: "orders" } } },
    files: { tier: "standard", owner: "team-files", match: { types: ["aws:s3/*"] } },
  },
};

function selection(name: string, plan: string): ResourceRecord {
  return record("aws:backup/selection:Selection", name, {
    planId: plan,
    selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: name }],
  });
}

function plan(name: string, id: string, schedule: unknown): ResourceRecord {
  const rule = {
    ruleName: "daily",
    targetVaultName: "main",
    schedule,
    scheduleExpressionTimezone: "Europe/Berlin",
    startWindow: 60,
    completionWindow: 120,
    lifecycle: { coldStorageAfter: 30, deleteAfter: 60 },
  };
  return record("aws:backup/plan:Plan", name, { name, rules: [rule] }, { id });
}

function table(name: string, backup: string): ResourceRecord {
  return record(TABLE, name, { tags: { backup, service: "orders" } });
}

function stack(schedule: string): readonly ResourceRecord[] {
  return [
    table("orders-db", "gold"),
    table("carts", "gold"),
    table("unknown-yet", "later"),
    record(TABLE, "no-promise", {}),
    record("aws:s3/bucket:Bucket", "files", { versioning: { enabled: true } }),
    record("aws:backup/vault:Vault", "main", { name: "main" }, { id: "main" }),
    plan("nightly", "plan-1", schedule),
    selection("gold", "plan-1"),
    plan("later", "plan-2", UNKNOWN),
    selection("later", "plan-2"),
  ];
}

const BASE: Pick<RecoveryReport, "version" | "generatedAt" | "stacks"> = {
  version: "1.0.0",
  generatedAt: new Date("2026-11-20T03:10:00.000Z"),
  stacks: ["orders/prod"],
};

const DAILY = graphOf(...stack("cron(0 5 ? * * *)"));
const WEEKDAYS = graphOf(
  ...stack("cron(0 5 ? * MON-FRI *)").filter(({ urn }) => !urn.endsWith("::no-promise")),
);

/** A posture with every verdict, weaknesses, and a timeline. */
export const REPORT: RecoveryReport = {
  ...BASE,
  posture: recoveryPosture(WEEKDAYS, CONFIG),
  timelines: recoveryTimelines(WEEKDAYS, CONFIG),
};

export const COMPARISON: RecoveryComparison = compareRecovery(recoveryPosture(DAILY, CONFIG), REPORT.posture);

/** The same as what a change led to: from jobs on every day to jobs on weekdays. */
export const CHANGED: RecoveryReport = { ...REPORT, comparison: COMPARISON };

const NOTHING: RecoveryPosture = {
  schemaVersion: 1,
  resources: [],
  uncovered: [],
  undetermined: [],
  weaknesses: [],
  notExpressible: [],
};

export const EMPTY: RecoveryReport = { ...BASE, stacks: [], posture: NOTHING, timelines: [] };

/** What code compares, and dates. */
const KEPT: ReadonlySet<string> = new Set(["verdict", "kind", "presence", "effect", "disasters", "survives"]);

/** `text` in the place of every string of a value, but those that code compares. */
function spoilt(value: unknown, text: string): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((one) => spoilt(one, text));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, KEPT.has(key) ? one : spoilt(one, text)]),
  );
}

const NOT_EXPRESSIBLE = { urn: "u", intent: "lock", reason: "the cloud has none", instead: "a policy" };

/** Reports in which every name and every text is hostile. */
export const HOSTILE_REPORTS: readonly RecoveryReport[] = HOSTILE.map((text) => {
  const report = spoilt(
    { ...CHANGED, posture: { ...CHANGED.posture, notExpressible: [NOT_EXPRESSIBLE] } },
    text,
  ) as RecoveryReport;
  return { ...report, stacks: [text] };
});

/** Data resources that are all judged for reasons of their own, as databases are. */
export function largeReport(number: number): RecoveryReport {
  const [first] = REPORT.posture.resources.filter(({ verdict }) => verdict === "missed");
  if (first === undefined) throw new Error("nothing is missed");
  const resources = Array.from({ length: number }, (_, index): ResourcePosture => {
    const name = `database-${index}`;
    const scenarios = Object.fromEntries(
      DISASTERS.map((disaster, which) => {
        // A backup here, and a copy elsewhere.
        const place = which % 2;
        const { rpo } = first.scenarios.deletion;
        const terms = rpo.terms.map((term) => ({ ...term, source: `${name}#backup[${place}]` }));
        return [disaster, { rpo: { ...rpo, terms, worst: (rpo.worst ?? 0) + place } }];
      }),
    ) as unknown as ResourcePosture["scenarios"];
    return {
      ...first,
      urn: `urn:pulumi:prod::orders::${TABLE}::${name}`,
      workload: `w-${index % 7}`,
      scenarios,
    };
  });
  const uncovered = resources.map(({ urn, type }) => ({ urn, type, why: "nothing is left" }));
  return { ...REPORT, posture: { ...REPORT.posture, resources, uncovered } };
}
