import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const policies = dirname(createRequire(import.meta.url).resolve("@rampart/policies/package.json"));

/** Shipped with the rules, or in the checkout. */
const folders = [join(policies, "rules"), join(policies, "..", "docs", "rules")];

/** The address of a rule's page on this machine; undefined if there is none. */
export function rulePageUrl(id: string): string | undefined {
  const page = folders.map((folder) => join(folder, `${id}.md`)).find((file) => existsSync(file));
  return page === undefined ? undefined : pathToFileURL(page).href;
}
