import { InputError } from "@rampart/core/errors";
import type { Runbook } from "@rampart/runbook";
import type { ResolvedInputs } from "@rampart/runbook/inputs";
import { type Simulation, simulate } from "@rampart/runbook/simulate";
import type { StackState } from "@rampart/runbook/stack";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";
import { failureText } from "../runbook/failure-text.ts";
import type { RunbookPlace } from "../runbook/locate.ts";
import { durationText } from "./duration-text.ts";
import { estimatesFrom } from "./estimates.ts";
import type { Format } from "./options.ts";

/** What is simulated, and how it is shown. */
interface SimulationRequest {
  readonly runbook: Runbook;
  readonly place: RunbookPlace;
  readonly stack: StackState | undefined;
  readonly inputs: ResolvedInputs;
  readonly lost: readonly string[];
  readonly journal: string | undefined;
  readonly format: Format;
}

/** Runs a runbook on a model of its stack and prints what is wrong with its order and its targets. */
export async function showSimulation(request: SimulationRequest, terminal: Terminal): Promise<ExitCode> {
  const { runbook, stack, inputs, lost, format } = request;
  if (stack === undefined) {
    throw new InputError("there is no stack to simulate on", {
      advice: "Name one with --export or --stack.",
    });
  }
  const estimates = await estimatesFrom(request.journal, runbook.name);
  let simulation: Simulation;
  try {
    simulation = await simulate(runbook, {
      inputs: inputs.inputs,
      stack,
      lost,
      ...(estimates === undefined ? {} : { estimates }),
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    const text = `it could not be simulated: ${failureText(error, request.place)}`;
    terminal.progress(printable(`rampart: ${text}\nNothing was done.`));
    return EXIT.failed;
  }
  terminal.print(
    format === "json"
      ? `${JSON.stringify(simulation, undefined, 2)}\n`
      : `${simulationLines(simulation, terminal).join("\n")}\n`,
  );
  return simulation.findings.some(({ kind }) => kind !== "undetermined") ? EXIT.findings : EXIT.ok;
}

function simulationLines(simulation: Simulation, terminal: Terminal): readonly string[] {
  const { runbook, stack, findings, total } = simulation;
  const title = terminal.style("bold", printable(`${runbook}, simulated on ${stack}`));
  const lines = findings.map(({ kind, step, message }) => {
    const mark = kind === "undetermined" ? terminal.style("yellow", "?") : terminal.style("red", "✗");
    const where = step === undefined || message.includes(step) ? "" : `${step}: `;
    return `  ${mark} ${wrap(printable(`${where}${message} (${kind})`), terminal.columns - 4, "    ").trimStart()}`;
  });
  const verdict =
    findings.length === 0 ? [`  ${terminal.style("green", "✓")} nothing is wrong with it`] : lines;
  return [
    title,
    ...verdict,
    ...(total === undefined ? [] : [`  about ${durationText(total)} by earlier runs`]),
  ];
}
