import { hostname } from "node:os";
import { InputError } from "@rampart/core/errors";
import { describe, expect, test } from "vitest";
import { plainKey } from "../../src/approvals/public-key.ts";
import { sign } from "../../src/approvals/ssh.ts";
import { APPROVAL_NAMESPACE } from "../../src/approvals/statement.ts";
import type { Operator } from "../../src/journal/entry.ts";
import { proveOperator, thisOperator } from "../../src/operator/operator.ts";
import { startStatement } from "../../src/operator/start-statement.ts";
import { keyPairs, paperKey } from "../approvals/keys.ts";

const newKey = keyPairs();
const RUN = "2026-11-20-7f3abc";
const BOOK = "operations/database-maintenance";

function start(as: string | undefined, key: string | undefined, people: object): Promise<Operator> {
  return thisOperator({ as, key, run: RUN, runbook: BOOK, people });
}

async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  return error instanceof InputError ? error.message : "";
}

describe("who works at this process", () => {
  test("is the account and the process, without proof, where nobody says more", async () => {
    const operator = await start(undefined, undefined, {});
    expect(operator).toMatchObject({ host: hostname(), pid: process.pid });
    expect(operator.name).not.toBe("");
    expect(operator.sshKey).toBeUndefined();
    expect(await proveOperator(operator, RUN, BOOK, {})).toEqual({
      ok: false,
      because: `"${operator.name}" did not prove that name with a key`,
    });
  });

  test.each(["operators", "approvers"])("is proved by a key listed among the %s", async (list) => {
    const { file, publicKey } = newKey();
    const people = { [list]: [{ name: "Ada", sshKey: publicKey }] };
    const operator = await start("Ada", file, people);
    expect(operator).toMatchObject({ name: "Ada", sshKey: plainKey(publicKey) });
    expect(await proveOperator(operator, RUN, BOOK, people)).toEqual({ ok: true });
  });

  test("is proved where one list has the name and the other the key, too", async () => {
    const { file, publicKey } = newKey();
    for (const people of [
      { operators: [{ name: "Ada" }], approvers: [{ name: "Ada", sshKey: publicKey }] },
      { operators: [{ name: "Ada", sshKey: publicKey }], approvers: [{ name: "Ada" }] },
    ]) {
      expect(await proveOperator(await start("Ada", file, people), RUN, BOOK, people)).toEqual({ ok: true });
    }
  });

  test("cannot be somebody who is not listed, or listed without a key", async () => {
    const { file, publicKey } = newKey();
    const operators = [{ name: "Ada", sshKey: publicKey }, { name: "Alan" }];
    expect(await refusalOf(start("Eve", file, { operators }))).toBe(
      '"Eve" is neither among the operators nor among the approvers in rampart.yaml\nWith --as, name one of those listed with a key: "Ada".',
    );
    expect(await refusalOf(start("Alan", file, { operators }))).toContain(
      '"Alan" is listed in rampart.yaml without an sshKey',
    );
    expect(await refusalOf(start("Eve", file, {}))).toContain("List people with their sshKey");
    expect(
      await refusalOf(start("Ada", file, { operators: [{ name: "Ada", sshKey: "ssh-rsa A" }] })),
    ).toContain('the sshKey of "Ada" in rampart.yaml is not a plain public SSH key');
  });

  test("cannot be another person than the key's, whose name is told", async () => {
    const { file, publicKey } = newKey();
    const operators = [
      { name: "Ada", sshKey: paperKey(1) },
      { name: "Grace", sshKey: publicKey },
    ];
    expect(await refusalOf(start("Ada", file, { operators }))).toBe(
      `${file}: this is not the key that rampart.yaml lists for "Ada"\nIt is the key of "Grace": say --as "Grace" if that is you.`,
    );
    expect(await refusalOf(start("Ada", file, { operators: operators.slice(0, 1) }))).toContain(
      "Give the key that is listed",
    );
  });
});

describe("a proof", () => {
  test("is good for one run, one runbook, one process and one name", async () => {
    const { file, publicKey } = newKey();
    const people = {
      operators: [{ name: "Ada", sshKey: publicKey }],
      approvers: [{ name: "Grace", sshKey: paperKey(1) }],
    };
    const operator = await start("Ada", file, people);
    const proofs = [
      proveOperator(operator, "other-run", BOOK, people),
      proveOperator(operator, RUN, "other/runbook", people),
      proveOperator({ ...operator, pid: operator.pid + 1 }, RUN, BOOK, people),
      proveOperator({ ...operator, host: "elsewhere" }, RUN, BOOK, people),
      proveOperator({ ...operator, processStart: "later" }, RUN, BOOK, people),
      proveOperator({ ...operator, name: "Grace" }, RUN, BOOK, people),
      proveOperator({ ...operator, name: "Grace", sshKey: paperKey(1) }, RUN, BOOK, people),
      proveOperator({ ...operator, sshKey: paperKey(1) }, RUN, BOOK, people),
      proveOperator({ ...operator, signature: "" }, RUN, BOOK, people),
      proveOperator(operator, RUN, BOOK, {}),
    ];
    for (const proof of proofs) expect((await proof).ok).toBe(false);
  });

  test("is not good where the key has been replaced in rampart.yaml", async () => {
    const { file, publicKey } = newKey();
    const operator = await start("Ada", file, { operators: [{ name: "Ada", sshKey: publicKey }] });
    const people = { operators: [{ name: "Ada", sshKey: newKey().publicKey }] };
    expect(await proveOperator(operator, RUN, BOOK, people)).toEqual({
      ok: false,
      because: '"Ada" proved that name with another key than the one listed for it',
    });
  });

  test("is not an approval, nor an approval a proof", async () => {
    const { file, publicKey } = newKey();
    const people = { operators: [{ name: "Ada", sshKey: publicKey }] };
    const bare: Operator = { name: "Ada", host: "h", pid: 1, sshKey: publicKey };
    const signature = await sign(startStatement(bare, RUN, BOOK), file, APPROVAL_NAMESPACE);
    expect(await proveOperator({ ...bare, signature }, RUN, BOOK, people)).toEqual({
      ok: false,
      because: 'it was signed for "rampart-approval"',
    });
  });
});
