import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** The address of a rule's page on this machine: shipped with the rules, or in the checkout; undefined if neither. */
export function rulePageUrl(id: string): string | undefined {
  const policies = dirname(createRequire(import.meta.url).resolve("@rampart/policies/package.json"));
  const folders = [join(policies, "rules"), join(policies, "..", "docs", "rules")];
  const page = folders.map((folder) => join(folder, `${id}.md`)).find((file) => existsSync(file));
  return page === undefined ? undefined : pathToFileURL(page).href;
}
