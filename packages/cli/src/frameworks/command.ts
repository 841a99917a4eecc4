import { Command, Option } from "commander";
import { FORMATS, type Format } from "../check/options.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";

interface Flags {
  readonly format: Format;
}

/** `rampart frameworks`. */
export function frameworksCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command("frameworks")
    .description("List the frameworks whose controls the rules bear on.")
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .addHelpText(
      "after",
      "\nExamples:\n  rampart frameworks\n  rampart check exported.json --framework cis-aws-foundations",
    )
    .action(async ({ format }: Flags) => {
      const { listFrameworks } = await import("./list.ts");
      ended(listFrameworks(format, terminal));
    });
}
