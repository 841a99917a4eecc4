import type { Operator } from "../journal/entry.ts";
import type { Approvals } from "../model/step.ts";
import type { ListedPerson } from "../operator/listed-person.ts";
import { plainKey } from "./public-key.ts";
import { type Verification, verify } from "./ssh.ts";
import { APPROVAL_NAMESPACE, parseStatement } from "./statement.ts";

/** Whether somebody's approval counts. */
export type Judgement =
  | { readonly accepted: true; readonly sshKey: string }
  | { readonly accepted: false; readonly because: string };

/** An approval, and what it is judged by. */
export interface ApprovalQuestion {
  /** The text that was to be signed. */
  readonly statement: string;
  readonly approval: { readonly approver: string; readonly signature: string };
  /** The later of the clock and the newest entry of the run: a clock put back must not revive what has expired. */
  readonly now: Date;
  /** Who started the run. */
  readonly startedBy: Operator;
  /** Who else works, or has worked, on the run, having resumed it. */
  readonly resumedBy?: readonly Operator[];
  /** As `rampart.yaml` lists them now. */
  readonly approvers: readonly ListedPerson[];
  readonly wanted: Approvals;
  /** Names of those whose approval counts already. */
  readonly given: readonly string[];
  /** Keys with which they signed, in case the list names them otherwise by now. */
  readonly givenKeys?: readonly string[];
}

/** Checks a signature. */
export type Verify = (
  text: string,
  signature: string,
  person: ListedPerson,
  namespace: string,
) => Promise<Verification>;

/**
 * Whether an approval counts: by a listed person with a key, one of those asked for, who does not work on the run and has
 * not approved yet, in time, signed over exactly this statement.
 *
 * @param check does the cryptography.
 */
export async function judgeApproval(question: ApprovalQuestion, check: Verify = verify): Promise<Judgement> {
  const { statement, approval, approvers } = question;
  const approver = approvers.find(({ name }) => name === approval.approver);
  if (approver === undefined) {
    return refused(`"${approval.approver}" is not among the approvers in rampart.yaml`);
  }
  const because = lateness(question) ?? standing(approver, question);
  if (because !== undefined) return refused(because);
  const sshKey = plainKey(approver.sshKey ?? "");
  if (sshKey === undefined) {
    return refused(`"${approver.name}" is listed among the approvers without an SSH key that can be read`);
  }
  const shared = sharing(sshKey, question);
  if (shared !== undefined) return refused(shared);
  const verification = await check(statement, approval.signature, approver, APPROVAL_NAMESPACE);
  return verification.ok ? { accepted: true, sshKey } : refused(verification.because);
}

function refused(because: string): Judgement {
  return { accepted: false, because };
}

function lateness({ statement, now }: ApprovalQuestion): string | undefined {
  const expires = parseStatement(statement)?.expires;
  const end = Date.parse(expires ?? "");
  if (Number.isNaN(end)) return "the request is not one that this Rampart made";
  return now.getTime() >= end ? `the request expired at ${expires}` : undefined;
}

/** Why the person must not approve this, by name. */
function standing({ name }: ListedPerson, question: ApprovalQuestion): string | undefined {
  const { startedBy, resumedBy = [], wanted, given } = question;
  if (startedBy.sshKey === undefined) {
    return `"${startedBy.name}" started the run without a key, so that nobody can tell who must not approve it`;
  }
  if (startedBy.name === name) return `"${name}" started the run`;
  if (resumedBy.some((operator) => operator.name === name)) return `"${name}" resumed the run`;
  if (given.includes(name)) return `"${name}" has approved already`;
  if (wanted.from === undefined || wanted.from.includes(name)) return undefined;
  return `"${name}" is not among those who may approve this: ${wanted.from.join(", ")}`;
}

/** Why nobody with this key must approve this. */
function sharing(sshKey: string, question: ApprovalQuestion): string | undefined {
  const { startedBy, resumedBy = [], given, givenKeys = [], approvers } = question;
  const operator = [startedBy, ...resumedBy].find((one) => isKey(one.sshKey, sshKey));
  if (operator !== undefined) return `it is the key of "${operator.name}", who works on the run`;
  const namesakes = approvers.filter(({ name }) => given.includes(name)).map((person) => person.sshKey);
  const used = [...givenKeys, ...namesakes].some((key) => isKey(key, sshKey));
  return used ? "somebody has approved with the same key already" : undefined;
}

function isKey(listed: string | undefined, sshKey: string): boolean {
  return listed !== undefined && plainKey(listed) === sshKey;
}
