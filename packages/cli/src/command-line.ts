import { SEVERITIES, type Severity } from "@rampart/core/finding";
import { Command, InvalidArgumentError, Option } from "commander";
import { type CheckOptions, FORMATS, type Format } from "./check/options.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./output/terminal.ts";

interface CheckFlags {
  readonly program: readonly string[];
  readonly stack: readonly string[];
  readonly configOf: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secret: readonly string[];
  readonly settings?: string;
  readonly format: Format;
  readonly failOn: Severity | "never";
}

/** The commands; each loads what it needs only when it is called. `ended` gets the exit code. */
export function commandLine(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const program = new Command("rampart")
    .description("Proves, before deploying, that a Pulumi stack keeps its promises.")
    .showHelpAfterError("(rampart --help shows how)")
    .exitOverride();

  program
    .command("check")
    .description("Check stacks against the rules: from exports, previews, programs, or the Pulumi CLI.")
    .argument(
      "[input...]",
      "stack exports, previews, event logs, directories of them, or - for standard input",
    )
    .option(
      "--program <directory>",
      "run the Pulumi program there, without any cloud, and check it",
      collect,
      [],
    )
    .option("--stack <name>", "ask the Pulumi CLI for the state of this stack", collect, [])
    .option("--config-of <stack>", "which Pulumi.<stack>.yaml configures --program", "dev")
    .option("--config <key=value>", "more configuration for --program", collectPair, {})
    .option("--secret <key>", "a secret that --program needs; its content does not matter", collect, [])
    .option(
      "--settings <file>",
      "the rampart.yaml to use (default: the one in the working directory, if any)",
    )
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .addOption(
      new Option("--fail-on <severity>", "fail from this severity up")
        .choices([...SEVERITIES, "never"])
        .default("low"),
    )
    .addHelpText(
      "after",
      `
Examples:
  pulumi stack export --file orders.json && rampart check orders.json
  pulumi preview --json --show-sames | rampart check -
  rampart check --stack prod --fail-on high
  rampart check --program . --secret dbPassword

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 bad input, 3 the check itself failed.`,
    )
    .action(async (inputs: string[], flags: CheckFlags) => {
      const { check } = await import("./check/check.ts");
      ended(await check(checkOptions(inputs, flags), terminal));
    });

  program
    .command("rules")
    .description("List the rules.")
    .option("--domain <domain>", "only those of backup, failover, firewall, access, encryption or logging")
    .addOption(new Option("--severity <severity>", "only those of this severity").choices(SEVERITIES))
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .addHelpText("after", "\nExample:\n  rampart rules --domain backup")
    .action(async (flags: { domain?: string; severity?: Severity; format: Format }) => {
      const { listRules } = await import("./rules/list.ts");
      ended(listRules({ domain: flags.domain, severity: flags.severity, format: flags.format }, terminal));
    });

  program
    .command("explain")
    .description("Say what a rule wants, why, how to mend it, with examples.")
    .argument("<rule>", "the id of a rule")
    .addHelpText("after", "\nExample:\n  rampart explain encryption/data-stores-encrypted-at-rest")
    .action(async (id: string) => {
      const { explain } = await import("./rules/explain.ts");
      ended(explain(id, terminal));
    });

  return program;
}

function checkOptions(inputs: readonly string[], flags: CheckFlags): CheckOptions {
  if (inputs.length + flags.program.length + flags.stack.length === 0) {
    throw new InvalidArgumentError("name an input, a --program or a --stack");
  }
  return {
    inputs,
    programs: flags.program,
    stacks: flags.stack,
    configOf: flags.configOf,
    config: flags.config,
    secrets: flags.secret,
    settings: flags.settings,
    format: flags.format,
    failOn: flags.failOn === "never" ? undefined : flags.failOn,
  };
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function collectPair(
  pair: string,
  earlier: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const end = pair.indexOf("=");
  if (end <= 0) throw new InvalidArgumentError("write KEY=VALUE");
  return { ...earlier, [pair.slice(0, end)]: pair.slice(end + 1) };
}
