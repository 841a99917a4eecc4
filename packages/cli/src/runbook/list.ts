import { InputError } from "@rampart/core/errors";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";
import type { Format } from "../run/options.ts";
import { runbookIn } from "./load.ts";
import { ownFiles, type RunbookPlace, shippedRunbooks } from "./locate.ts";

interface Listed {
  /** As `rampart run` takes it. */
  readonly name: string;
  readonly purpose: string;
}

/** Lists the runbooks in the folder here and those that come with Rampart. */
export async function listRunbooks(format: Format, terminal: Terminal): Promise<ExitCode> {
  const listed: Listed[] = [];
  for (const place of [...ownFiles(), ...shippedRunbooks()]) {
    const one = await listedAt(place, terminal);
    if (one !== undefined) listed.push(one);
  }
  if (format === "json") {
    terminal.print(`${JSON.stringify({ schemaVersion: 1, runbooks: listed }, undefined, 2)}\n`);
    return EXIT.ok;
  }
  const lines = listed.map(({ name, purpose }) => {
    const text = wrap(printable(purpose), terminal.columns, "    ");
    return `${terminal.style("bold", printable(name))}\n${text}`;
  });
  terminal.print(
    `${lines.length === 0 ? "There is none; `rampart runbook new NAME` writes one." : lines.join("\n")}\n`,
  );
  return EXIT.ok;
}

/** Undefined for a file that is no runbook, such as a helper, and for one that cannot be loaded, which is told. */
async function listedAt(place: RunbookPlace, terminal: Terminal): Promise<Listed | undefined> {
  try {
    const runbook = await runbookIn(place);
    return runbook === undefined ? undefined : { name: place.name, purpose: runbook.purpose };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    terminal.progress(printable(`left out: ${error.message}`));
    return undefined;
  }
}
