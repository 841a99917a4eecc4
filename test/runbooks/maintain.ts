// Runs the maintenance in a process of its own, so that it can be killed: JOURNAL RUN INPUTS (JSON).
import { hostname } from "node:os";
import { startRun } from "@rampart/runbook/execute";
import { openSqliteJournal } from "@rampart/runbook/journal";
import maintenance from "@rampart/runbooks/operations/database-maintenance";

const [journal = "", run = "", inputs = "{}"] = process.argv.slice(2);
const operator = { name: "Ada", host: hostname(), pid: process.pid };
const outcome = await startRun(maintenance, {
  inputs: JSON.parse(inputs) as Readonly<Record<string, unknown>>,
  journal: await openSqliteJournal(journal),
  operator,
  run,
});
console.log(outcome.status);
