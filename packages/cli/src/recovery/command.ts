import { InputError } from "@rampart/core/errors";
import { Command, Option } from "commander";
import { addStackFlags, type StackFlags, stackSources } from "../check/stack-flags.ts";
import type { ExitCode } from "../exit-code.ts";
import { collect } from "../output/flags.ts";
import type { Terminal } from "../output/terminal.ts";
import { FORMATS, type Format, type RecoveryOptions, type TwoStates } from "./options.ts";

interface Flags extends StackFlags {
  readonly format: Format;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/** How people name standard input. */
const STANDARD_INPUT = "-";

const HELP = `
Examples:
  rampart recovery orders.json
  rampart recovery --program . --secret dbPassword
  rampart recovery exports/ --format html > recovery.html
  rampart recovery --before main.json --after preview.json --format markdown

For each resource that holds data, and each disaster (the resource is deleted, its zone or its region is lost, its
account is lost): how much of the newest data may be gone at worst, why, and whether that meets the objectives of
rampart.yaml. With --before and --after: what a change does to that.

Exit codes: 0 every objective is met or undetermined, 1 one is missed, 2 bad input, 3 the analysis itself failed.
With --before and --after: 1 if an objective is newly missed, or missed by more; 0 otherwise.`;

/** `rampart recovery`; what it needs is loaded only when it is called. */
export function recoveryCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const command = new Command("recovery").description(
    "Work out what a disaster would cost: worst-case recovery points and retention.",
  );
  return addStackFlags(command, "look at")
    .option("--before <input>", "compare: the stacks before a change, as [input...] names them", collect)
    .option("--after <input>", "compare: the stacks after the change", collect)
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("table"))
    .addHelpText("after", HELP)
    .action(async (inputs: string[], flags: Flags) => {
      const options = recoveryOptions(inputs, flags);
      const { recovery } = await import("./recovery.ts");
      ended(await recovery(options, terminal));
    });
}

function recoveryOptions(inputs: readonly string[], flags: Flags): RecoveryOptions {
  const states = statesOf(inputs, flags);
  const sources = stackSources(states === undefined ? inputs : states.after, flags, {
    command: "recovery",
    act: "look at",
  });
  return { ...sources, format: flags.format, states };
}

/** @throws {InputError} if only one of the states is named, or something else beside them. */
function statesOf(inputs: readonly string[], flags: Flags): TwoStates | undefined {
  const { before, after, program = [], stack = [] } = flags;
  if (before === undefined && after === undefined) return undefined;
  if (before === undefined || after === undefined) {
    const [given, missing] = before === undefined ? ["--after", "--before"] : ["--before", "--after"];
    throw new InputError(`${given} is given without ${missing}`, {
      advice: `Name both states: \`rampart recovery --before main.json --after preview.json\`; to judge one state, name it without a flag.`,
    });
  }
  if (inputs.length + program.length + stack.length > 0) {
    const [other = ""] = [...inputs, ...program.map(() => "--program"), ...stack.map(() => "--stack")];
    throw new InputError(`${other} does not go together with --before and --after`, {
      advice: "They name all that is compared: write each file or directory after one of them.",
    });
  }
  if (before.includes(STANDARD_INPUT) && after.includes(STANDARD_INPUT)) {
    throw new InputError("--before and --after are both standard input", {
      advice: "Write one of them to a file.",
    });
  }
  return { before, after };
}
