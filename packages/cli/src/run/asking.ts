import { InputError } from "@rampart/core/errors";
import type { Person } from "@rampart/runbook/execute";
import type { Ask } from "@rampart/runbook/inputs";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import type { View } from "./live/view.ts";

// Questions go to standard error: standard output is for the result.
const OUTPUT = { output: process.stderr };

/** Asks for inputs that nobody gave; undefined where there is no terminal. */
export function asksInputs({ isInteractive }: Terminal): Ask | undefined {
  if (!isInteractive) return undefined;
  return async ({ name, description, isSecret, problemWith }) => {
    const { input, password } = await import("@inquirer/prompts");
    const message = printable(`${name} (${description})`);
    const validate = (answer: string): string | true => problemWith(answer) ?? true;
    const answer = await unlessGivenUp(async () =>
      isSecret
        ? await password({ message, mask: true, validate }, OUTPUT)
        : await input({ message, validate }, OUTPUT),
    );
    if (answer !== undefined) return answer;
    throw new InputError(`input "${name}" is missing: nobody gave an answer`, {
      advice: "Nothing was done.",
    });
  };
}

/** Whether the operator says yes. Giving up, as with Ctrl-C, is a no. */
export async function confirms(message: string, signal: AbortSignal): Promise<boolean> {
  const { confirm } = await import("@inquirer/prompts");
  const answer = await unlessGivenUp(async () =>
    confirm({ message: printable(message), default: false }, { ...OUTPUT, signal }),
  );
  return answer ?? false;
}

/**
 * The operator, for manual steps; undefined where there is no terminal.
 *
 * @param name of the operator.
 * @param view that shows the instructions, and holds still while it is asked.
 */
export function personAt(
  { isInteractive }: Terminal,
  name: string,
  view: Pick<View, "asking">,
): Person | undefined {
  if (!isInteractive) return undefined;
  return {
    confirm: async (step, _instructions, signal) =>
      await view.asking(async () => {
        if (!(await confirms(`Is "${step}" done?`, signal))) return undefined;
        const { input } = await import("@inquirer/prompts");
        const message = "A note for the record (or nothing)";
        // The word that it is done holds, whatever becomes of the note.
        const note = await unlessGivenUp(async () => input({ message }, { ...OUTPUT, signal }));
        return { by: name, ...(note === undefined || note === "" ? {} : { note }) };
      }),
  };
}

/** The answer; undefined where the person left the question, or the signal ended it. */
async function unlessGivenUp<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && GIVEN_UP.has(error.name)) return undefined;
    throw error;
  }
}

const GIVEN_UP: ReadonlySet<string> = new Set(["ExitPromptError", "AbortPromptError", "CancelPromptError"]);
