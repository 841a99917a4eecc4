import { describe, expect, test } from "vitest";
import { judgeApproval } from "../../src/approvals/rules.ts";
import { signApproval } from "../../src/approvals/sign-approval.ts";
import { approvalStatement } from "../../src/approvals/statement.ts";
import { keyPairs, paperKey } from "./keys.ts";

const newKey = keyPairs();
const STATEMENT = approvalStatement({
  run: "r",
  runbook: "b",
  step: "purge",
  planHash: "h",
  startedBy: "Ada",
  expires: "2026-11-20T04:00:00.000Z",
});
const QUESTION = {
  statement: STATEMENT,
  now: new Date("2026-11-20T03:00:00.000Z"),
  startedBy: { name: "Ada", host: "h", pid: 1, sshKey: paperKey(1) },
  wanted: { count: 1 },
  given: [],
};

describe("signing an approval", () => {
  test("makes the message that the executor accepts", async () => {
    const { file, publicKey } = newKey();
    const question = { ...QUESTION, approvers: [{ name: "Grace", sshKey: publicKey }] };
    const message = await signApproval(question, "purge", "Grace", file);
    expect(message).toMatchObject({ kind: "approval", step: "purge", approver: "Grace" });
    expect(await judgeApproval({ ...question, approval: message })).toMatchObject({ accepted: true });
  });

  test("that would not count is refused before anything is sent", async () => {
    const { file, publicKey } = newKey();
    const approvers = [{ name: "Grace", sshKey: publicKey }];
    await expect(signApproval({ ...QUESTION, approvers }, "purge", "Alan", file)).rejects.toThrow(
      'this approval of "purge" would not count: "Alan" is not among the approvers in rampart.yaml\nNothing was sent.',
    );
  });

  test("that comes too late is not blamed on the name or the key", async () => {
    const { file, publicKey } = newKey();
    const late = { ...QUESTION, now: new Date("2026-11-20T04:00:01.000Z") };
    const question = { ...late, approvers: [{ name: "Grace", sshKey: publicKey }] };
    const refusal = await signApproval(question, "purge", "Grace", file).catch(String);
    expect(refusal).toContain("the request expired at 2026-11-20T04:00:00.000Z");
    expect(refusal).not.toMatch(/key|name/);
  });
});
