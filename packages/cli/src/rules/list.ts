import { SEVERITIES, type Severity } from "@rampart/core/finding";
import { allRules } from "@rampart/policies";
import { domainOf, type Rule } from "@rampart/policy";
import type { Format } from "../check/options.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { refuseUnknown } from "./refuse-unknown.ts";

/** Changes only when a reader of the JSON would have to change. */
const SCHEMA_VERSION = 1;

interface ListOptions {
  readonly domain: string | undefined;
  readonly severity: Severity | undefined;
  readonly format: Format;
}

/**
 * Prints the rules, all or those of a domain or severity.
 *
 * @throws {InputError} if there is no such domain.
 */
export function listRules({ domain, severity, format }: ListOptions, terminal: Terminal): ExitCode {
  if (domain !== undefined) refuseUnknown("domain", [domain], [...new Set(allRules.map(domainOf))]);
  const rules = allRules.filter(
    (rule) =>
      (domain === undefined || domainOf(rule) === domain) &&
      (severity === undefined || rule.severity === severity),
  );
  terminal.print(format === "json" ? asJson(rules) : asTable(rules, terminal));
  return EXIT.ok;
}

function asJson(rules: readonly Rule[]): string {
  const described = rules.map(({ id, title, severity, scope, types, rationale, fix }) => ({
    id,
    domain: domainOf({ id }),
    title,
    severity,
    scope,
    types,
    rationale,
    fix,
  }));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, rules: described }, null, 2)}\n`;
}

function asTable(rules: readonly Rule[], terminal: Terminal): string {
  const widest = Math.max(...SEVERITIES.map((severity) => severity.length));
  const lines = rules.map(
    (rule) =>
      `${rule.severity.padEnd(widest)}  ${terminal.style("bold", rule.id)}\n${" ".repeat(widest)}  ${rule.title}`,
  );
  return `${lines.join("\n")}\n\n${rules.length} rules. \`rampart explain RULE\` says more of one.\n`;
}
