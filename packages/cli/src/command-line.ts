import { Command } from "commander";
import { approveCommand } from "./approve/command.ts";
import { checkCommand } from "./check/command.ts";
import { completeCommand, completionCommand } from "./completion/commands.ts";
import type { ExitCode } from "./exit-code.ts";
import { frameworksCommand } from "./frameworks/command.ts";
import { initCommand } from "./init/command.ts";
import type { Terminal } from "./output/terminal.ts";
import { recoveryCommand } from "./recovery/command.ts";
import { explainCommand, rulesCommand } from "./rules/commands.ts";
import { runCommand } from "./run/command.ts";
import { resumeCommand, undoCommand } from "./run/resume-commands.ts";
import { runbookCommand } from "./runbook/commands.ts";
import { runsCommand } from "./runs/commands.ts";
import { ownVersion } from "./version.ts";

const HELP = `
Examples:
  rampart check --program .
  rampart init`;

/** All commands. `ended` gets the exit code of the one that ran. */
export function commandLine(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const program = new Command("rampart")
    .description("Proves, before deploying, that a Pulumi stack keeps its promises.")
    .version(ownVersion(), "-V, --version", "print the version")
    .addHelpText("after", HELP)
    .showHelpAfterError("(rampart --help shows how)");
  const commands = [
    checkCommand(terminal, ended),
    rulesCommand(terminal, ended),
    explainCommand(terminal, ended),
    frameworksCommand(terminal, ended),
    recoveryCommand(terminal, ended),
    runCommand(terminal, ended),
    resumeCommand(terminal, ended),
    undoCommand(terminal, ended),
    approveCommand(terminal, ended),
    runsCommand(terminal, ended),
    runbookCommand(terminal, ended),
    initCommand(terminal, ended),
    completionCommand(terminal, ended),
  ];
  const hidden = [completeCommand(terminal, ended)];
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  for (const command of hidden) program.addCommand(command.copyInheritedSettings(program), { hidden: true });
  // Commander would end the process itself.
  for (const command of [program, ...commands, ...hidden].flatMap(withSubcommands)) command.exitOverride();
  return program;
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands];
}
