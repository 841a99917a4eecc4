// A rule may find worse and milder things than it says in general: the promises for a workload make the difference.
import type { Log } from "sarif";
import { expect, it } from "vitest";
import { toHtml } from "../src/html/html.ts";
import { toJunit } from "../src/junit/junit.ts";
import { toMarkdown } from "../src/markdown/markdown.ts";
import { findingsByRule } from "../src/rule-findings.ts";
import { toSarif } from "../src/sarif/sarif.ts";
import { finding, LOGGING_RULE, sampleInput, VERSIONING_RULE } from "./sample.ts";

const worse = finding(VERSIONING_RULE, "orders", { severity: "critical" });
const usual = finding(VERSIONING_RULE, "notes");
const input = sampleInput([usual, worse], { rules: [LOGGING_RULE, VERSIONING_RULE] });

it("counts a rule as the worst of what it found", () => {
  const [first, second] = findingsByRule(input);
  expect([first?.rule.id, first?.rule.severity]).toEqual([VERSIONING_RULE.id, "critical"]);
  expect([second?.rule.id, second?.rule.severity]).toEqual([LOGGING_RULE.id, LOGGING_RULE.severity]);
});

it("leaves a rule as it is where it found nothing, or nothing but what failed counts", () => {
  const open = { ...worse, outcome: "undetermined" } as const;
  const [rule] = findingsByRule({ findings: [open, usual], rules: [VERSIONING_RULE] });
  expect(rule?.rule.severity).toBe(VERSIONING_RULE.severity);
});

it("says of each finding how bad it is where that differs", () => {
  expect(VERSIONING_RULE.severity).not.toBe("critical");
  const html = toHtml(input);
  expect(html).toContain('<span class="badge critical">critical</span> <h3>');
  expect(html).toContain(
    `<span class="badge ${VERSIONING_RULE.severity}">${VERSIONING_RULE.severity}</span> `,
  );
  const { runs } = JSON.parse(toSarif(input)) as Log;
  const results = runs[0]?.results ?? [];
  expect(results.map(({ level, properties }) => [level, properties?.severity]).toSorted()).toEqual([
    ["error", "critical"],
    ["warning", "medium"],
  ]);
  expect(toJunit(input)).toContain('type="critical"');
  expect(toMarkdown(input)).toContain("🟥");
});
