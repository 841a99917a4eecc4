import { type Rule, STRICT_RPO, severityByTier, severityInTier } from "@rampart/policy";
import type { AnyRuleExample, AnyRuleExamples } from "@rampart/policy/testing";
import { controlTable } from "./control-table.ts";
import { exampleProgram } from "./example-program.ts";
import { exampleSettings } from "./example-settings.ts";

/** The page of a rule, in Markdown. Its examples are run as tests, so what it shows is true. */
export function rulePage(rule: Rule, { good, bad }: AnyRuleExamples): string {
  return [
    `# ${rule.title}`,
    "",
    `\`${rule.id}\` · severity ${rule.severity}`,
    "",
    ...byTier(rule),
    rule.rationale,
    "",
    "## Fix",
    "",
    rule.fix,
    "",
    ...automaticFix(rule),
    "## Resources",
    "",
    ...rule.types.map((type) => `- \`${type}\``),
    "",
    "## Controls",
    "",
    ...controlTable(rule),
    "",
    "## Passes",
    "",
    ...good.flatMap(renderExample),
    "## Fails",
    "",
    ...bad.flatMap(renderExample),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

/** What the promises for a workload make of the severity. */
function byTier({ severity, severityOf }: Rule): string[] {
  if (severityOf !== severityByTier) return [];
  const [strict, lax] = [severityInTier(severity, { rpo: `${STRICT_RPO}s` }), severityInTier(severity, {})];
  const parts = [
    ...(strict === severity
      ? []
      : [`${strict} where the tier of the workload allows to lose an hour of data at most`]),
    ...(lax === severity ? [] : [`${lax} where it promises nothing that backups have to keep`]),
  ];
  return parts.length === 0 ? [] : [`It is ${parts.join(", and ")}.`, ""];
}

/** For which resources `rampart check --fix-preview` knows what to set. */
function automaticFix({ remedies }: Rule): string[] {
  if (remedies === undefined) return [];
  const notes = [...remedies].map(([type, remedy]) => {
    return { type, replaces: typeof remedy === "function" ? undefined : remedy.replaces };
  });
  const reasons = new Set(notes.flatMap(({ replaces }) => replaces ?? []));
  return [
    "## Automatic fix",
    "",
    "`rampart check --fix-preview` shows as a diff what to change in:",
    "",
    ...notes.map(({ type, replaces }) => `- \`${type}\`${replaces === undefined ? "" : " (replaces it)"}`),
    "",
    ...[...reasons].flatMap((reason) => [reason, ""]),
  ];
}

function renderExample(example: AnyRuleExample): string[] {
  const settings = exampleSettings(example);
  return [
    `${capitalised(example.title)}:`,
    "",
    ...(settings === "" ? [] : ["```yaml", settings, "```", ""]),
    "```ts",
    exampleProgram(example),
    "```",
    "",
  ];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
