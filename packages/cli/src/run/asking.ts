import { userInfo } from "node:os";
import type { Person } from "@rampart/runbook/execute";
import type { Ask } from "@rampart/runbook/inputs";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";

// Questions go to standard error: standard output is for the result.
const OUTPUT = { output: process.stderr };

/** Asks for inputs that nobody gave; undefined where there is no terminal. */
export function asksInputs({ isInteractive }: Terminal): Ask | undefined {
  if (!isInteractive) return undefined;
  return async ({ name, description, isSecret }) => {
    const { input, password } = await import("@inquirer/prompts");
    const message = `${name} (${description})`;
    return isSecret ? await password({ message, mask: true }, OUTPUT) : await input({ message }, OUTPUT);
  };
}

/** Whether the operator says yes. Giving up, as with Ctrl-C, is a no. */
export async function confirms(message: string, signal: AbortSignal): Promise<boolean> {
  const { confirm } = await import("@inquirer/prompts");
  try {
    return await confirm({ message, default: false }, { ...OUTPUT, signal });
  } catch (error) {
    if (isGivenUp(error)) return false;
    throw error;
  }
}

/** The operator, for manual steps; undefined where there is no terminal. */
export function personAt(terminal: Terminal, name: string | undefined): Person | undefined {
  if (!terminal.isInteractive) return undefined;
  return {
    confirm: async (step, instructions, signal) => {
      terminal.progress(`\n${printable(`${step}: by hand\n${instructions}`)}\n`);
      if (!(await confirms("Done?", signal))) return undefined;
      const { input } = await import("@inquirer/prompts");
      const note = await input({ message: "A note for the record (or nothing)" }, { ...OUTPUT, signal });
      return { by: name ?? userInfo().username, ...(note === "" ? {} : { note }) };
    },
  };
}

function isGivenUp(error: unknown): boolean {
  return error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
}
