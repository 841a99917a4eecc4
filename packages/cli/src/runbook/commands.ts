import { Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { FORMATS, type Format } from "../run/options.ts";

const HELP = `
Examples:
  rampart runbook list
  rampart runbook new rotate-certificates`;

const LIST_HELP = `
Examples:
  rampart runbook list
  rampart runbook list --format json`;

const NEW_HELP = `
Example:
  rampart runbook new rotate-certificates

Writes runbooks/rotate-certificates.ts and a rehearsal of it beside it.`;

/** `rampart runbook`. */
export function runbookCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const runbook = new Command("runbook")
    .description("List the runbooks there are, or begin one of your own.")
    .addHelpText("after", HELP);
  runbook.addCommand(
    new Command("list")
      .description("List the runbooks here and those that come with Rampart.")
      .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
      .addHelpText("after", LIST_HELP)
      .action(async ({ format }: { readonly format: Format }) => {
        const { listRunbooks } = await import("./list.ts");
        ended(await listRunbooks(format, terminal));
      }),
  );
  runbook.addCommand(
    new Command("new")
      .description("Write a first runbook and its rehearsal.")
      .argument("<name>", "words with hyphens, such as rotate-certificates")
      .addHelpText("after", NEW_HELP)
      .action(async (name: string) => {
        const { newRunbook } = await import("./new.ts");
        ended(await newRunbook(name, terminal));
      }),
  );
  return runbook;
}
