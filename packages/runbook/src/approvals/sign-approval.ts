import { InputError } from "@rampart/core/errors";
import type { Message } from "../journal/journal.ts";
import { type ApprovalQuestion, judgeApproval } from "./rules.ts";
import { sign } from "./ssh.ts";
import { APPROVAL_NAMESPACE } from "./statement.ts";

/** The message by which somebody approves a step. */
export type ApprovalMessage = Extract<Message["body"], { kind: "approval" }>;

/**
 * Signs an approval, after which it is judged as the executor will judge it: a mistake is told to whoever makes it.
 *
 * @param keyFile as {@link sign} takes it.
 * @throws {InputError} saying why the approval would not count, or why the key cannot be used.
 */
export async function signApproval(
  question: Omit<ApprovalQuestion, "approval">,
  step: string,
  approver: string,
  keyFile: string,
): Promise<ApprovalMessage> {
  const signature = await sign(question.statement, keyFile, APPROVAL_NAMESPACE);
  const judgement = await judgeApproval({ ...question, approval: { approver, signature } });
  if (!judgement.accepted) {
    throw new InputError(`this approval of "${step}" would not count: ${judgement.because}`, {
      advice: "Nothing was sent.",
    });
  }
  return { kind: "approval", step, approver, signature };
}
