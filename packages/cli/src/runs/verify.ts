import { InputError } from "@rampart/core/errors";
import { type ChainProblem, verifyChain } from "@rampart/runbook/journal";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { withJournal } from "../run/journal-file.ts";
import type { Format } from "../run/options.ts";
import { type ReadRun, readRuns } from "./read-runs.ts";
import { refuseUnknownRun } from "./unknown-run.ts";

interface VerifyOptions {
  readonly journal?: string;
  readonly format: Format;
  readonly head?: string;
}

interface Verified {
  readonly run: string;
  readonly entries: number;
  readonly head: string;
  readonly problems: readonly Problem[];
}

/** What is wrong with the chain, or `unreadable`: an entry cannot even be read, and 0 stands for the whole run. */
type Problem = Omit<ChainProblem, "kind"> & { readonly kind: ChainProblem["kind"] | "unreadable" };

/** Checks the chain of a run, or of all runs. */
export async function verifyRuns(
  run: string | undefined,
  { journal: named, format, head }: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (head !== undefined && run === undefined) {
    throw new InputError("--head is the hash of one run", { advice: "Name the run, too." });
  }
  return await withJournal(named, { readOnly: true }, async (journal) => {
    const heads = await journal.heads();
    const wanted = run === undefined ? heads : heads.filter((one) => one.run === run);
    if (run !== undefined && wanted.length === 0) return await refuseUnknownRun(journal, run);
    const verified: Verified[] = [];
    for await (const one of readRuns(journal, wanted)) verified.push(verify(one, head));
    show(verified, format, terminal);
    return verified.some(({ problems }) => problems.length > 0) ? EXIT.findings : EXIT.ok;
  });
}

function verify(read: ReadRun, expected: string | undefined): Verified {
  const { run, hash } = read.head;
  if ("damage" in read) {
    return { run, entries: 0, head: hash, problems: [{ seq: 0, kind: "unreadable", message: read.damage }] };
  }
  const problems = verifyChain(run, read.entries, read.head, expected);
  return { run, entries: read.entries.length, head: hash, problems };
}

function show(verified: readonly Verified[], format: Format, terminal: Terminal): void {
  if (format === "json") {
    terminal.print(`${JSON.stringify({ schemaVersion: 1, runs: verified }, undefined, 2)}\n`);
    return;
  }
  const lines = verified.flatMap(({ run, entries, head, problems }) => [
    problems.length === 0
      ? `${terminal.style("green", "✓")} ${printable(run)}: ${entries} entries, none changed, head ${head}`
      : `${terminal.style("red", "✗")} ${printable(run)}: it was changed`,
    ...problems.map(
      ({ seq, kind, message }) => `    ${seq === 0 ? "" : `entry ${seq} `}(${kind}): ${printable(message)}`,
    ),
  ]);
  terminal.print(`${lines.length === 0 ? "There are no runs." : lines.join("\n")}\n`);
}
