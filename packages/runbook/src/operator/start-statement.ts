import { renderSignedText } from "../approvals/signed-text.ts";
import type { Operator } from "../journal/entry.ts";

/** What the proof of an operator is signed for (`-n` of `ssh-keygen`): it can never pass for an approval. */
export const START_NAMESPACE = "rampart-start";

/**
 * The text by which an operator proves a name for one run: nobody can use the proof for another run, nor another process
 * for this one.
 */
export function startStatement(operator: Operator, run: string, runbook: string): string {
  return renderSignedText("Rampart start, version 1", [
    ["Runbook", runbook],
    ["Run", run],
    ["Operator", operator.name],
    ["Host", operator.host],
    ["Process", String(operator.pid)],
    ["Process started", operator.processStart],
  ]);
}
