// Holds the arrows between packages (layering.ts). Cruising nothing would pass, so that counts as a failure.
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { LAYERING } from "./layering.ts";

const FEWEST_MODULES = 100;

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { forbidden = [], options = {} } = LAYERING;
const { output } = await cruise(
  ["packages", "policies", "examples", "test", "scripts"],
  { ...options, ruleSet: { forbidden }, validate: true },
  options.enhancedResolveOptions,
  { tsConfig: extractTSConfig("tsconfig.json") },
);
const { summary } = output as ICruiseResult;
for (const { rule, from, to, cycle } of summary.violations) {
  const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(" → ");
  console.log(`${rule.name}: ${from} → ${path}`);
}
console.log(`${summary.totalCruised} modules`);
if (summary.violations.length > 0 || summary.totalCruised < FEWEST_MODULES) process.exitCode = 1;
