import { type RehearsalResult, rehearse } from "@rampart/runbook/testing";
import { describe, expect, test } from "vitest";
import runbook from "../../backup/restore/runbook.ts";
import { AT, MemoryStore } from "./restore-store.ts";

const INPUTS = { store: "postgresql", name: "orders-2" };
const CUT_OVER = { ...INPUTS, afterwards: "cut-over" };
const PEOPLE = { approve: { "cut over[orders-2]": ["Grace"] } };

async function restored(
  store: MemoryStore,
  inputs: Readonly<Record<string, unknown>>,
  more: Partial<Parameters<typeof rehearse>[1]> = {},
): Promise<RehearsalResult> {
  return await rehearse(runbook, {
    inputs,
    clients: { store },
    people: PEOPLE,
    expect: { status: "completed" },
    ...more,
  });
}

describe("a restore", () => {
  test("is made beside the original and handed over with what is to do", async () => {
    const store = new MemoryStore();
    const { problems, entries } = await restored(store, INPUTS);
    expect(problems).toEqual([]);
    expect(store.acts).toEqual([`restore orders-2 as of ${AT}`]);
    expect(store.ledTo).toBe("the original");
    const said = entries.flatMap(({ event }) => (event.kind === "logged" ? [event.message] : []));
    expect(said).toContain("Lead users to orders-2.");
  });

  test("says how much is lost, against the objectives that were given", async () => {
    const { problems, record } = await restored(new MemoryStore(), { ...INPUTS, rpo: "5m", rto: "1h" });
    expect(problems).toEqual([]);
    // The rehearsal begins at three o'clock.
    expect(record.objective.rpo).toMatchObject({ measured: 600, objective: 300, met: false });
    expect(record.objective.rto).toMatchObject({ objective: 3600, met: true });
    expect(record.gates.find(({ name }) => name === "there is a recovery point")?.check.value).toBe(
      `log as of ${AT}, 10m old; 10m of data is lost, more than the objective of 5m`,
    );
  });

  test("cuts over once somebody else approved it and not before, and back again when it is undone", async () => {
    const store = new MemoryStore();
    expect((await restored(store, CUT_OVER)).problems).toEqual([]);
    expect(store.acts).toEqual([`restore orders-2 as of ${AT}`, "cut over to orders-2"]);

    const back = new MemoryStore();
    const undone = await restored(back, CUT_OVER, {
      expect: {
        status: "completed",
        undo: { status: "undone", steps: ["cut over[orders-2]", "restore", "choose"] },
      },
    });
    expect(undone.problems).toEqual([]);
    expect(back.acts.slice(2)).toEqual(["lead back to the original", "remove orders-2"]);
    expect(back.ledTo).toBe("the original");

    const waiting = new MemoryStore();
    const refuse = { "cut over[orders-2]": { by: "Grace", because: "not yet" } };
    const { problems } = await restored(waiting, CUT_OVER, {
      people: { refuse },
      expect: { status: "refused" },
    });
    expect(problems).toEqual([]);
    expect(waiting.ledTo).toBe("the original");
  });

  test("is not made of nothing: the reason is said of each recovery point", async () => {
    const store = new MemoryStore();
    store.points = [
      { id: "a", kind: "snapshot", oldest: AT, newest: AT, place: "memory", obstacle: "its key is gone" },
      { id: "b", kind: "snapshot", oldest: AT, newest: AT, place: "memory" },
    ];
    const { problems, outcome } = await restored(
      store,
      { ...INPUTS, compromisedFrom: "2026-01-01T00:00:00Z" },
      { expect: { status: "refused" } },
    );
    expect(problems).toEqual([]);
    expect(outcome.because).toMatch(/none of 2 will do: a \(.*\): its key is gone; b \(.*may be compromised/);

    const named = await restored(store, { ...INPUTS, recoveryPoint: "c" }, { expect: { status: "refused" } });
    expect(named.problems).toEqual([]);
    expect(named.outcome.because).toMatch(/none is called c: there is a \(.*\); b \(/);
    expect(store.acts).toEqual([]);
  });

  test("is not begun where the original is gone and nobody said so", async () => {
    const store = new MemoryStore();
    store.isThere = false;
    const refused = await restored(store, INPUTS, { expect: { status: "refused" } });
    expect(refused.problems).toEqual([]);
    expect(refused.outcome.advice).toContain("originalIsGone=true");
    expect((await restored(store, { ...INPUTS, originalIsGone: true })).problems).toEqual([]);
  });

  test("is not handed over where it is not whole", async () => {
    const store = new MemoryStore();
    store.isWhole = false;
    const { problems, outcome } = await restored(store, CUT_OVER, { expect: { status: "failed" } });
    expect(problems).toEqual([]);
    expect(outcome.because).toContain("a page is torn");
    expect(store.ledTo).toBe("the original");
  });

  test("leaves what has its name alone", async () => {
    const store = new MemoryStore();
    store.restored.set("orders-2", { run: "another", moment: AT });
    const { problems } = await restored(store, INPUTS, { expect: { status: "refused" } });
    expect(problems).toEqual([]);
    expect(store.acts).toEqual([]);
  });

  test("comes to the same end wherever its process dies, with each act done once", async () => {
    const { record } = await restored(new MemoryStore(), CUT_OVER);
    const { entries } = record.chain;
    expect(entries).toBeGreaterThan(10);
    for (let entry = 1; entry <= entries; entry += 1) {
      for (const crash of [{ before: entry }, { after: entry }]) {
        const store = new MemoryStore();
        const { problems } = await restored(store, CUT_OVER, { crashes: [crash] });
        expect({ crash, problems }).toEqual({ crash, problems: [] });
        expect({ crash, acts: store.acts }).toEqual({
          crash,
          acts: [`restore orders-2 as of ${AT}`, "cut over to orders-2"],
        });
      }
    }
  }, 60_000);
});
