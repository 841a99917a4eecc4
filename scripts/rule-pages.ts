import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allRules } from "@rampart/policies";
import { examplesOf } from "@rampart/policies/examples";
import { domainOf } from "@rampart/policy";
import { rulePage } from "../packages/cli/src/rules/page.ts";

const folder = fileURLToPath(new URL("../docs/rules/", import.meta.url));

/** The page of each rule and the list of them, by file. */
export function rulePageFiles(): ReadonlyMap<string, string> {
  const pages = allRules.map(
    (rule) => [join(folder, `${rule.id}.md`), rulePage(rule, examplesOf(rule))] as const,
  );
  return new Map([...pages, [join(folder, "README.md"), listOfRules()]]);
}

function listOfRules(): string {
  const domains = [...Map.groupBy(allRules, domainOf)].map(([domain, rules]) => {
    const rows = rules.map(({ id, title, severity }) => `| [${title}](${id}.md) | ${severity} |`);
    return `## ${domain}\n\n| What holds | Severity |\n|---|---|\n${rows.join("\n")}\n`;
  });
  return [
    "# Rules",
    "",
    `${allRules.length} rules. Each page is made from the rule itself, and its examples are run as tests.`,
    "",
    ...domains,
  ].join("\n");
}
