// Runs every check that is not a test: types, format and lint, layering, unused code and dependencies.
// Ends with one line: `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const CHECKS: readonly (readonly [string, string, readonly string[]])[] = [
  ["types", "tsc", ["--noEmit", "-p", "."]],
  ["format and lint", "biome", ["check", "--error-on-warnings", "."]],
  ["layering", process.execPath, ["scripts/check-layering.ts"]],
  ["unused code and dependencies", "knip", ["--no-progress"]],
];

let failed = 0;
for (const [name, command, args] of CHECKS) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  console.log(`${status === 0 ? "✓" : "✗"} ${name}`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`.trimEnd());
  }
}
console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
