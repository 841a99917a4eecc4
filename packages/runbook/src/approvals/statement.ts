import { parseSignedText, renderSignedText } from "./signed-text.ts";

/** What a person says yes to. */
export interface ApprovalFacts {
  /** Id of the run: an approval is good for no other. */
  readonly run: string;
  readonly runbook: string;
  readonly step: string;
  readonly stack?: string;
  /** SHA-256 of the plan, which holds what the step will change. */
  readonly planHash: string;
  /** Name of who started the run. */
  readonly startedBy: string;
  /** From when on it is worth nothing, ISO 8601. */
  readonly expires: string;
}

/** What approvals are signed for (`-n` of `ssh-keygen`): a signature for anything else is none. */
export const APPROVAL_NAMESPACE = "rampart-approval";

const TITLE = "Rampart approval, version 1";

/**
 * The text that an approver reads and signs. The same facts make the same text, and other facts another.
 *
 * ```
 * Rampart approval, version 1
 * Runbook: operations/database-maintenance
 * Step: purge-old-orders
 * Stack: shop/prod
 * Run: 20261120-0312-7f3a
 * Started by: Ada Lovelace
 * Plan: 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef
 * Valid until: 2026-11-20T04:12:00.000Z
 * ```
 */
export function approvalStatement(facts: ApprovalFacts): string {
  return renderSignedText(TITLE, [
    ["Runbook", facts.runbook],
    ["Step", facts.step],
    ["Stack", facts.stack],
    ["Run", facts.run],
    ["Started by", facts.startedBy],
    ["Plan", facts.planHash],
    ["Valid until", facts.expires],
  ]);
}

/** The facts in a text of {@link approvalStatement}; undefined for any other text. */
export function parseStatement(text: string): ApprovalFacts | undefined {
  const values = parseSignedText(TITLE, text);
  if (values === undefined) return undefined;
  const stack = values.get("Stack");
  const facts: ApprovalFacts = {
    runbook: values.get("Runbook") ?? "",
    step: values.get("Step") ?? "",
    run: values.get("Run") ?? "",
    startedBy: values.get("Started by") ?? "",
    planHash: values.get("Plan") ?? "",
    expires: values.get("Valid until") ?? "",
    ...(stack === undefined ? {} : { stack }),
  };
  return approvalStatement(facts) === text ? facts : undefined;
}
