import { readStackDocuments, type StackDocument } from "@rampart/core/read";
import type { Terminal } from "../output/terminal.ts";
import type { StackSources } from "./options.ts";

/** Reads every file, stack and program that the command line names. */
export async function documentsOf(options: StackSources, terminal: Terminal): Promise<StackDocument[]> {
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
