import { describe, expect, it } from "vitest";
import { signApproval } from "../../src/approvals/sign-approval.ts";
import { SYSTEM_CLOCK } from "../../src/context/system-clock.ts";
import type { Notice } from "../../src/execute/observer.ts";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { Approvals } from "../../src/model/step.ts";
import type { ListedPerson } from "../../src/operator/listed-person.ts";
import { thisOperator } from "../../src/operator/operator.ts";
import { type KeyPair, keyPairs } from "../approvals/keys.ts";
import { eventsOf, freshJournal, QuickClock, runbookOf, startWith } from "./harness.ts";

const newKey = keyPairs();
const RUN = "2026-11-20-approve";

/** People with real keys, and a runbook whose one step waits for them. */
class Team {
  readonly done: string[] = [];
  readonly clock = new QuickClock();
  readonly journal: Journal = freshJournal();
  readonly #keys = new Map<string, KeyPair>();
  readonly runbook: Runbook;

  constructor(names: readonly string[], approvals: number | Approvals) {
    for (const name of names) this.#keys.set(name, newKey());
    this.runbook = runbookOf(({ step }) => [
      step({ name: "drop", approvals, run: () => void this.done.push("drop") }),
    ]);
  }

  get people(): readonly ListedPerson[] {
    return [...this.#keys].map(([name, { publicKey }]) => ({ name, sshKey: publicKey }));
  }

  /** Gives `name` the key of `other`. */
  share(name: string, other: string): void {
    this.#keys.set(name, this.#keyOf(other));
  }

  /** Lists one more. */
  hire(name: string): void {
    this.#keys.set(name, newKey());
  }

  async options(as: string, more: object = {}): Promise<Parameters<typeof startRun>[1]> {
    const { journal, clock, people: approvers, runbook } = this;
    const key = this.#keyOf(as).file;
    const operator = await thisOperator({ as, key, run: RUN, runbook: runbook.name, people: { approvers } });
    return { ...startWith(journal, { run: RUN, clock, approvers, ...more }), operator };
  }

  async start(as: string, more?: object): Promise<ReturnType<typeof startRun>> {
    return await startRun(this.runbook, await this.options(as, more));
  }

  async resume(as: string, more?: object): Promise<ReturnType<typeof startRun>> {
    return await resumeRun(this.runbook, RUN, await this.options(as, more));
  }

  /** Posts a good signature over the newest request, whether or not it will count. */
  async approve(approver: string): Promise<void> {
    const requests = (await eventsOf(this.journal, RUN)).filter(({ kind }) => kind === "approval-requested");
    const request = requests.at(-1);
    if (request?.kind !== "approval-requested") throw new Error("nobody asked");
    const message = await signApproval(
      {
        statement: request.statement,
        now: this.clock.now(),
        // Somebody else, so that only the executor judges.
        startedBy: { name: "Nobody", host: "", pid: 0, sshKey: newKey().publicKey },
        approvers: this.people,
        wanted: { count: 1 },
        given: [],
      },
      "drop",
      approver,
      this.#keyOf(approver).file,
    );
    await this.journal.post(RUN, message);
  }

  async refusals(): Promise<readonly string[]> {
    return (await eventsOf(this.journal, RUN)).flatMap((event) =>
      event.kind === "approval-refused" ? [`${event.approver}: ${event.because}`] : [],
    );
  }

  #keyOf(name: string): KeyPair {
    const key = this.#keys.get(name);
    if (key === undefined) throw new Error(`${name} has no key`);
    return key;
  }
}

