// The four example services, run without a cloud and checked.
import type { CheckResult } from "../../packages/cli/src/check/result.ts";
import { bold, rampartOutput, reportFile, shown } from "./rampart.ts";

const STACKS = ["orders-aws", "orders-aws-mistakes", "orders-azure", "orders-azure-mistakes"];
const WORST_SHOWN = 5;

async function checkProgram(example: string): Promise<CheckResult> {
  const program = ["--program", `examples/${example}`, "--secret", "paymentApiKey"];
  const args = ["check", ...program, "--format", "json", "--report", reportFile(example)];
  return JSON.parse(await rampartOutput([...args, "--fail-on", "never"])) as CheckResult;
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

/** Checks each of them and says what the rules found. */
export async function showStacks(): Promise<void> {
  console.log("Four order services in plain Pulumi, run without a cloud and checked against every rule.\n");
  for (const example of STACKS) {
    const result = await checkProgram(example);
    console.log(`${bold(example)}\n  ${summaryOf(result)}`);
    const worst = worstOf(result);
    if (worst.length > 0) console.log(["  the worst:", ...worst].join("\n"));
    console.log(`  report: ${shown(reportFile(example))}`);
    console.log();
  }
}
