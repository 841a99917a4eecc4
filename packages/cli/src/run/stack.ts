import { InputError } from "@rampart/core/errors";
import { readStackDocuments } from "@rampart/core/read";
import type { StackState } from "@rampart/runbook/stack";
import type { Terminal } from "../output/terminal.ts";
import type { WorkOptions } from "./options.ts";

/** The stack that the command line names, if it names one. */
export async function stackOf(
  { exports, stack }: Pick<WorkOptions, "exports" | "stack">,
  terminal: Terminal,
): Promise<StackState | undefined> {
  if (exports.length > 0 && stack !== undefined) {
    throw new InputError("--export and --stack do not go together", { advice: "Choose one." });
  }
  if (exports.length > 0) {
    const { stackFromDocuments } = await import("@rampart/runbook/stack");
    return stackFromDocuments(await readStackDocuments(exports, terminal.stdin));
  }
  if (stack === undefined) return undefined;
  const { stackFromCli } = await import("@rampart/runbook/stack");
  const { runPulumi } = await import("../program/pulumi-cli.ts");
  return await stackFromCli(stack, async (args) => await runPulumi(args, stack));
}
