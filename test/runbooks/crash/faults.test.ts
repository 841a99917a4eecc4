import { type ChildProcess, execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { isAlive, Place, RUN, until } from "./place.ts";
import type { Scenario } from "./scenarios.ts";

const places: Place[] = [];

function place(scenario: Scenario): Place {
  const made = new Place(scenario);
  places.push(made);
  return made;
}

afterEach(() => {
  for (const made of places.splice(0)) made.remove();
});

const NOBODY = 65_534;
const HOUR = 3_600_000;
const YEAR = 365 * 86_400_000;
const WAITING = ["first", "wait", "last"];

/** A run whose process was killed in its second step. */
async function killedInside(scenario: Scenario = "waiting", more: object = {}): Promise<Place> {
  const here = place(scenario);
  const worker = here.begin("start", more);
  await here.file("waiting");
  worker.process.kill("SIGKILL");
  await worker.reply;
  return here;
}

/** Resumed in the second step, it goes to its end. */
async function completes(here: Place, more: object = {}): Promise<void> {
  here.put("go");
  expect(await here.do("resume", more)).toMatchObject({ status: "completed" });
  expect(here.acts).toEqual(WAITING);
  expect(await here.problems()).toEqual([]);
}

/** Stops the process where it does not hold the journal: what is stopped inside a write keeps everybody else out. */
async function stopBetweenWrites(here: Place, worker: ChildProcess): Promise<void> {
  for (;;) {
    worker.kill("SIGSTOP");
    using database = new DatabaseSync(here.journalFile, { timeout: 100 });
    try {
      database.exec("BEGIN IMMEDIATE; ROLLBACK");
      return;
    } catch {
      worker.kill("SIGCONT");
      await sleep(10);
    }
  }
}

/** A key pair in the place, and the public half. */
function keyOf(here: Place, name: string): { readonly file: string; readonly publicKey: string } {
  const file = join(here.directory, `key of ${name}`);
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file]);
  return { file, publicKey: readFileSync(`${file}.pub`, "utf8").trim() };
}

describe("an approval of a run in a process of its own", () => {
  it("by the one who started, or one that came too late, is none; one in time by another is", async () => {
    const here = place("approved");
    const [ada, bela] = [keyOf(here, "Ada"), keyOf(here, "Bela")];
    const approvers = [
      { name: "Ada", sshKey: ada.publicKey },
      { name: "Bela", sshKey: bela.publicKey },
    ];
    const order = { as: "Ada", key: ada.file, approvers };
    expect(await here.do("start", order)).toMatchObject({ status: "waiting", step: "drop" });

    await approve(here, "Ada", ada.file);
    expect(await here.do("resume", order)).toMatchObject({ status: "waiting" });
    expect((await here.entries()).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        kind: "approval-refused",
        approver: "Ada",
        because: '"Ada" started the run',
      }),
    );

    await approve(here, "Bela", bela.file);
    expect(await here.do("resume", { ...order, ahead: 2 * HOUR })).toMatchObject({ status: "waiting" });
    expect((await here.entries()).map(({ event }) => event.kind)).toContain("approval-expired");
    expect(here.acts).toEqual([]);

    await approve(here, "Bela", bela.file);
    expect(await here.do("resume", { ...order, ahead: 2 * HOUR })).toMatchObject({ status: "completed" });
    expect(here.acts).toEqual(["drop"]);
    expect(await here.problems()).toEqual([]);
  });
});

/** Signs the newest request and posts that, whether or not it counts. */
async function approve(here: Place, approver: string, file: string): Promise<void> {
  const requests = (await here.entries()).map(({ event }) => event);
  const request = requests.findLast((event) => event.kind === "approval-requested");
  if (request?.kind !== "approval-requested") throw new Error("nobody asked");
  const message = join(here.directory, "statement");
  writeFileSync(message, request.statement);
  rmSync(`${message}.sig`, { force: true });
  execFileSync("ssh-keygen", ["-q", "-Y", "sign", "-f", file, "-n", "rampart-approval", message], {
    stdio: "ignore",
  });
  const signature = readFileSync(`${message}.sig`, "utf8");
  await here.withJournal(
    async (journal) => await journal.post(RUN, { kind: "approval", step: "drop", approver, signature }),
  );
}