describe("a step that needs approvals", () => {
  it("waits until as many have signed as it wants, and is then done", async () => {
    const team = new Team(["Ada", "Bela", "Cleo"], 2);
    expect(await team.start("Ada")).toMatchObject({ status: "waiting", step: "drop" });
    await team.approve("Bela");
    expect(await team.resume("Ada")).toMatchObject({ status: "waiting" });
    expect(team.done).toEqual([]);
    await team.approve("Cleo");
    expect(await team.resume("Ada")).toMatchObject({ status: "completed" });
    expect(team.done).toEqual(["drop"]);
  });

  it("says how many are missing and who may, without those who work on the run or have signed", async () => {
    const team = new Team(["Ada", "Bela", "Cleo", "Dora", "Emil"], 2);
    team.share("Emil", "Ada");
    const asked = await team.start("Ada");
    expect(asked.because).toMatch(/^"drop" waits for 2 of Bela, Cleo, Dora, until /);
    await team.approve("Bela");
    expect((await team.resume("Ada")).because).toMatch(/^"drop" waits for 1 more of Cleo, Dora, until /);
    expect((await team.resume("Cleo")).because).toMatch(/^"drop" waits for 1 more of Dora, until /);
  });

  it("is refused where too few are left who may approve, instead of waiting for nobody", async () => {
    const team = new Team(["Ada", "Bela", "Cleo"], 2);
    expect(await team.start("Ada")).toMatchObject({ status: "waiting" });
    const outcome = await team.resume("Bela", { waits: true });
    expect(outcome).toMatchObject({
      status: "refused",
      step: "drop",
      because: '"drop" needs 2 more to approve it, and only Cleo may: Ada, Bela worked on the run',
    });
    expect(outcome.advice).toContain("List more approvers");
    expect(team.done).toEqual([]);
    team.hire("Dora");
    expect((await team.resume("Ada")).because).toMatch(/waits for 2 of Cleo, Dora/);
    await team.approve("Cleo");
    await team.approve("Dora");
    expect(await team.resume("Ada")).toMatchObject({ status: "completed" });
  });

  it("is refused where the ones left have one key: that is one person", async () => {
    const team = new Team(["Ada", "Bela", "Cleo", "Dora"], 2);
    team.share("Dora", "Cleo");
    await team.start("Ada");
    expect(await team.resume("Bela")).toMatchObject({ status: "refused" });
  });

  it("is refused where a run without proof comes upon it: nobody can tell who must not approve", async () => {
    const runbook = runbookOf(({ forEach }) => [
      forEach({
        name: "drop",
        items: () => ["a"],
        key: (item) => item,
        step: () => ({ approvals: 1, run: () => undefined }),
      }),
    ]);
    const approvers = [{ name: "Bela", sshKey: newKey().publicKey }];
    const outcome = await startRun(runbook, startWith(freshJournal(), { approvers, waits: true }));
    expect(outcome).toMatchObject({ status: "refused", step: "drop[a]" });
    expect(outcome.because).toContain("without a key");
  });

  it("tells those who watch whom it waits for, also of a request that is open already", async () => {
    const team = new Team(["Ada", "Bela", "Cleo", "Dora"], 2);
    await team.start("Ada");
    await team.approve("Bela");
    const told: Notice[] = [];
    const stop = new AbortController();
    const observe = (notice: Notice): void => {
      if (notice.kind !== "waiting") return;
      told.push(notice);
      stop.abort();
    };
    await team.resume("Ada", { waits: true, observe, stop: stop.signal });
    expect(told).toEqual([
      expect.objectContaining({
        step: "drop",
        count: 1,
        from: ["Cleo", "Dora"],
        command: `rampart approve ${RUN} --step "drop" --as NAME --key FILE`,
      }),
    ]);
  });

  it("goes on by itself where the run waits, and the journal has how long that was", async () => {
    const team = new Team(["Ada", "Bela", "Cleo"], 1);
    team.clock.time = Date.now();
    const waiting = team.start("Ada", {
      waits: true,
      // Signing takes real time.
      clock: SYSTEM_CLOCK,
      observe: (notice: { kind: string; entry?: { event: { kind: string } } }) => {
        if (notice.entry?.event.kind === "approval-requested") void team.approve("Bela");
      },
    });
    expect(await waiting).toMatchObject({ status: "completed" });
    const entries = await team.journal.read(RUN);
    const [asked, given] = ["approval-requested", "approval-given"].map((kind) =>
      Date.parse(entries.find(({ event }) => event.kind === kind)?.at ?? ""),
    );
    expect((given ?? 0) - (asked ?? 0)).toBeGreaterThan(0);
  });

  it("does not take the word of the one who started, nor of a second name with the same key", async () => {
    const team = new Team(["Ada", "Bela", "Cleo", "Dora"], 2);
    team.share("Dora", "Bela");
    await team.start("Ada");
    await team.approve("Ada");
    await team.approve("Bela");
    await team.approve("Dora");
    expect(await team.resume("Ada")).toMatchObject({ status: "waiting" });
    expect(team.done).toEqual([]);
    expect(await team.refusals()).toEqual([
      'Ada: "Ada" started the run',
      "Dora: somebody has approved with the same key already",
    ]);
  });

  it("does not count an approver who has taken over the run since", async () => {
    const team = new Team(["Ada", "Bela", "Cleo", "Dora"], 2);
    await team.start("Ada");
    await team.approve("Bela");
    expect(await team.resume("Ada")).toMatchObject({ status: "waiting" });
    await team.approve("Cleo");
    expect(await team.resume("Bela")).toMatchObject({ status: "waiting" });
    expect(team.done).toEqual([]);
    await team.approve("Dora");
    expect(await team.resume("Ada")).toMatchObject({ status: "completed" });
  });

  it("is refused by the no of one approver; whoever goes on has to ask everybody again", async () => {
    const team = new Team(["Ada", "Bela", "Cleo"], 1);
    await team.start("Ada");
    await team.approve("Bela");
    await team.journal.post(RUN, { kind: "refusal", step: "drop", approver: "Cleo", because: "not today" });
    expect(await team.resume("Ada")).toMatchObject({
      status: "refused",
      step: "drop",
      because: 'Cleo says no to "drop": not today',
    });
    team.clock.time += 1_000;
    expect(await team.resume("Ada")).toMatchObject({ status: "waiting" });
    expect(team.done).toEqual([]);
    await team.approve("Bela");
    expect(await team.resume("Ada")).toMatchObject({ status: "completed" });
  });

  it("takes no notice of the no of somebody who is not listed", async () => {
    const team = new Team(["Ada", "Bela", "Cleo"], 1);
    await team.start("Ada");
    await team.journal.post(RUN, { kind: "refusal", step: "drop", approver: "Mallory", because: "ha" });
    expect(await team.resume("Ada")).toMatchObject({ status: "waiting" });
  });

  it("does not take an approval whose time is over, not even where the clock was put back", async () => {
    const team = new Team(["Ada", "Bela", "Cleo"], { count: 1, expires: "10m" });
    await team.start("Ada");
    await team.approve("Bela");
    const { time } = team.clock;
    team.clock.time += 3_600_000;
    expect(await team.resume("Ada")).toMatchObject({ status: "waiting" });
    team.clock.time = time;
    expect(await team.resume("Ada")).toMatchObject({ status: "waiting" });
    expect(team.done).toEqual([]);
    const kinds = (await eventsOf(team.journal, RUN)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "approval-expired")).not.toEqual([]);
    await team.approve("Bela");
    expect(await team.resume("Ada")).toMatchObject({ status: "completed" });
  });

  it("can be approved after the clock was ahead for a while", async () => {
    const team = new Team(["Ada", "Bela", "Cleo"], { count: 1, expires: "10m" });
    const { time } = team.clock;
    team.clock.time += 365 * 86_400_000;
    await team.start("Ada");
    team.clock.time += 3_600_000;
    await team.resume("Ada");
    team.clock.time = time;
    expect(await team.resume("Ada")).toMatchObject({ status: "waiting" });
    await team.approve("Bela");
    expect(await team.resume("Ada")).toMatchObject({ status: "completed" });
  });

  it("ends as waiting when nobody came in time", async () => {
    const team = new Team(["Ada", "Bela"], { count: 1, expires: "2s" });
    expect(await team.start("Ada", { waits: true })).toMatchObject({
      status: "waiting",
      because: 'the time to approve "drop" is over',
    });
  });

  it("ends as aborted when the run is stopped while it waits", async () => {
    const team = new Team(["Ada", "Bela"], { count: 1, expires: "9d" });
    const stop = new AbortController();
    const waiting = team.start("Ada", { waits: true, stop: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect(await waiting).toMatchObject({ status: "aborted" });
    expect(team.done).toEqual([]);
  });

  it("is not done by a signature over another run", async () => {
    const team = new Team(["Ada", "Bela", "Cleo"], 1);
    await team.start("Ada");
    await team.approve("Bela");
    const [message] = await team.journal.messages(RUN, 0);
    const other = new Team(["Ada", "Bela", "Cleo"], 1);
    await other.start("Ada");
    if (message !== undefined) await other.journal.post(RUN, message.body);
    expect(await other.resume("Ada")).toMatchObject({ status: "waiting" });
    expect(await other.refusals()).toHaveLength(1);
  });
});
