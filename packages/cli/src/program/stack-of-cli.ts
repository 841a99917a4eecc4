import { readDocuments, type StackDocument } from "@rampart/core/read";
import { runPulumi } from "./pulumi-cli.ts";

/**
 * Asks the Pulumi CLI, in the working directory, for the state of the stack `name`.
 *
 * @throws {InputError} if there is no CLI, no such stack, or no access to it.
 */
export async function exportStack(name: string): Promise<StackDocument[]> {
  const args = ["stack", "export", "--stack", name, "--non-interactive"];
  return readDocuments(await runPulumi(args, name), `stack ${name}`);
}
