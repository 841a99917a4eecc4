import { Argument, Command } from "commander";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Completion } from "./completion.ts";
import { COMPLETE, SHELL_SCRIPTS, SHELLS, type Shell } from "./shell-scripts.ts";

const HELP = `
Examples:
  eval "$(rampart completion bash)"      in ~/.bashrc
  eval "$(rampart completion zsh)"       in ~/.zshrc, after compinit
  rampart completion fish | source       in ~/.config/fish/config.fish`;

/** `rampart completion`. */
export function completionCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command("completion")
    .description("Print what makes a shell complete commands, options, rules and stacks.")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText("after", HELP)
    .action((shell: Shell) => {
      terminal.print(SHELL_SCRIPTS[shell]);
      ended(EXIT.ok);
    });
}

/** What the scripts of `rampart completion` call on each tab; people do not. */
export function completeCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command(COMPLETE)
    .description("Answer the completion scripts.")
    .argument("[word...]", "the words after the name of the program, up to the cursor")
    .addHelpText("after", `\nExample:\n  rampart ${COMPLETE} -- check --format ""`)
    .action(async (line: string[], _flags: unknown, command: Command) => {
      const { complete } = await import("./complete.ts");
      terminal.print(printed(await complete(command.parent ?? command, line)));
      ended(EXIT.ok);
    });
}

function printed(completion: Completion): string {
  if (completion.kind !== "words") return `${completion.kind}\n`;
  const lines = completion.candidates.map(({ value, description }) =>
    description === undefined ? value : `${value}\t${description}`,
  );
  return `${["words", ...lines].join("\n")}\n`;
}
