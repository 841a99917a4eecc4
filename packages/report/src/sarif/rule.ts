import type { Severity } from "@rampart/core/finding";
import type { ReportingDescriptor } from "sarif";
import { controlName, controlsOf, frameworkName } from "../controls.ts";
import { httpUrl } from "../http-url.ts";
import { escapeMarkdown } from "../markdown/escape.ts";
import { domainOf, type RuleFindings } from "../rule-findings.ts";

/** How GitHub reads a score: critical over 9.0, high from 7.0, medium from 4.0, low below. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** GitHub takes no more. */
const MOST_TAGS = 20;

export function levelOf(severity: Severity): "error" | "warning" | "note" {
  return LEVELS[severity];
}

export function descriptorOf(ruleFindings: RuleFindings): ReportingDescriptor {
  const { id, title, severity, rationale, fix, url } = ruleFindings.rule;
  const helpUri = httpUrl(url);
  const controls = controlsOf(ruleFindings);
  const tags = ["security", domainOf(id), ...controls.map(controlName)].slice(0, MOST_TAGS);
  const text = [title, rationale, fix && `Fix: ${fix}`].filter(Boolean);
  const markdown = [
    `**${escapeMarkdown(title)}**`,
    escapeMarkdown(rationale),
    fix && `**Fix:** ${escapeMarkdown(fix)}`,
    controls.length > 0 &&
      `**Controls:** ${controls.map((control) => escapeMarkdown(controlName(control))).join(", ")}`,
  ].filter(Boolean);
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: title },
    fullDescription: { text: rationale || title },
    help: { text: text.join("\n\n"), markdown: markdown.join("\n\n") },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags, precision: "high", "security-severity": SCORES[severity] },
    ...(controls.length === 0
      ? {}
      : {
          relationships: controls.map((control) => ({
            target: { id: control.id, toolComponent: { name: frameworkName(control) } },
            kinds: ["relevant"],
          })),
        }),
  };
}

/** What SARIF calls the friendly name of a rule. */
function pascalCase(id: string): string {
  const words = id.slice(id.indexOf("/") + 1).split(/[^a-z0-9]+/i);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
