import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rehearseEveryCrash } from "../../src/testing/every-crash.ts";
import { rehearse } from "../../src/testing/rehearse.ts";
import { small } from "./small.ts";

const approved = small(({ step }) => [
  step({ name: "delete", approvals: 2, run: async ({ $ }) => void (await $`delete`) }),
]);
const replies = [{ command: "delete", makes: { deleted: true } }];
const people = { operator: "Ada", approvers: ["Ada", "Grace", "Barbara"] };

describe("people of a rehearsal", { timeout: 60_000 }, () => {
  const usual = process.env.TMPDIR;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "rampart-people-"));
    process.env.TMPDIR = folder;
  });

  afterEach(async () => {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    const left = await readdir(folder);
    await rm(folder, { recursive: true, force: true });
    // Neither keys nor signatures.
    expect(left).toEqual([]);
  });

  it("approve with real signatures, judged by the rules of runs", async () => {
    const { problems, record } = await rehearse(approved, {
      replies,
      people: { ...people, approve: { delete: ["Grace", "Barbara"] } },
      expect: { status: "completed", steps: ["delete"], commands: ["delete"] },
    });
    expect(problems).toEqual([]);
    expect(record.steps[0]?.approvals?.[0]?.given).toHaveLength(2);
  });

  it("make it wait when too few of them approve, and oneself does not count", async () => {
    const { problems } = await rehearse(approved, {
      replies,
      people: { ...people, approve: { delete: ["Ada", "Grace"] } },
      expect: { status: "waiting", stoppedAt: "delete", steps: [], world: { deleted: false } },
    });
    expect(problems).toEqual([]);
  });

  it("can say no", async () => {
    const { problems } = await rehearse(approved, {
      replies,
      people: { ...people, refuse: { delete: { by: "Grace", because: "it is Friday" } } },
      expect: { status: "refused", because: "it is Friday", commandsNotRun: ["delete"] },
    });
    expect(problems).toEqual([]);
  });

  it("do manual steps, which takes them their time", async () => {
    const byHand = small(({ manual }) => [
      manual({ name: "call the vendor", instructions: () => "Call 112." }),
    ]);
    const done = await rehearse(byHand, {
      people: { confirm: { "call the vendor": { by: "Grace", takes: "5m" } } },
      expect: { status: "completed", steps: ["call the vendor"] },
    });
    expect(done.problems).toEqual([]);
    expect(done.duration).toBe(300_000);
    const left = await rehearse(byHand, { expect: { status: "waiting", stoppedAt: "call the vendor" } });
    expect(left.problems).toEqual([]);
  });

  it("decide what nobody else can tell", async () => {
    const unsure = small(({ step }) => [step({ name: "mail", run: async ({ $ }) => void (await $`mail`) })]);
    const crashed = { replies: [{ command: "mail" }], crashes: [{ afterAct: 1 }] };
    const doubt = await rehearse(unsure, { ...crashed, expect: { status: "in-doubt", stoppedAt: "mail" } });
    expect(doubt.problems).toEqual([]);
    const marked = await rehearse(unsure, {
      ...crashed,
      people: { mark: { mail: "done" } },
      expect: { status: "completed", steps: ["mail"] },
    });
    expect(marked.problems).toEqual([]);
    expect(marked.commands).toHaveLength(1);
    const again = await rehearse(unsure, {
      ...crashed,
      crashes: [
        { after: "step-started mail" },
        { before: "step-marked mail" },
        { after: "step-finished mail" },
      ],
      people: { mark: { mail: "not-done" } },
      expect: { status: "completed", steps: ["mail"] },
    });
    expect(again.problems).toEqual([]);
    expect(again.commands).toHaveLength(1);
  });

  it("need not approve again after a crash", async () => {
    const { problems } = await rehearseEveryCrash(
      approved,
      {
        replies,
        people: { ...people, approve: { delete: ["Grace", "Barbara"] } },
        expect: { status: "completed" },
      },
      { inDoubt: ["delete"] },
    );
    expect(problems).toEqual([]);
  });
});
