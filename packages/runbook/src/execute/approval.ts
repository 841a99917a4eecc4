import { parseDuration } from "@rampart/core/units";
import { judgeApproval } from "../approvals/rules.ts";
import { approvalStatement } from "../approvals/statement.ts";
import type { RunEvent } from "../journal/entry.ts";
import type { Message } from "../journal/journal.ts";
import type { Approvals } from "../model/step.ts";
import { stepFlag } from "./advice.ts";
import { Halt } from "./halt.ts";
import {
  givenTo,
  newlyOutstanding,
  type Outstanding,
  outstandingOf,
  refuseTooFew,
  resumers,
} from "./outstanding.ts";
import { type Running, record } from "./running.ts";

const POLL_MILLISECONDS = 500;

type Requested = Extract<RunEvent, { kind: "approval-requested" }>;

/** The approvals that a step asks for, with defaults. */
function wantedApprovals(approvals: number | Approvals | undefined): Approvals {
  return typeof approvals === "object" ? approvals : { count: approvals ?? 0 };
}

/**
 * Waits until enough people have signed.
 *
 * @throws {Halt} `waiting` where nobody waits for them, or their time is over; `refused` where somebody says no, or too
 *   few are left who may say yes.
 */
export async function awaitApprovals(
  running: Running,
  step: string,
  approvals: number | Approvals | undefined,
): Promise<void> {
  const wanted = wantedApprovals(approvals);
  if (wanted.count === 0) return;
  const request = (await pendingRequest(running, step)) ?? (await ask(running, step, wanted));
  let seen = 0;
  let told: string | undefined;
  const refusals = new Map(Object.entries(running.history.of(step).refusals));
  for (;;) {
    for (const message of await running.journal.messages(running.ledger.run, seen)) {
      seen = message.seq;
      if (!isWritten(message, step, refusals)) await take(running, message, request, wanted);
    }
    const outstanding = outstandingOf(running, step, wanted);
    if (outstanding.missing === 0) return;
    await refuseExpired(running, request);
    refuseTooFew(running, step, outstanding);
    if (!running.waits) throw waiting(running, request, outstanding);
    told = tell(running, request, outstanding, told);
    await pause(running);
  }
}

/** The request that is open, if there is one and its time is not over. */
async function pendingRequest(running: Running, step: string): Promise<Requested | undefined> {
  const { approval } = running.history.of(step);
  if (approval === undefined || approval.isClosed) return undefined;
  if (latestTime(running) < Date.parse(approval.request.expires)) return approval.request;
  await record(running, { kind: "approval-expired", step });
  return undefined;
}

async function ask(running: Running, step: string, wanted: Approvals): Promise<Requested> {
  const { runbook, ledger, planHash, startedBy, stack } = running;
  const outstanding = newlyOutstanding(running, wanted);
  refuseTooFew(running, step, outstanding);
  const milliseconds = parseDuration(wanted.expires ?? "1h") * 1000;
  const expires = new Date(latestTime(running) + milliseconds).toISOString();
  const statement = approvalStatement({
    run: ledger.run,
    runbook: runbook.name,
    step,
    planHash,
    startedBy: startedBy.name,
    expires,
    ...(stack === undefined ? {} : { stack }),
  });
  const request: Requested = {
    kind: "approval-requested",
    step,
    count: wanted.count,
    from: outstanding.names,
    expires,
    planHash,
    statement,
  };
  await record(running, request);
  return request;
}

/** A no that was said to an earlier request; `refusals` counts those that the journal has. */
function isWritten({ body }: Message, step: string, refusals: Map<string, number>): boolean {
  if (body.kind !== "refusal" || body.step !== step) return false;
  const left = refusals.get(body.approver) ?? 0;
  refusals.set(body.approver, left - 1);
  return left > 0;
}

async function take(
  running: Running,
  { body }: Message,
  { statement, step }: Requested,
  wanted: Approvals,
): Promise<void> {
  if ((body.kind !== "approval" && body.kind !== "refusal") || body.step !== step) return;
  const given = givenTo(running, step).map(({ approver: name }) => name);
  const { approver } = body;
  if (body.kind === "refusal") {
    if (!running.approvers.some(({ name }) => name === approver)) return;
    await record(running, { kind: "approval-refused", step, approver, because: body.because, saidNo: true });
    throw new Halt("refused", `${approver} says no to "${step}": ${body.because}`, {
      step,
      advice: `Talk to ${approver}. ${running.commandTo("resume")} asks everybody again.`,
    });
  }
  // Read again by whoever resumes the run.
  if (given.includes(approver)) return;
  const verdict = await judgeApproval({
    statement,
    approval: body,
    now: new Date(latestTime(running)),
    startedBy: running.startedBy,
    approvers: running.approvers,
    wanted,
    given,
    resumedBy: resumers(running),
    givenKeys: givenTo(running, step).map(({ sshKey }) => sshKey),
  });
  if (verdict.accepted) {
    await record(running, {
      kind: "approval-given",
      step,
      approver,
      sshKey: verdict.sshKey,
      signature: body.signature,
    });
    return;
  }
  const { because } = verdict;
  const isKnown = running.ledger.entries.some(
    ({ event }) =>
      event.kind === "approval-refused" &&
      event.step === step &&
      event.approver === approver &&
      event.because === because,
  );
  if (!isKnown) await record(running, { kind: "approval-refused", step, approver, because });
}

async function refuseExpired(running: Running, { step, expires }: Requested): Promise<void> {
  if (latestTime(running) < Date.parse(expires)) return;
  await record(running, { kind: "approval-expired", step });
  throw new Halt("waiting", `the time to approve "${step}" is over`, {
    step,
    advice: `${running.commandTo("resume")} asks again.`,
  });
}

function waiting(running: Running, { step, expires }: Requested, { missing, names }: Outstanding): Halt {
  const more = givenTo(running, step).length === 0 ? "" : " more";
  const because = `"${step}" waits for ${missing}${more} of ${names.join(", ")}, until ${expires}`;
  const resume = running.commandTo("resume");
  return new Halt("waiting", because, {
    step,
    advice: `Each runs: ${approveCommand(running, step)}. Then: ${resume}.`,
  });
}

/** Says who is waited for, once for each time that this is other; returns what was said. */
function tell(
  running: Running,
  { step, expires }: Requested,
  { missing, names }: Outstanding,
  told: string | undefined,
): string {
  const said = JSON.stringify([missing, names]);
  if (said !== told) {
    const command = running.redactor.redact(approveCommand(running, step));
    running.observe({ kind: "waiting", step, count: missing, from: names, expires, command });
  }
  return said;
}

function approveCommand({ commandTo }: Running, step: string): string {
  return commandTo("approve", `${stepFlag("--step", step)} --as NAME --key FILE`);
}

async function pause({ surroundings, interrupted }: Running): Promise<void> {
  await surroundings.clock.sleep(POLL_MILLISECONDS, interrupted);
}

/** A clock that was put back does not bring back what has expired. */
function latestTime({ surroundings, ledger }: Running): number {
  const written = ledger.entries.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), 0);
  return Math.max(surroundings.clock.now().getTime(), written);
}
