import { stackFromExport } from "./from-documents.ts";
import type { StackState } from "./stack.ts";

/** What is needed of a stack of Pulumi's Automation API (`Stack` of `@pulumi/pulumi/automation`). */
export interface AutomationStack {
  readonly name: string;
  /** A whole export, secrets in the clear. */
  exportStack(): Promise<object>;
}

/**
 * The state of a stack under the Automation API. Its outputs are read from the same export as its resources: asked for
 * separately, they could be of another moment.
 *
 * @throws {InputError} if the export is not as Pulumi writes it.
 */
export async function stackFromAutomation(stack: AutomationStack): Promise<StackState> {
  return stackFromExport(JSON.stringify(await stack.exportStack()), `stack ${stack.name}`);
}

/**
 * Runs the Pulumi CLI with these arguments and gives back what it writes to standard output.
 *
 * It throws an {@link InputError} if there is no CLI, or if it fails.
 */
export type RunPulumi = (args: readonly string[]) => Promise<string>;

/**
 * The state of the stack `name` as the Pulumi CLI exports it, secrets in the clear. One export holds the outputs, too.
 *
 * @throws {InputError} as `runPulumi` does, or if the export is not as Pulumi writes it.
 */
export async function stackFromCli(name: string, runPulumi: RunPulumi): Promise<StackState> {
  const args = ["stack", "export", "--show-secrets", "--stack", name, "--non-interactive"];
  return stackFromExport(await runPulumi(args), `stack ${name}`);
}
