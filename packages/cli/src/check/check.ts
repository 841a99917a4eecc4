import { settingsOf } from "@rampart/core/config";
import type { Finding } from "@rampart/core/finding";
import { graphOf, readStackDocuments, type StackDocument } from "@rampart/core/read";
import { controlsByRule } from "@rampart/policies/controls";
import { applyBaseline, applyWaivers, evaluate, levelsFrom, stacksOf, toBaseline } from "@rampart/policy";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { readBaseline, writeBaseline } from "./baseline-file.ts";
import { loadConfiguration } from "./configuration.ts";
import type { CheckOptions } from "./options.ts";
import { toResult } from "./result.ts";
import { inTiers, rulesFor } from "./selection.ts";
import { renderTable } from "./table.ts";

/** Reads all that is named, judges it, prints the result and says how it ended. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await loadConfiguration(options);
  const rules = rulesFor(options, configuration);
  const baseline = options.baseline === undefined ? undefined : await readBaseline(options.baseline);
  const graph = graphOf(await documentsOf(options, terminal));

  const { policies, waivers, file } = configuration;
  const failOn = options.failOn ?? policies.failOn;
  const belongs = inTiers(options.tiers, configuration, graph);
  const evaluation = evaluate(graph, rules, {
    settings: settingsOf(configuration),
    controlsOf: controlsByRule(policies.frameworks.length === 0 ? undefined : policies.frameworks),
    levelOf: levelsFrom(policies, failOn === "never" ? "critical" : failOn),
    appliesTo: (_rule, resource) => belongs(resource),
  });
  const asked = new Set(rules.map(({ id }) => id));
  const inUse = waivers.filter(({ policy }) => asked.has(policy));
  const today = new Date().toISOString().slice(0, 10);
  const stacks = stacksOf(graph.resources.map(({ urn }) => urn));
  let findings = applyWaivers(evaluation.findings, inUse, { graph, today, file: file ?? "" });
  if (baseline !== undefined) findings = applyBaseline(findings, baseline, stacks, options.baseline ?? "");

  const result = toResult({ ...evaluation, findings });
  if (options.writeBaseline !== undefined)
    await writeBaseline(options.writeBaseline, toBaseline(findings, stacks));
  terminal.print(
    options.format === "json" ? `${JSON.stringify(result, null, 2)}\n` : renderTable(result, terminal),
  );
  return failOn !== "never" && result.findings.some(failsCheck) ? EXIT.findings : EXIT.ok;
}

async function documentsOf(options: CheckOptions, terminal: Terminal): Promise<StackDocument[]> {
  const documents = await readStackDocuments(options.inputs, terminal.stdin);
  for (const name of options.stacks) {
    const { exportStack } = await import("../program/stack-of-cli.ts");
    documents.push(...(await exportStack(name)));
  }
  for (const directory of options.programs) {
    terminal.progress(`running ${directory}…`);
    const { captureProgram } = await import("../program/capture-program.ts");
    const { configOf: stack, config, secrets } = options;
    documents.push(await captureProgram(directory, { stack, config, secrets }));
  }
  return documents;
}

function failsCheck({ outcome, level, known }: Finding): boolean {
  // A rule that broke says nothing about the resource; that must not look like a pass.
  return (outcome === "fail" || outcome === "error") && level === "mandatory" && known !== true;
}
