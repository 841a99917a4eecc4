import type { Log, Notification, Result } from "sarif";
import { frameworksOf } from "../controls.ts";
import { count } from "../plural.ts";
import type { ReportInput } from "../report-input.ts";
import { findingsByRule } from "../rule-findings.ts";
import { Fingerprints } from "./fingerprint.ts";
import type { SarifOptions } from "./options.ts";
import { notificationOf, resultOf } from "./result.ts";
import { descriptorOf } from "./rule.ts";
import { taxonomyOf } from "./taxonomy.ts";

export type { SarifOptions, SourcePlace } from "./options.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** GitHub refuses a run with more. The findings come with the worst first. */
const MOST_RESULTS = 25_000;

/** The findings in the Static Analysis Results Interchange Format, version 2.1.0, as code scanning takes them. */
export function toSarif(input: ReportInput, options: SarifOptions = {}): string {
  const rules = findingsByRule(input);
  const indexes = new Map(rules.map(({ rule }, index) => [rule.id, index]));
  const fingerprints = new Fingerprints();
  const results: Result[] = [];
  const notifications: Notification[] = [];
  let leftOut = 0;
  for (const finding of input.findings) {
    const index = indexes.get(finding.policy) ?? -1;
    if (finding.outcome === "error") notifications.push(notificationOf(finding, index, options));
    else if (results.length < MOST_RESULTS) results.push(resultOf(finding, index, fingerprints, options));
    else leftOut += 1;
  }
  if (leftOut > 0) {
    const text = `${count(leftOut, "finding")} left out: code scanning takes ${MOST_RESULTS.toLocaleString("en-US")} at most.`;
    notifications.push({ level: "warning", message: { text } });
  }
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "Rampart", semanticVersion: input.version, rules: rules.map(descriptorOf) },
        },
        taxonomies: frameworksOf(rules).map(taxonomyOf),
        ...(options.category === undefined ? {} : { automationDetails: { id: `${options.category}/` } }),
        invocations: [
          {
            executionSuccessful: input.summary.errors === 0,
            endTimeUtc: input.generatedAt.toISOString(),
            toolExecutionNotifications: notifications,
          },
        ],
        properties: { stacks: input.stacks, coverage: input.coverage, summary: input.summary },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}