describe("a run in a process of its own", () => {
  it("on a full disk stops in a named state, and goes on when there is space", async () => {
    const here = place("chatty");
    const full = await here.do("start", {}, 300);
    expect(full).toMatchObject({ status: expect.stringMatching(/^(in-doubt|failed)$/) });
    expect(full).toMatchObject({ because: expect.stringContaining("the journal cannot be written") });
    expect(here.acts.length).toBeGreaterThan(0);
    expect(here.acts.length).toBeLessThan(12);
    expect(await here.do("resume")).toMatchObject({ status: "completed" });
    expect(here.acts).toEqual(Array.from({ length: 12 }, (_, index) => `step ${index}`));
    expect(await here.problems()).toEqual([]);
  });

  it.each([
    ["back", -YEAR],
    ["forward", YEAR],
  ])("is resumed after the clock jumped %s", async (_, ahead) => {
    const here = await killedInside();
    await completes(here, { ahead });
  });

  it("on a journal that is read-only does nothing", async () => {
    const here = await killedInside();
    chmodSync(here.directory, 0o755);
    for (const name of readdirSync(here.directory)) chmodSync(join(here.directory, name), 0o444);
    chmodSync(here.directory, 0o555);
    const isRoot = process.getuid?.() === 0;
    const reply = await here.do("resume", isRoot ? { user: NOBODY } : {});
    expect(reply).toMatchObject({
      error: "JournalFailed",
      reason: expect.stringMatching(/read-only|no-permission/),
    });
    chmodSync(here.directory, 0o755);
    for (const name of readdirSync(here.directory)) chmodSync(join(here.directory, name), 0o644);
    expect(here.acts).toEqual(["first"]);
    await completes(here);
  });

  it("that two resume at once is resumed by one of them, and the other is told by whom", async () => {
    const here = await killedInside();
    const workers = ["Bela", "Cleo"].map((as) => here.begin("resume", { as }));
    // Nobody is let out of the second step before the other was refused.
    const refused = await Promise.race(workers.map(async ({ reply }) => await reply));
    expect(refused).toMatchObject({
      error: "LockHeld",
      message: expect.stringMatching(/^(Bela|Cleo) on .* works on .* since .*, in run /),
    });
    here.put("go");
    const replies = await Promise.all(workers.map(async ({ reply }) => await reply));
    expect(replies.filter((reply) => reply !== undefined && "status" in reply)).toMatchObject([
      { status: "completed" },
    ]);
    expect(here.acts).toEqual(WAITING);
    expect(await here.problems()).toEqual([]);
  });

  it("whose journal was edited by hand is not resumed, and the entry is named", async () => {
    const here = await killedInside();
    const database = new DatabaseSync(here.journalFile);
    database.exec(`UPDATE entries SET event = replace(event, 'first', 'wurst') WHERE seq = 3`);
    database.close();
    const reply = await here.do("resume");
    expect(reply).toMatchObject({
      error: "InputError",
      message: expect.stringMatching(/changed by hand: Entry 3 was edited/),
    });
    expect(here.acts).toEqual(["first"]);
  });

  it("whose journal lost its end by hand is not resumed", async () => {
    const here = await killedInside();
    const database = new DatabaseSync(here.journalFile);
    database.exec("DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)");
    database.close();
    const reply = await here.do("resume");
    expect(reply).toMatchObject({
      error: "InputError",
      message: expect.stringMatching(/changed by hand: Entry \d+ is missing/),
    });
    expect(here.acts).toEqual(["first"]);
  });

  it("whose runbook was edited is resumed only where that is accepted by name", async () => {
    const here = await killedInside();
    const edited = await here.do("resume", { scenario: "renamed" });
    expect(edited).toMatchObject({
      error: "InputError",
      message: expect.stringContaining('"first" is done'),
    });
    expect(here.acts).toEqual(["first"]);
    here.put("go");
    const accepted = await here.do("resume", { scenario: "renamed", accept: ["first"] });
    expect(accepted).toMatchObject({ status: "completed" });
    expect(here.acts).toEqual(["first", "erste", "wait", "last"]);
  });

  it("ends a command that ignores SIGTERM when its time is over", async () => {
    const here = place("deaf");
    expect(await here.do("start")).toMatchObject({
      status: "failed",
      step: "deaf",
      because: expect.stringContaining("it took longer than 1 s"),
    });
    expect(isAlive(await here.pid())).toBe(false);
  });

  it("ends a process that a command left behind, and says so", async () => {
    const here = place("stays");
    expect(await here.do("start")).toMatchObject({ status: "completed" });
    expect(isAlive(await here.pid())).toBe(false);
    expect((await here.entries()).map(({ event }) => event)).toContainEqual({
      kind: "logged",
      step: "fork",
      message: "1 process stayed behind and had to be ended",
    });
    expect(here.acts).toEqual(["fork", "last"]);
  });

  it("takes a gigabyte of output without keeping it", async () => {
    const here = place("gigabyte");
    const reply = await here.do("start");
    expect(reply).toMatchObject({ status: "completed" });
    expect(here.acts).toEqual(["flood"]);
    expect(reply.peakMegabytes).toBeLessThan(600);
    const sizes = readdirSync(here.directory).map((name) => readFileSync(join(here.directory, name)).length);
    expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  }, 300_000);

  it("keeps out a secret that a command prints in two pieces", async () => {
    const here = place("split");
    const password = "correct-horse-battery";
    const reply = await here.do("start", { inputs: { password } });
    expect(reply).toMatchObject({ status: "completed" });
    expect(reply.told).toContain("[secret]");
    const files = readdirSync(here.directory).map((name) =>
      readFileSync(join(here.directory, name), "latin1"),
    );
    for (const text of [reply.told, ...files]) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(password.slice(0, 5));
      expect(text).not.toContain(password.slice(5));
    }
  });

  it("does a command once that outlived the process which was killed", async () => {
    const here = place("orphan");
    const worker = here.begin("start");
    const pid = await here.pid();
    worker.process.kill("SIGKILL");
    await worker.reply;
    expect(isAlive(pid)).toBe(true);
    expect(await here.do("resume")).toMatchObject({ status: "completed" });
    expect(isAlive(pid)).toBe(false);
    expect(here.acts).toEqual(["command"]);
  });

  it("that lost its lease while it was stopped does nothing more when it is woken", async () => {
    const here = place("waiting");
    const first = here.begin("start", { leaseMilliseconds: 1_000 });
    await here.file("waiting");
    await stopBetweenWrites(here, first.process);
    // Once its lease is over, nobody has to take the run from it.
    const resume = async (): Promise<unknown> => {
      const reply = await here.do("resume", { as: "Bela", leaseMilliseconds: 60_000 });
      return "error" in reply && reply.error === "LockHeld" ? await resume() : reply;
    };
    here.put("go");
    expect(await resume()).toMatchObject({ status: "completed" });
    const written = await here.entries();
    expect(here.acts).toEqual(WAITING);
    first.process.kill("SIGCONT");
    expect(await first.reply).toMatchObject({ status: "superseded" });
    expect(await here.entries()).toEqual(written);
    expect(here.acts.filter((act) => act === "last")).toHaveLength(1);
    await until(() => !isAlive(first.process.pid ?? 0));
  });
});
