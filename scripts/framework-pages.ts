import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allRules } from "@rampart/policies";
import { type Framework, frameworks } from "@rampart/policies/controls";

const folder = fileURLToPath(new URL("../docs/frameworks/", import.meta.url));
const titles = new Map(allRules.map(({ id, title }) => [id, title]));

const WHAT_IT_SAYS =
  "That the rules of a control pass is evidence for it, not proof: most controls also ask for what no rule can see, such as a review, a test or a signature. That one fails counts against it. Controls that no rule bears on are not listed.";

/** The page of each framework and the list of them, by file. */
export function frameworkPageFiles(): ReadonlyMap<string, string> {
  const pages = frameworks.map(
    (framework) => [join(folder, `${framework.id}.md`), frameworkPage(framework)] as const,
  );
  return new Map([...pages, [join(folder, "README.md"), listOfFrameworks()]]);
}

function frameworkPage({ id, title, version, source, controls }: Framework): string {
  const entries = Object.entries(controls).map(([control, { about, rules, types }]) =>
    [
      `## ${control}`,
      "",
      `${about}.`,
      "",
      ...rules.map((rule) => `- [${titles.get(rule) ?? rule}](../rules/${rule}.md)`),
      ...(types === undefined ? [] : ["", `For ${types.map((type) => `\`${type}\``).join(", ")}.`]),
      "",
    ].join("\n"),
  );
  return [
    `# ${title}, ${version}`,
    "",
    `The controls that rules bear on, described in our words; their text is [published by its owner](${source}).`,
    "",
    `\`rampart check --framework ${id}\` checks the rules of this page.`,
    "",
    WHAT_IT_SAYS,
    "",
    ...entries,
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

function listOfFrameworks(): string {
  const rows = frameworks.map(
    ({ id, title, version, controls }) =>
      `| [${title}](${id}.md) | ${version} | \`${id}\` | ${Object.keys(controls).length} |`,
  );
  return [
    "# Frameworks",
    "",
    "What the rules show an auditor. Each page is made from the mapping itself, which is tested against the rules.",
    "",
    "| Framework | Version | Name for `--framework` | Controls |",
    "|---|---|---|---|",
    ...rows,
    "",
    WHAT_IT_SAYS,
    "",
  ].join("\n");
}
