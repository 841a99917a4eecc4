// `npm start`: checks the example stacks, each with its twin that has the usual mistakes; then looks after a real
// PostgreSQL with a runbook, and tests the restore of another one.
// `npm start -- ARGUMENT…` runs the rampart command with these arguments.
import { spawn } from "node:child_process";
import { showMaintenance } from "./maintenance.ts";
import { rampart } from "./rampart.ts";
import { showRestoreTest } from "./restore-test.ts";
import { showStacks } from "./stacks.ts";

const args = process.argv.slice(2);
if (args.length === 0) {
  await showStacks();
  await showMaintenance();
  await showRestoreTest();
  console.log("Go on:");
  console.log("  npm start -- check --program examples/orders-aws-mistakes --secret paymentApiKey");
  console.log("  npm start -- explain firewall/admin-ports-closed-to-the-internet");
  console.log("  npm start -- runbook list");
  console.log("  pulumi stack export --file mine.json && npm start -- check mine.json");
} else {
  const child = spawn(process.execPath, [rampart, ...args], { stdio: "inherit" });
  process.on("SIGINT", () => {}); // The terminal signals the whole group; the command decides.
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.once("close", (code) => {
    process.exitCode = code ?? 1;
  });
}
