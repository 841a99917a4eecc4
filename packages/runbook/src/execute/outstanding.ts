import type { Operator, RunEvent } from "../journal/entry.ts";
import type { Approvals } from "../model/step.ts";
import { type Eligible, eligible } from "./eligible.ts";
import { Halt } from "./halt.ts";
import type { Running } from "./running.ts";

type Given = Extract<RunEvent, { kind: "approval-given" }>;

/** How many approvals a step still needs, and who may give them. */
export interface Outstanding extends Eligible {
  readonly missing: number;
}

/** What `step` still needs of the approvals it wants. */
export function outstandingOf(running: Running, step: string, wanted: Approvals): Outstanding {
  const missing = Math.max(0, wanted.count - counted(running, step));
  return { missing, ...eligibleFor(running, wanted, givenTo(running, step)) };
}

/** The same for a request that is made anew: nobody has approved it. */
export function newlyOutstanding(running: Running, wanted: Approvals): Outstanding {
  return { missing: wanted.count, ...eligibleFor(running, wanted, []) };
}

function eligibleFor(running: Running, { from }: Approvals, given: readonly Given[]): Eligible {
  return eligible({ approvers: running.approvers, from, workers: workers(running), given });
}

/**
 * Nobody should wait for people who cannot come.
 *
 * @throws {Halt} `refused`
 */
export function refuseTooFew(running: Running, step: string, { missing, names, most }: Outstanding): void {
  const { startedBy, commandTo } = running;
  if (startedBy.sshKey === undefined) {
    throw new Halt(
      "refused",
      `nobody can approve "${step}": ${startedBy.name} started the run without a key, so that nobody can tell who must not`,
      { step, advice: "Start a new run, with --as NAME --key FILE." },
    );
  }
  if (most >= missing) return;
  const others = names.length === 0 ? "nobody may any more" : `only ${names.join(", ")} may`;
  const busy = [...new Set(workers(running).map(({ name }) => name))];
  throw new Halt(
    "refused",
    `"${step}" needs ${missing} more to approve it, and ${others}: ${busy.join(", ")} worked on the run`,
    {
      step,
      advice: `Whoever works on a run cannot approve it. List more approvers with their sshKey in rampart.yaml, then: ${commandTo("resume")}.`,
    },
  );
}

/** Approvals that hold: those of people who have taken the run over since are their own now. */
function counted(running: Running, step: string): number {
  const operators = resumers(running);
  return givenTo(running, step).filter(
    ({ approver, sshKey }) =>
      !operators.some((operator) => operator.name === approver || operator.sshKey === sshKey),
  ).length;
}

/** Everybody whose approval would be one of themselves. */
export function resumers({ ledger }: Running): readonly Operator[] {
  return ledger.entries.flatMap(({ event }) => (event.kind === "run-resumed" ? [event.operator] : []));
}

/** Everybody who works on the run, or did. */
function workers(running: Running): readonly Operator[] {
  return [running.startedBy, ...resumers(running)];
}

/** Approvals of the newest request, also of people who work on the run by now. */
export function givenTo({ history }: Running, step: string): readonly Given[] {
  return history.of(step).approval?.given ?? [];
}
