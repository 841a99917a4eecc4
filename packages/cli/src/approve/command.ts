import { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";

interface Flags {
  readonly step?: string;
  readonly as: string;
  readonly key?: string;
  readonly no?: string;
  readonly journal?: string;
  readonly settings?: string;
  readonly yes?: true;
}

const HELP = `
Examples:
  rampart approve 2026-11-20-k3x9qf --as "Grace Hopper" --key ~/.ssh/id_ed25519
  rampart approve 2026-11-20-k3x9qf --as "Grace Hopper" --no "not tonight"

What is signed is shown first. Whoever started the run cannot approve it.`;

/** `rampart approve`. */
export function approveCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command("approve")
    .description("Approve a step that a run waits for, with your SSH key; or refuse it.")
    .argument("<run>", "the run's id")
    .option("--step <name>", "the step (default: the one that waits)")
    .requiredOption("--as <name>", "who you are, as rampart.yaml lists you")
    .option("--key <file>", "your SSH key: the private key, or the public one with an agent")
    .option("--no <reason>", "refuse the step")
    .option("--journal <file>", "where runs are written down")
    .option("--settings <file>", "the rampart.yaml to use (default: the one here)")
    .option("--yes", "do not ask before signing")
    .addHelpText("after", HELP)
    .action(async (run: string, flags: Flags) => {
      const { approve } = await import("./approve.ts");
      ended(await approve(run, flags, terminal));
    });
}
