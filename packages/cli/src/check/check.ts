import type { Finding } from "@rampart/core/finding";
import { graphOf } from "@rampart/core/read";
import { type FixPlan, planFixes, stacksOf, toBaseline } from "@rampart/policy";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { readBaseline, writeBaseline } from "./baseline-file.ts";
import { loadConfiguration } from "./configuration.ts";
import { documentsOf } from "./documents.ts";
import { renderFixPreview } from "./fix-preview.ts";
import { resultAsJson } from "./json.ts";
import { type JudgeOptions, judge } from "./judge.ts";
import type { CheckOptions } from "./options.ts";
import { refuseUnknownReports, writeReports } from "./reports.ts";
import { toResult } from "./result.ts";
import { rulesFor } from "./selection.ts";
import { renderTable } from "./table.ts";

/** Reads all that is named, judges it, prints the result and says how it ended. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  refuseUnknownReports(options.reports);
  const configuration = await loadConfiguration(options);
  const rules = rulesFor(options, configuration);
  const known = options.baseline;
  const baseline = known === undefined ? undefined : { content: await readBaseline(known), file: known };
  const graph = graphOf(await documentsOf(options, terminal));

  const failOn = options.failOn ?? configuration.policies.failOn;
  const { tiers, severity, frameworks } = options;
  const judging: JudgeOptions = { rules, configuration, failOn, tiers, severity, frameworks, baseline };
  const evaluation = judge(graph, judging);
  const stacks = stacksOf(graph.resources.map(({ urn }) => urn));
  if (options.writeBaseline !== undefined) {
    await writeBaseline(options.writeBaseline, toBaseline(evaluation.findings, stacks));
  }
  let plan: FixPlan | undefined;
  if (options.fixPreview) {
    terminal.progress("working out fixes, and judging the stack as they would leave it…");
    plan = planFixes(graph, evaluation.findings, rules, (fixed) => judge(fixed, judging).findings);
  }
  const result = { ...toResult(evaluation), ...(plan === undefined ? {} : { fixes: plan.fixes }) };
  await writeReports(result, options, { graph, rules, stacks, frameworks });
  if (options.format === "json") for (const piece of resultAsJson(result)) terminal.print(piece);
  else {
    terminal.print(
      plan === undefined ? renderTable(result, terminal) : renderFixPreview(result, plan, terminal),
    );
  }
  return failOn !== "never" && result.findings.some(failsCheck) ? EXIT.findings : EXIT.ok;
}

function failsCheck({ outcome, level, known }: Finding): boolean {
  // A rule that broke says nothing about the resource; that must not look like a pass.
  return (outcome === "fail" || outcome === "error") && level === "mandatory" && known !== true;
}
