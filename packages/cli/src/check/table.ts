import { type Finding, SEVERITIES, type Severity } from "@rampart/core/finding";
import { parseUrn } from "@rampart/core/graph";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";
import { rulePageUrl } from "../rules/page-location.ts";
import type { CheckResult } from "./result.ts";

const STYLES = {
  critical: ["bold", "white", "bgRed"],
  high: ["bold", "red"],
  medium: ["bold", "yellow"],
  low: ["bold", "blue"],
} as const satisfies Record<Severity, readonly string[]>;

const UNCHECKED_SHOWN = 5;

type Style = Parameters<Terminal["style"]>[0];

/** The result for people: by rule, the worst first, each resource with what is wrong; then the summary. */
export function renderTable(result: CheckResult, terminal: Terminal): string {
  const findings = result.findings.map(forTerminal);
  const shown = findings.filter(({ outcome }) => outcome !== "undetermined");
  const undetermined = findings.filter(({ outcome }) => outcome === "undetermined");
  return [
    ...[...Map.groupBy(shown, ({ policy, severity }) => `${policy} ${severity}`).values()].map((findings) =>
      renderRule(findings, terminal),
    ),
    ...(undetermined.length > 0 ? [renderUndetermined(undetermined, terminal)] : []),
    renderSummary(result, terminal),
  ].join("\n");
}

/** Names and keys come from the file that was read, which may be hostile. */
function forTerminal({ urn, type, path, message, ...rest }: Finding): Finding {
  return {
    ...rest,
    urn: printable(urn),
    type: printable(type),
    ...(path === undefined ? {} : { path: printable(path) }),
    message: printable(message),
  };
}

function renderRule(findings: readonly Finding[], terminal: Terminal): string {
  const [first] = findings;
  if (first === undefined) return "";
  const severity = ` ${first.severity.toUpperCase()} `;
  const badge = terminal.style(STYLES[first.severity] as unknown as Style, severity);
  const title = wrap(first.title, terminal.columns, " ".repeat(severity.length + 1)).trimStart();
  const page = rulePageUrl(first.policy);
  const id = page === undefined ? first.policy : terminal.link(first.policy, page);
  return [
    `${badge} ${terminal.style("bold", title)}`,
    `  ${terminal.style("dim", id)}`,
    ...findings.map((finding) => renderFinding(finding, terminal)),
    ...(first.fix === undefined ? [] : [wrap(`Fix: ${first.fix}`, terminal.columns, "  ")]),
    "",
  ].join("\n");
}

const MARKS: Readonly<Record<Finding["outcome"], string>> = {
  fail: "✗",
  error: "!",
  waived: "~",
  undetermined: "?",
};

function renderFinding(finding: Finding, terminal: Terminal): string {
  const { urn, type, path, outcome } = finding;
  const mark = finding.known === true ? "·" : MARKS[outcome];
  const name = parseUrn(urn)?.name ?? urn;
  const where = `${shortType(type)} ${terminal.style("bold", name)}`;
  const width = `  ${mark} ${shortType(type)} ${name}  ${path ?? ""}`.length;
  const before = width > terminal.columns ? "\n      " : "  ";
  const at = path === undefined ? "" : `${before}${terminal.style("dim", path)}`;
  return `  ${mark} ${where}${at}\n${wrap(messageOf(finding), terminal.columns, "      ")}`;
}

function messageOf({ message, waiver, known, level, outcome }: Finding): string {
  if (waiver !== undefined) {
    const { owner, ticket, expires, reason } = waiver;
    return `${message}. Accepted by ${owner} until ${expires} (${ticket}): ${reason}`;
  }
  if (known === true) return `${message} (known: in the baseline)`;
  return level === "advisory" && outcome === "fail" ? `${message} (advisory)` : message;
}

/** `aws:ec2/securityGroup:SecurityGroup` as people write it: `aws.ec2.SecurityGroup`. */
export function shortType(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  return `${provider}.${module.split("/")[0]}.${name}`;
}

function renderUndetermined(findings: readonly Finding[], terminal: Terminal): string {
  const byRule = Map.groupBy(findings, ({ policy }) => policy);
  const lines = [...byRule].map(([policy, ofRule]) => {
    const names = ofRule.map(({ urn }) => parseUrn(urn)?.name ?? urn);
    return wrap(`${policy}: ${names.join(", ")}`, terminal.columns, "  ");
  });
  const title = "Undetermined: not known before the deployment; check the stack again after it";
  return `${terminal.style("bold", title)}\n${lines.join("\n")}\n`;
}

function renderSummary({ summary, coverage }: CheckResult, terminal: Terminal): string {
  const failed = SEVERITIES.filter((severity) => summary.failed[severity] > 0).map((severity) =>
    terminal.style(STYLES[severity] as unknown as Style, `${summary.failed[severity]} ${severity}`),
  );
  const parts = [
    failed.length > 0 ? failed.join(", ") : terminal.style("green", "no findings"),
    ...(summary.undetermined > 0 ? [`${summary.undetermined} undetermined`] : []),
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
    ...(summary.errors > 0 ? [terminal.style("red", `${summary.errors} rules broke`)] : []),
    `${summary.passed} checks passed`,
  ];
  return `${parts.join(" · ")}\n${wrap(coverageText(coverage), terminal.columns, "")}\n`;
}

function coverageText({ resources, evaluated, unchecked }: CheckResult["coverage"]): string {
  const looked = `Rules looked at ${evaluated} of ${resources} resources.`;
  if (unchecked.length === 0) return looked;
  const listed = unchecked
    .slice(0, UNCHECKED_SHOWN)
    .map(({ type, count }) => `${shortType(printable(type))} (${count})`);
  const more =
    unchecked.length > UNCHECKED_SHOWN ? ` and ${unchecked.length - UNCHECKED_SHOWN} more types` : "";
  return `${looked} No rule looks at ${listed.join(", ")}${more}.`;
}
