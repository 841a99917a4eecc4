import type { Finding } from "@rampart/core/finding";
import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import { failsCheck } from "../fails-check.ts";
import { count } from "../plural.ts";
import type { ReportInput, ReportRule } from "../report-input.ts";
import { resourceName, shortType, stackOf } from "../resource-text.ts";
import { findingsByRule, type RuleFindings } from "../rule-findings.ts";

/**
 * The findings as test results, as Jenkins, GitLab and Azure DevOps take them: a suite for each rule, a test case for
 * each finding, and one for what satisfies the rule. What does not fail the check is skipped, and says why.
 */
export function toJunit(input: ReportInput): string {
  // XML has no place for most control characters, not even escaped ones.
  const document = create({ version: "1.0", encoding: "UTF-8", invalidCharReplacement: "\uFFFD" });
  const suites = findingsByRule(input);
  const { failures, errors } = tally(input.findings);
  const root = document.ele("testsuites", {
    name: "Rampart",
    tests: suites.reduce((sum, suite) => sum + casesOf(suite), 0),
    failures,
    errors,
  });
  // Dates carry no time zone here; they are UTC.
  const timestamp = input.generatedAt.toISOString().slice(0, "YYYY-MM-DDTHH:MM:SS".length);
  for (const suite of suites) addSuite(root, suite, timestamp);
  return `${document.end({ prettyPrint: true })}\n`;
}

interface Tally {
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function tally(findings: readonly Finding[]): Tally {
  const failing = findings.filter(failsCheck);
  const errors = failing.filter(({ outcome }) => outcome === "error").length;
  return { failures: failing.length - errors, errors, skipped: findings.length - failing.length };
}

function casesOf({ rule, findings }: RuleFindings): number {
  return findings.length + (passes(rule, findings) ? 1 : 0);
}

/** Where it was not counted how many resources satisfy a rule, one without findings passes. */
function passes({ passed }: ReportRule, findings: readonly Finding[]): boolean {
  return passed === undefined ? findings.length === 0 : passed > 0;
}

function addSuite(root: XMLBuilder, { rule, findings }: RuleFindings, timestamp: string): void {
  const suite = root.ele("testsuite", {
    name: literal(rule.id),
    tests: casesOf({ rule, findings }),
    ...tally(findings),
    time: "0",
    timestamp,
  });
  const properties = suite.ele("properties");
  for (const [name, value] of Object.entries({ title: rule.title, severity: rule.severity, fix: rule.fix })) {
    properties.ele("property", { name, value: literal(value) });
  }
  const names = new Map<string, number>();
  for (const finding of findings) addCase(suite, finding, unique(caseName(finding), names));
  if (passes(rule, findings)) {
    const name =
      rule.passed === undefined ? "No finding" : `${count(rule.passed, "resource")} without a finding`;
    suite.ele("testcase", { name, classname: literal(className(rule.id)), time: "0" });
  }
}

function addCase(suite: XMLBuilder, finding: Finding, name: string): void {
  const { policy, outcome, severity, message } = finding;
  const element = suite.ele("testcase", {
    name: literal(name),
    classname: literal(className(policy)),
    time: "0",
  });
  if (!failsCheck(finding)) element.ele("skipped").txt(literal(reasonToSkip(finding)));
  else if (outcome === "error")
    element.ele("error", { message: literal(message), type: "RuleError" }).txt(literal(details(finding)));
  else element.ele("failure", { message: literal(message), type: severity }).txt(literal(details(finding)));
}

/** Jenkins takes a class apart at its dots: the domain becomes a package. */
function className(ruleId: string): string {
  return ruleId.replaceAll("/", ".");
}

function caseName({ urn, type, path }: Finding): string {
  const stack = stackOf(urn);
  return [shortType(type), resourceName(urn), path, stack && `(${stack})`].filter(Boolean).join(" ");
}

/** Readers take two cases of one name for one case. */
function unique(name: string, names: Map<string, number>): string {
  const occurrence = (names.get(name) ?? 0) + 1;
  names.set(name, occurrence);
  return occurrence === 1 ? name : `${name} #${occurrence}`;
}

function details({ title, urn, path, message, fix }: Finding): string {
  return [
    title,
    message,
    `Resource: ${urn}`,
    path === undefined ? undefined : `Property: ${path}`,
    fix === undefined ? undefined : `Fix: ${fix}`,
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}

function reasonToSkip({ outcome, message, waiver, known }: Finding): string {
  if (outcome === "undetermined") return `Undetermined: ${message}`;
  if (waiver !== undefined) {
    const { reason, owner, ticket, expires } = waiver;
    return `Waived until ${expires} by ${owner} (${ticket}): ${reason}. ${message}`;
  }
  return `${known === true ? "Known: in the baseline" : "Advisory"}: ${message}`;
}

/** xmlbuilder2 takes `&name;` for an entity and leaves it as it is, except this one. */
function literal(text: string): string {
  return text.replaceAll("&", "&amp;");
}
