import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportOf, recordOf, type Workshop, withWorkshop } from "../run/workshop.ts";

const START = ["run", "./runbooks/promote.ts", "--yes", "--as", "Ada", "--key", "ada"] as const;

/** A workshop whose settings list Ada as operator and Grace as approver; Mallory has a key, too. */
async function withPeople(use: (workshop: Workshop) => Promise<void>): Promise<void> {
  await withWorkshop(async (workshop) => {
    const keys = ["ada", "grace", "mallory"].map((name) => {
      const file = join(workshop.directory, name);
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file]);
      return readFileSync(`${file}.pub`, "utf8").trim();
    });
    const [ada, grace] = keys;
    writeFileSync(
      join(workshop.directory, "rampart.yaml"),
      `version: 1
operators: [{ name: Ada, sshKey: "${ada}" }]
approvers: [{ name: Grace, sshKey: "${grace}" }]
`,
    );
    await use(workshop);
  });
}

/** The id of a run that waits for an approval. */
async function waitingRun({ rampart }: Workshop): Promise<string> {
  const started = await rampart([...START, "--format", "json"]);
  expect(started.code, started.stderr).toBe(3);
  expect(started.stderr).toContain("rampart approve");
  const record = recordOf(started);
  expect(record).toMatchObject({ status: "waiting", stoppedAt: "promote the standby" });
  return record.run;
}

describe.concurrent("rampart approve", { timeout: 120_000 }, () => {
  it("lets the run go on once the listed person has signed, and shows what is signed", async () => {
    await withPeople(async (workshop) => {
      const run = await waitingRun(workshop);
      const { rampart, effects } = workshop;
      const signed = await rampart(["approve", run, "--as", "Grace", "--key", "grace", "--yes"]);
      expect(signed).toMatchObject({ code: 0, stdout: "" });
      expect(signed.stderr).toContain(`Run: ${run}\n`);
      expect(signed.stderr).toContain('~ role: "standby" => "primary"');
      expect(effects()).toEqual([]);
      const resumed = await rampart(["resume", run, "--as", "Ada", "--key", "ada"]);
      expect(resumed.code, resumed.stderr).toBe(0);
      expect(effects()).toEqual(["promoted"]);
      const late = await rampart(["approve", run, "--as", "Grace", "--key", "grace", "--yes"]);
      expect(late).toMatchObject({ code: 2, stdout: "" });
      expect(late.stderr).toContain("waits for no approval");
    });
  });

  it("refuses the one who started, other keys, names nobody listed, and a signature nobody saw", async () => {
    await withPeople(async (workshop) => {
      const run = await waitingRun(workshop);
      const cases: readonly (readonly [readonly string[], RegExp])[] = [
        [["--as", "Ada", "--key", "ada", "--yes"], /"Ada" is not among the approvers/],
        [["--as", "Grace", "--key", "mallory", "--yes"], /not signed with the key listed for "Grace"/],
        [["--as", "Grace", "--yes"], /an approval is a signature/],
        [["--as", "Grace", "--key", "grace"], /nobody is there to read what is signed/],
        [["--as", "Grace", "--key", "grace", "--yes", "--step", "demote"], /no approval of "demote"/],
        [["--as", "Mallory", "--no", "because"], /"Mallory" is not among the approvers/],
      ];
      for (const [args, message] of cases) {
        const { code, stdout, stderr } = await workshop.rampart(["approve", run, ...args]);
        expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
        expect(stderr).toMatch(message);
      }
      const resumed = await workshop.rampart(["resume", run, "--as", "Ada", "--key", "ada"]);
      expect(resumed.code).toBe(3);
      expect(workshop.effects()).toEqual([]);
    });
  });

  it("with --no ends the run as refused, with the reason", async () => {
    await withPeople(async (workshop) => {
      const run = await waitingRun(workshop);
      const { rampart, effects } = workshop;
      expect(await rampart(["approve", run, "--as", "Grace", "--no", "the backup runs"])).toMatchObject({
        code: 0,
      });
      const resumed = await rampart(["resume", run, "--as", "Ada", "--key", "ada", "--format", "json"]);
      expect(resumed.code).toBe(1);
      expect(recordOf(resumed)).toMatchObject({ status: "refused" });
      expect(resumed.stderr).toContain("the backup runs");
      expect(effects()).toEqual([]);
    });
  });

  it("reaches a run that waits", async () => {
    await withPeople(async (workshop) => {
      const { rampart, effects, entries } = workshop;
      const running = rampart([...START, "--wait"]);
      const run = await expect
        .poll(async () => (await entries()).find(({ event }) => event.kind === "approval-requested")?.run, {
          timeout: 30_000,
        })
        .toBeDefined()
        .then(async () => (await entries())[0]?.run ?? "");
      const second = await rampart(START);
      expect(second).toMatchObject({ code: 2, stdout: "" });
      expect(second.stderr).toMatch(/Ada on .* since .*, in run/);
      await rampart(["approve", run, "--as", "Grace", "--key", "grace", "--yes"]);
      expect(await running).toMatchObject({ code: 0 });
      expect(effects()).toEqual(["promoted"]);
    });
  });

  it("counts people whom the configuration of the stack lists, and no others", async () => {
    await withPeople(async (workshop) => {
      const { directory, rampart, effects } = workshop;
      const mallory = readFileSync(join(directory, "mallory.pub"), "utf8").trim();
      writeFileSync(
        join(directory, "Pulumi.prod.yaml"),
        `config: { "rampart:approvers": [{ name: Mallory, sshKey: "${mallory}" }] }\n`,
      );
      writeFileSync(join(directory, "prod.json"), exportOf("prod"));
      const onStack = ["--export", "prod.json"];
      const started = await rampart([...START, ...onStack, "--format", "json"]);
      expect(started.code, started.stderr).toBe(3);
      const { run } = recordOf(started);
      const grace = await rampart(["approve", run, "--as", "Grace", "--key", "grace", "--yes"]);
      expect(grace.code).toBe(2);
      expect(grace.stderr).toContain('"Grace" is not among the approvers');
      const approved = await rampart(["approve", run, "--as", "Mallory", "--key", "mallory", "--yes"]);
      expect(approved.code, approved.stderr).toBe(0);
      const resumed = await rampart(["resume", run, ...onStack, "--as", "Ada", "--key", "ada"]);
      expect(resumed.code, resumed.stderr).toBe(0);
      expect(effects()).toEqual(["promoted"]);
    });
  });

  it("is needed by no run that somebody who is not listed starts: it is refused at once", async () => {
    await withPeople(async ({ rampart, entries }) => {
      for (const who of [[], ["--as", "Mallory", "--key", "mallory"], ["--as", "Ada", "--key", "grace"]]) {
        const run = await rampart(["run", "./runbooks/promote.ts", "--yes", ...who]);
        expect(run).toMatchObject({ code: 2, stdout: "" });
      }
      expect(await entries()).toEqual([]);
    });
  });
});
