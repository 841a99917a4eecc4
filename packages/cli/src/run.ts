import { InputError } from "@rampart/core/errors";
import { CommanderError } from "commander";
import { commandLine } from "./command-line.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { printable } from "./output/printable.ts";
import type { Terminal } from "./output/terminal.ts";

/** Runs the command `args` asks for. Bad input and usage end with 2, our own failures with 3. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = commandLine(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return usage(error);
    if (error instanceof InputError) {
      terminal.progress(printable(`rampart: ${error.message}`));
      return EXIT.badInput;
    }
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.progress(`rampart: this is a defect of Rampart, please report it\n${reason}`);
    return EXIT.failed;
  }
}

/** Commander has printed its own message, or the help that was asked for. */
function usage({ code, exitCode }: CommanderError): ExitCode {
  return exitCode === 0 || code === "commander.help" ? EXIT.ok : EXIT.badInput;
}
