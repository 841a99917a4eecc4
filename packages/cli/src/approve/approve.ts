import { InputError } from "@rampart/core/errors";
import { didYouMean } from "@rampart/core/text";
import { signApproval } from "@rampart/runbook/approvals";
import { commandsFor } from "@rampart/runbook/execute";
import type { Entry, Journal, RunEvent } from "@rampart/runbook/journal";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { confirms } from "../run/asking.ts";
import { withJournal } from "../run/journal-file.ts";
import { loadRunSettings, type RunSettings } from "../run/settings.ts";
import { refuseUnknownRun } from "../runs/unknown-run.ts";
import { plannedChanges } from "./planned-changes.ts";

interface ApproveOptions {
  readonly step?: string;
  readonly as: string;
  readonly key?: string;
  readonly no?: string;
  readonly journal?: string;
  readonly settings?: string;
  readonly yes?: true;
}

type Requested = Extract<RunEvent, { kind: "approval-requested" }>;

/** Leaves an approval, or a refusal, for the run that waits for it. */
export async function approve(run: string, options: ApproveOptions, terminal: Terminal): Promise<ExitCode> {
  return await withJournal(options.journal, {}, async (journal) => {
    const entries = await journal.read(run);
    if (entries.length === 0) return await refuseUnknownRun(journal, run);
    const request = openRequest(run, entries, options.step);
    const { approvers } = await loadRunSettings(options.settings, stackOfRun(entries));
    if (options.no !== undefined) {
      refuseUnlisted(options.as, approvers);
      await journal.post(run, {
        kind: "refusal",
        step: request.step,
        approver: options.as,
        because: options.no,
      });
      terminal.progress(`Refused. If nobody waits at the run: ${resumeOf(run, options.journal)}`);
      return EXIT.ok;
    }
    return await sign(run, entries, request, { ...options, approvers }, journal, terminal);
  });
}

function stackOfRun([first]: readonly Entry[]): string | undefined {
  return first?.event.kind === "run-started" ? first.event.stack : undefined;
}

/** @throws {InputError} if `name` is not among the approvers: the run would pay no attention. */
function refuseUnlisted(name: string, approvers: RunSettings["approvers"]): void {
  const names = approvers.map((approver) => approver.name);
  if (names.includes(name)) return;
  throw new InputError(`"${name}" is not among the approvers in rampart.yaml${didYouMean(name, names)}`, {
    advice: "Nothing was sent.",
  });
}

async function sign(
  run: string,
  entries: readonly Entry[],
  request: Requested,
  { as, key, approvers, yes, journal: named }: ApproveOptions & Pick<RunSettings, "approvers">,
  journal: Journal,
  terminal: Terminal,
): Promise<ExitCode> {
  if (key === undefined) {
    throw new InputError("an approval is a signature", {
      advice: "Name your SSH key with --key, such as ~/.ssh/id_ed25519.",
    });
  }
  for (const line of plannedChanges(entries, request.step)) terminal.progress(printable(line));
  terminal.progress(`\n${printable(request.statement)}`);
  if (yes !== true) {
    if (!terminal.isInteractive) {
      throw new InputError("nobody is there to read what is signed", { advice: "Read it, then give --yes." });
    }
    if (!(await confirms("Sign this?", new AbortController().signal))) return EXIT.failed;
  }
  const { count, from, step, statement } = request;
  const message = await signApproval(
    {
      statement,
      now: new Date(),
      approvers,
      wanted: { count, from },
      ...standing(entries, step),
    },
    step,
    as,
    key,
  );
  await journal.post(run, message);
  terminal.progress(
    `Approved. If nobody waits at the run, whoever works on it goes on with ${resumeOf(run, named)}. Not you: then your approval would not count.`,
  );
  return EXIT.ok;
}

/** The command that goes on with the run, as far as it is known here: whoever works on it has flags of their own. */
function resumeOf(run: string, journal: string | undefined): string {
  return commandsFor(run, () => (journal === undefined ? [] : ["--journal", journal]))("resume");
}

/** The request that waits; the one for `step` where it is named. */
function openRequest(run: string, entries: readonly Entry[], step: string | undefined): Requested {
  const open = new Map<string, Requested>();
  for (const { event } of entries) {
    if (event.kind === "approval-requested") open.set(event.step, event);
    else if (event.kind === "approval-expired" || event.kind === "step-started") open.delete(event.step);
  }
  const requests = [...open.values()].filter((request) => step === undefined || request.step === step);
  const [request, ...others] = requests;
  if (request === undefined) {
    throw new InputError(`run ${run} waits for no approval${step === undefined ? "" : ` of "${step}"`}`, {
      advice: open.size === 0 ? `rampart runs show ${run}` : `It waits for: ${[...open.keys()].join(", ")}.`,
    });
  }
  if (others.length > 0) {
    throw new InputError(`run ${run} waits for several approvals`, {
      advice: `Name one with --step: ${requests.map((one) => one.step).join(", ")}.`,
    });
  }
  return request;
}

/** Who started the run, who worked on it, and who approved the step already. */
function standing(
  entries: readonly Entry[],
  step: string,
): Pick<Parameters<typeof signApproval>[0], "startedBy" | "resumedBy" | "given" | "givenKeys"> {
  const events = entries.map(({ event }) => event);
  const [started] = events;
  if (started?.kind !== "run-started") throw new InputError("this run has no beginning");
  const request = events.findLastIndex((event) => event.kind === "approval-requested" && event.step === step);
  const approvals = events
    .slice(request)
    .flatMap((event) => (event.kind === "approval-given" && event.step === step ? [event] : []));
  return {
    startedBy: started.operator,
    resumedBy: events.flatMap((event) => (event.kind === "run-resumed" ? [event.operator] : [])),
    given: approvals.map(({ approver }) => approver),
    givenKeys: approvals.map(({ sshKey }) => sshKey),
  };
}
