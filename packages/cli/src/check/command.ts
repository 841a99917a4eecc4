import { SEVERITIES, type Severity } from "@rampart/core/finding";
import { Command, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import { collect } from "../output/flags.ts";
import type { Terminal } from "../output/terminal.ts";
import { type CheckOptions, FORMATS, type Format } from "./options.ts";
import { addStackFlags, type StackFlags, stackSources } from "./stack-flags.ts";

interface Flags extends StackFlags {
  readonly format: Format;
  readonly report?: readonly string[];
  readonly failOn?: Severity | "never";
  readonly domain?: readonly string[];
  readonly severity?: Severity;
  readonly framework?: readonly string[];
  readonly tier?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fixPreview?: true;
}

const HELP = `
Examples:
  pulumi stack export --file orders.json && rampart check orders.json
  pulumi preview --json --show-sames | rampart check -
  rampart check --stack prod --fail-on high
  rampart check --program . --secret dbPassword
  rampart check --program . --report rampart.html --report rampart.sarif
  rampart check exports/ --write-baseline known.json
  rampart check orders.json --fix-preview

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 bad input, 3 the check itself failed.`;

/** `rampart check`; what it needs is loaded only when it is called. */
export function checkCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const command = new Command("check").description(
    "Check stacks against the rules: from exports, previews, programs, or the Pulumi CLI.",
  );
  return addStackFlags(command, "check")
    .option("--domain <domain>", "only the rules of this domain", collect)
    .addOption(
      new Option("--severity <severity>", "only rules of this severity and above").choices(SEVERITIES),
    )
    .option("--framework <framework>", "only the rules that bear on a control of this framework", collect)
    .option("--tier <tier>", "only the resources of workloads of this tier", collect)
    .option("--baseline <file>", "findings in this file are known: shown, and no reason to fail")
    .option("--write-baseline <file>", "write what fails now to a baseline file")
    .option("--fix-preview", "show as a diff what can be fixed without a decision; nothing is changed")
    .option("--report <file>", "write a report: .html, .sarif, .xml (JUnit), .md or .json", collect)
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .addOption(
      new Option(
        "--fail-on <severity>",
        "fail from this severity up (default: as rampart.yaml says, else low)",
      ).choices([...SEVERITIES, "never"]),
    )
    .addHelpText("after", HELP)
    .action(async (inputs: string[], flags: Flags) => {
      const options = checkOptions(inputs, flags);
      const { check } = await import("./check.ts");
      ended(await check(options, terminal));
    });
}

function checkOptions(inputs: readonly string[], flags: Flags): CheckOptions {
  return {
    ...stackSources(inputs, flags, { command: "check", act: "check" }),
    format: flags.format,
    reports: flags.report ?? [],
    failOn: flags.failOn,
    domains: flags.domain,
    severity: flags.severity,
    frameworks: flags.framework,
    tiers: flags.tier,
    baseline: flags.baseline,
    writeBaseline: flags.writeBaseline,
    fixPreview: flags.fixPreview ?? false,
  };
}
