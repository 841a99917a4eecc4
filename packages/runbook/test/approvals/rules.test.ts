import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainKey } from "../../src/approvals/public-key.ts";
import { type ApprovalQuestion, judgeApproval, type Verify } from "../../src/approvals/rules.ts";
import { sign } from "../../src/approvals/ssh.ts";
import { APPROVAL_NAMESPACE, type ApprovalFacts, approvalStatement } from "../../src/approvals/statement.ts";
import type { Operator } from "../../src/journal/entry.ts";
import type { ListedPerson } from "../../src/operator/listed-person.ts";
import { keyPairs, paperKey } from "./keys.ts";

const EXPIRES = Date.parse("2026-11-20T04:00:00.000Z");
const FACTS: ApprovalFacts = {
  run: "2026-11-20-7f3abc",
  runbook: "operations/database-maintenance",
  step: "purge",
  planHash: "ab".repeat(32),
  startedBy: "Ada",
  expires: new Date(EXPIRES).toISOString(),
};
const STATEMENT = approvalStatement(FACTS);

function operator(name: string, sshKey?: string): Operator {
  return { name, host: "h", pid: 1, ...(sshKey === undefined ? {} : { sshKey, signature: "s" }) };
}

/** A signature that says with which key which text was signed, for {@link paperVerify}. */
function paperSignature(text: string, sshKey: string): string {
  return JSON.stringify([APPROVAL_NAMESPACE, text, sshKey]);
}

const paperVerify: Verify = async (text, signature, { sshKey = "" }, namespace) =>
  signature === JSON.stringify([namespace, text, plainKey(sshKey)])
    ? { ok: true }
    : { ok: false, because: "it is not good" };

const GRACE: ListedPerson = { name: "Grace", sshKey: `${paperKey(2)} grace@home` };

/** An approval by Grace that counts. */
const GOOD: ApprovalQuestion = {
  statement: STATEMENT,
  approval: { approver: "Grace", signature: paperSignature(STATEMENT, paperKey(2)) },
  now: new Date(EXPIRES - 60_000),
  startedBy: operator("Ada", paperKey(1)),
  approvers: [{ name: "Ada", sshKey: paperKey(1) }, GRACE, { name: "Alan", sshKey: paperKey(3) }],
  wanted: { count: 2 },
  given: [],
};

describe("an approval", () => {
  test("by another listed person, in time, over this statement, counts", async () => {
    expect(await judgeApproval(GOOD, paperVerify)).toEqual({ accepted: true, sshKey: paperKey(2) });
  });

  test.each<[string, Partial<ApprovalQuestion>, string]>([
    ["by nobody who is listed", { approvers: [] }, '"Grace" is not among the approvers in rampart.yaml'],
    [
      "by somebody without a key",
      { approvers: [{ name: "Grace" }] },
      '"Grace" is listed among the approvers without an SSH key that can be read',
    ],
    [
      "by somebody with half a key",
      { approvers: [{ name: "Grace", sshKey: "ssh-ed25519 AAAA" }] },
      '"Grace" is listed among the approvers without an SSH key that can be read',
    ],
    [
      "by somebody who is not asked",
      { wanted: { count: 1, from: ["Alan", "Edsger"] } },
      '"Grace" is not among those who may approve this: Alan, Edsger',
    ],
    [
      "by the name that started the run",
      { startedBy: operator("Grace", paperKey(9)) },
      '"Grace" started the run',
    ],
    [
      "by the key that started the run",
      { startedBy: operator("G.", `${paperKey(2)} other comment`) },
      'it is the key of "G.", who works on the run',
    ],
    [
      "of a run that nobody proved to have started",
      { startedBy: operator("root") },
      '"root" started the run without a key, so that nobody can tell who must not approve it',
    ],
    ["by the name that resumed the run", { resumedBy: [operator("Grace")] }, '"Grace" resumed the run'],
    [
      "by the key that resumed the run",
      { resumedBy: [operator("G.", paperKey(2))] },
      'it is the key of "G.", who works on the run',
    ],
    ["by somebody who approved already", { given: ["Alan", "Grace"] }, '"Grace" has approved already'],
    [
      "by another name with the same key",
      { given: ["Alan"], approvers: [GRACE, { name: "Alan", sshKey: `${paperKey(2)} alan` }] },
      "somebody has approved with the same key already",
    ],
    [
      "by somebody whom the list called otherwise before",
      { given: ["Former name"], givenKeys: [paperKey(2)] },
      "somebody has approved with the same key already",
    ],
    [
      "at the moment it expires",
      { now: new Date(EXPIRES) },
      "the request expired at 2026-11-20T04:00:00.000Z",
    ],
    ["of a text of somebody's own", { statement: "yes" }, "the request is not one that this Rampart made"],
    [
      "of a request that never ends",
      { statement: approvalStatement({ ...FACTS, expires: "never" }) },
      "the request is not one that this Rampart made",
    ],
    [
      "signed by another key",
      { approval: { approver: "Grace", signature: paperSignature(STATEMENT, paperKey(3)) } },
      "it is not good",
    ],
  ])("%s does not count", async (_case, other, because) => {
    expect(await judgeApproval({ ...GOOD, ...other }, paperVerify)).toEqual({ accepted: false, because });
  });

  test.each<[string, Partial<ApprovalFacts>]>([
    ["run", { run: "2026-11-21-000000" }],
    ["runbook", { runbook: "operations/other" }],
    ["step", { step: "drop" }],
    ["stack", { stack: "shop/prod" }],
    ["plan", { planHash: "cd".repeat(32) }],
    ["starter", { startedBy: "Alan" }],
    ["end", { expires: "2026-11-20T05:00:00.000Z" }],
  ])("of another %s does not count when it is played again", async (_case, other) => {
    const replayed = { ...GOOD, statement: approvalStatement({ ...FACTS, ...other }) };
    expect((await judgeApproval(replayed, paperVerify)).accepted).toBe(false);
  });
});

