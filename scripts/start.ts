// `npm start`: checks the example stacks, each with its twin that has the usual mistakes, and sums up.
// `npm start -- ARGUMENT…` runs the rampart command with these arguments.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";
import type { CheckResult } from "../packages/cli/src/check/result.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const rampart = fileURLToPath(new URL("../packages/cli/src/main.ts", import.meta.url));

const STACKS = ["orders-aws", "orders-aws-mistakes", "orders-azure", "orders-azure-mistakes"];
const WORST_SHOWN = 5;
const reports = join(root, "reports");

function reportOf(example: string): string {
  return join(reports, `${example}.html`);
}

function bold(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

function checkProgram(example: string): Promise<CheckResult> {
  const program = ["--program", `examples/${example}`, "--secret", "paymentApiKey"];
  const args = ["check", ...program, "--format", "json", "--report", reportOf(example)];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [rampart, ...args, "--fail-on", "never"], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString("utf8")) as CheckResult);
      else reject(new Error(`the check of ${example} ended with exit code ${code}`));
    });
  });
}

function summaryOf({ summary, coverage }: CheckResult): string {
  const failed = Object.entries(summary.failed).filter(([, count]) => count > 0);
  const findings =
    failed.length === 0
      ? "no findings"
      : failed.map(([severity, count]) => `${count} ${severity}`).join(", ");
  const undetermined = summary.undetermined === 0 ? "" : `, ${summary.undetermined} undetermined`;
  return `${coverage.resources} resources, ${summary.passed} checks passed, ${findings}${undetermined}`;
}

function worstOf({ findings }: CheckResult): string[] {
  const failed = findings.filter(({ outcome }) => outcome === "fail");
  const byRule = [...Map.groupBy(failed, ({ policy }) => policy).values()].slice(0, WORST_SHOWN);
  return byRule.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const name = first.urn.split("::").at(-1);
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return [
      `    ${first.severity.padEnd(8)}  not true: ${first.title}`,
      `              ${name}${more} (${first.policy})`,
    ];
  });
}

async function showStacks(): Promise<void> {
  mkdirSync(reports, { recursive: true });
  console.log("Four order services in plain Pulumi, run without a cloud and checked against every rule.\n");
  for (const example of STACKS) {
    const result = await checkProgram(example);
    console.log(`${bold(example)}\n  ${summaryOf(result)}`);
    const worst = worstOf(result);
    if (worst.length > 0) console.log(["  the worst:", ...worst].join("\n"));
    console.log(`  report: ${relative(process.cwd(), reportOf(example))}`);
    console.log();
  }
  console.log("Go on:");
  console.log("  npm start -- check --program examples/orders-aws-mistakes --secret paymentApiKey");
  console.log("  npm start -- explain firewall/admin-ports-closed-to-the-internet");
  console.log("  pulumi stack export --file mine.json && npm start -- check mine.json");
}

const args = process.argv.slice(2);
if (args.length === 0) await showStacks();
else {
  const child = spawn(process.execPath, [rampart, ...args], { stdio: "inherit" });
  process.on("SIGINT", () => {}); // The terminal signals the whole group; the command decides.
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.once("close", (code) => {
    process.exitCode = code ?? 1;
  });
}
