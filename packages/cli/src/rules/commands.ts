import { SEVERITIES, type Severity } from "@rampart/core/finding";
import { Command, Option } from "commander";
import { FORMATS, type Format } from "../check/options.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";

interface Flags {
  readonly domain?: string;
  readonly severity?: Severity;
  readonly format: Format;
}

/** `rampart rules`. */
export function rulesCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command("rules")
    .description("List the rules.")
    .option("--domain <domain>", "only those of backup, failover, firewall, access, encryption or logging")
    .addOption(new Option("--severity <severity>", "only those of this severity").choices(SEVERITIES))
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .addHelpText("after", "\nExample:\n  rampart rules --domain backup")
    .action(async ({ domain, severity, format }: Flags) => {
      const { listRules } = await import("./list.ts");
      ended(listRules({ domain, severity, format }, terminal));
    });
}

/** `rampart explain`. */
export function explainCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command("explain")
    .description("Say what a rule wants, why, how to mend it, with examples.")
    .argument("<rule>", "the id of a rule")
    .addHelpText("after", "\nExample:\n  rampart explain encryption/data-stores-encrypted-at-rest")
    .action(async (id: string) => {
      const { explain } = await import("./explain.ts");
      ended(explain(id, terminal));
    });
}