describe("with real keys", () => {
  const newKey = keyPairs();

  test("the approval counts, and of another run, by another person or for another purpose it does not", async () => {
    const grace = newKey();
    const alan = newKey();
    const approvers = [
      { name: "Grace", sshKey: grace.publicKey },
      { name: "Alan", sshKey: alan.publicKey },
    ];
    const judge = async (approver: string, file: string, text: string, namespace: string) => {
      const signature = await sign(text, file, namespace);
      return judgeApproval({ ...GOOD, approvers, approval: { approver, signature } });
    };
    expect(await judge("Grace", grace.file, STATEMENT, APPROVAL_NAMESPACE)).toEqual({
      accepted: true,
      sshKey: plainKey(grace.publicKey),
    });
    expect(await judge("Alan", grace.file, STATEMENT, APPROVAL_NAMESPACE)).toEqual({
      accepted: false,
      because: 'it was not signed with the key listed for "Alan"',
    });
    const another = approvalStatement({ ...FACTS, run: "other" });
    expect(await judge("Grace", grace.file, another, APPROVAL_NAMESPACE)).toMatchObject({
      because: expect.stringContaining("of another run, step or plan"),
    });
    expect(await judge("Grace", grace.file, STATEMENT, "git")).toMatchObject({
      because: 'it was signed for "git"',
    });
  });
});

const NAMES = ["Ada", "Grace", "Alan", "Edsger"] as const;
const key = fc.integer({ min: 1, max: 4 }).map((seed) => paperKey(seed));
const person = fc.record({
  name: fc.constantFrom(...NAMES),
  sshKey: fc.option(key, { nil: undefined, freq: 6 }),
});
const act = fc.record({
  approver: fc.constantFrom(...NAMES),
  key: fc.option(key, { nil: undefined, freq: 2 }),
  replayed: fc.boolean(),
  minutesLeft: fc.integer({ min: -1, max: 3 }),
});

test("n of m: approvals count as many as there are keys with a valid one, whoever signs in whatever order", async () => {
  let enough = 0;
  let lacking = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(person, { selector: ({ name }) => name, maxLength: 4 }),
      person,
      fc.option(fc.subarray([...NAMES], { minLength: 1 }), { nil: undefined, freq: 2 }),
      fc.array(act, { maxLength: 8 }),
      fc.integer({ min: 1, max: 3 }),
      async (listed, starter, from, acts, count) => {
        const approvers = listed.map(
          ({ name, sshKey }): ListedPerson => ({ name, ...(sshKey && { sshKey }) }),
        );
        const startedBy = operator(starter.name, starter.sshKey);
        const wanted = { count, ...(from && { from }) };
        const keyOf = (name: string): string | undefined =>
          approvers.find((one) => one.name === name)?.sshKey;

        const given: string[] = [];
        for (const { approver, key: used = keyOf(approver) ?? "", replayed, minutesLeft } of acts) {
          const signed = replayed ? approvalStatement({ ...FACTS, run: "other" }) : STATEMENT;
          const judgement = await judgeApproval(
            {
              ...GOOD,
              approval: { approver, signature: paperSignature(signed, used) },
              now: new Date(EXPIRES - minutesLeft * 60_000),
              startedBy,
              approvers,
              wanted,
              given,
            },
            paperVerify,
          );
          if (judgement.accepted) given.push(approver);
        }

        // Who has a valid approval at all, without any order; then one for each key.
        const valid = acts.filter(({ approver, key: used = keyOf(approver), replayed, minutesLeft }) => {
          const own = keyOf(approver);
          const isOther = approver !== starter.name && own !== starter.sshKey && starter.sshKey !== undefined;
          const isAsked = from === undefined || from.some((name) => name === approver);
          return own !== undefined && used === own && !replayed && minutesLeft > 0 && isOther && isAsked;
        });
        const keys = new Set(valid.map(({ approver }) => keyOf(approver)));
        expect(new Set(given).size).toBe(given.length);
        expect(given.length).toBe(keys.size);
        if (given.length >= count) enough += 1;
        else lacking += 1;
      },
    ),
    { numRuns: 3000 },
  );
  expect(enough).toBeGreaterThan(50);
  expect(lacking).toBeGreaterThan(50);
});
