import { Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { SOURCES, type Source } from "./source.ts";

interface Flags {
  readonly source?: Source;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly install?: boolean;
}

const HELP = `
Examples:
  rampart init --dry-run
  rampart init infra --install

A file that is there already is left as it is, unless --force is given.`;

/** `rampart init`; what it needs is loaded only when it is called. */
export function initCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command("init")
    .description("Set Rampart up in a Pulumi project: rampart.yaml, and a GitHub Actions workflow.")
    .argument("[directory]", "the directory with Pulumi.yaml", ".")
    .addOption(
      new Option(
        "--source <source>",
        "what the workflow checks (default: program in a Node project, else preview)",
      ).choices(SOURCES),
    )
    .option("--install", "install the packages with the package manager of the project")
    .option("--dry-run", "only print what would be written")
    .option("--force", "replace files that are there already")
    .addHelpText("after", HELP)
    .action(async (directory: string, { source, force = false, dryRun = false, install = false }: Flags) => {
      const { init } = await import("./init.ts");
      ended(await init({ directory, source, force, dryRun, install }, terminal));
    });
}
