import { InputError } from "@rampart/core/errors";
import { describe, expect, test } from "vitest";
import { defineRunbook } from "../../src/model/define.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { Approvals } from "../../src/model/step.ts";
import { refuseOperator } from "../../src/operator/may-start.ts";
import { thisOperator } from "../../src/operator/operator.ts";
import type { People } from "../../src/operator/people.ts";
import { keyPairs, paperKey } from "../approvals/keys.ts";

const newKey = keyPairs();
const RUN = "2026-11-20-7f3abc";

type Where = "step" | "manual" | "parallel";

function runbook(approvals: number | Approvals | undefined, where: Where = "step"): Runbook {
  const wanted = approvals === undefined ? {} : { approvals };
  return defineRunbook(
    { name: "operations/purge", purpose: "Purges.", inputs: { properties: {} } },
    (author) => {
      const step = author.step({ name: "purge", ...wanted, run: () => undefined });
      if (where === "step") return [step];
      if (where === "parallel") return [author.parallel({ name: "all" }, [step])];
      return [author.manual({ name: "purge", ...wanted, instructions: () => "Purge." })];
    },
  );
}

async function refusal(
  book: Runbook,
  people: People,
  as?: string,
  key?: string,
): Promise<string | undefined> {
  const operator = await thisOperator({ as, key, run: RUN, runbook: book.name, people });
  try {
    await refuseOperator(book, RUN, operator, people);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return error instanceof InputError ? error.message : "";
  }
}

test("a runbook that wants no approval is started by anybody", async () => {
  expect(await refusal(runbook(undefined), {})).toBeUndefined();
});

describe("a runbook that wants approvals", () => {
  test.each<Where>(["step", "manual", "parallel"])("of a %s is not started without proof", async (where) => {
    const people = { operators: [{ name: "Ada", sshKey: paperKey(1) }] };
    const message = await refusal(runbook(1, where), people, "Ada");
    expect(message).toBe(
      'operations/purge wants approvals, and "Ada" did not prove that name with a key\n' +
        "Start it with --as NAME --key FILE: a name under operators or approvers in rampart.yaml, and the key listed for it.",
    );
  });

  test("is started by a proven operator, or approver, where enough others can approve", async () => {
    const { file, publicKey } = newKey();
    const ada = { name: "Ada", sshKey: publicKey };
    const others = [
      { name: "Grace", sshKey: paperKey(1) },
      { name: "Alan", sshKey: paperKey(2) },
    ];
    const two = runbook(2);
    expect(await refusal(two, { operators: [ada], approvers: others }, "Ada", file)).toBeUndefined();
    expect(await refusal(two, { approvers: [ada, ...others] }, "Ada", file)).toBeUndefined();
  });

  test.each<[string, number | Approvals, People["approvers"], string]>([
    ["nobody is listed", 1, [], "wants 1 to approve it, and rampart.yaml lists 0"],
    [
      "too few have a key",
      2,
      [{ name: "Grace", sshKey: paperKey(1) }, { name: "Alan" }],
      "wants 2 to approve it, and rampart.yaml lists 1",
    ],
    [
      "two names have one key",
      2,
      [
        { name: "Grace", sshKey: paperKey(1) },
        { name: "Alan", sshKey: paperKey(1) },
      ],
      "lists 1",
    ],
    [
      "those who are asked are not listed",
      { count: 1, from: ["Edsger"] },
      [{ name: "Grace", sshKey: paperKey(1) }],
      'lists 0 with a key who may, beside "Ada"; not among the approvers: Edsger',
    ],
  ])("is refused at once where %s", async (_case, approvals, approvers, problem) => {
    const { file, publicKey } = newKey();
    const people = { operators: [{ name: "Ada", sshKey: publicKey }], approvers };
    const message = await refusal(runbook(approvals), people, "Ada", file);
    expect(message).toContain(`"purge" wants`);
    expect(message).toContain(problem);
    expect(message).toContain("List more approvers");
  });

  test("does not count whoever starts it among those who can approve", async () => {
    const { file, publicKey } = newKey();
    const approvers = [
      { name: "Ada", sshKey: publicKey },
      { name: "Grace", sshKey: paperKey(1) },
    ];
    expect(await refusal(runbook(2), { approvers }, "Ada", file)).toContain(
      'lists 1 with a key who may, beside "Ada"',
    );
    expect(await refusal(runbook(1), { approvers }, "Ada", file)).toBeUndefined();
  });

  test("is not stopped by one of several who left", async () => {
    const { file, publicKey } = newKey();
    const people = {
      operators: [{ name: "Ada", sshKey: publicKey }],
      approvers: [{ name: "Grace", sshKey: paperKey(1) }],
    };
    const asked = { count: 1, from: ["Grace", "Edsger"] };
    expect(await refusal(runbook(asked), people, "Ada", file)).toBeUndefined();
  });
});
