// Holds the arrows between packages (.dependency-cruiser.mjs). Cruising nothing would pass, so that counts as a failure.
import { fileURLToPath } from "node:url";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import layering from "../.dependency-cruiser.mjs";

const FEWEST_MODULES = 100;

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { forbidden = [], options = {} } = layering as IConfiguration;
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
