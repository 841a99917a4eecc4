import { type Finding, isAtLeast, type Severity } from "@rampart/core/finding";
import { graphOf, readStackDocuments, type StackDocument } from "@rampart/core/read";
import { allRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import type { CheckOptions } from "./options.ts";
import { type CheckResult, toResult } from "./result.ts";
import { loadSettings } from "./settings.ts";
import { renderTable } from "./table.ts";

/** Reads all that is named, judges it, prints the result and says how it ended. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const settings = await loadSettings(options.settings);
  const graph = graphOf(await documentsOf(options, terminal));
  const result = toResult(evaluate(graph, allRules, { settings }));
  terminal.print(
    options.format === "json" ? `${JSON.stringify(result, null, 2)}\n` : renderTable(result, terminal),
  );
  return fails(result, options.failOn) ? EXIT.findings : EXIT.ok;
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
    documents.push(
      await captureProgram(directory, {
        stack: options.configOf,
        config: options.config,
        secrets: options.secrets,
      }),
    );
  }
  return documents;
}

function fails({ findings }: CheckResult, threshold: Severity | undefined): boolean {
  if (threshold === undefined) return false;
  // A rule that broke says nothing about the resource; that must not look like a pass.
  const counts = ({ outcome }: Finding): boolean => outcome === "fail" || outcome === "error";
  return findings.some((finding) => counts(finding) && isAtLeast(finding.severity, threshold));
}
