import { setTimeout as sleep } from "node:timers/promises";
import type { Plan } from "@rampart/runbook/plan";
import { describe, expect, it } from "vitest";
import { Narrator } from "../../src/run/live/narrator.ts";
import { movingView, plainView } from "../../src/run/live/view.ts";
import { BEGAN, begins, ends, FakeScreen, prints, STARTED, stateAfter } from "./live.ts";

const PLAN: Plan = {
  schemaVersion: 1,
  runbook: "failover/database",
  inputs: {},
  secrets: [],
  lock: "prod failover/database",
  steps: [],
  basis: { reads: {}, resources: {} },
  madeAt: "2026-11-20T03:12:00Z",
  estimate: 0,
  hash: "0".repeat(64),
};

function viewOn(screen: FakeScreen, hasFrame: boolean) {
  const narrator = new Narrator({ screen, objectives: {}, plans: true, hasFrame });
  const options = { state: stateAfter([]), narrator, now: () => BEGAN + 1_000 };
  return hasFrame ? movingView(screen, options) : plainView(screen, options);
}

describe.each([
  ["a log", false],
  ["a terminal", true],
] as const)("on %s", (_, hasFrame) => {
  it("commands that look for the plan stand under a heading before it, without what they print", () => {
    const screen = new FakeScreen();
    const view = viewOn(screen, hasFrame);
    view.observe({ kind: "command", step: "near", command: "psql -c 'select 1'" });
    view.observe({ kind: "output", step: "near", text: "1\n" });
    view.observe({ kind: "command", step: "near", command: "dig db" });
    view.observe({ kind: "planned", plan: PLAN });
    view.observe(STARTED);
    view.observe({ kind: "command", step: "near", command: "dig db" });
    view.close();
    expect(screen.stays.slice(0, 4)).toEqual([
      "Looking at how things are:",
      "  $ psql -c 'select 1'",
      "  $ dig db",
      "Plan of failover/database",
    ]);
    expect(screen.stays.at(-1)).toBe("         $ dig db");
  });

  it("nothing is written while a question is asked, and all of it after", async () => {
    const screen = new FakeScreen();
    const view = viewOn(screen, hasFrame);
    view.observe(STARTED);
    const before = screen.stays.length;
    const answer = await view.asking(async () => {
      view.observe(begins("tell the web"));
      view.observe(ends("tell the web"));
      await sleep(250);
      expect({ stays: screen.stays.length, frame: screen.frame }).toEqual({ stays: before, frame: [] });
      return "yes";
    });
    expect(answer).toBe("yes");
    expect(screen.stays.slice(before)).toEqual(["03:12:00 ▸ tell the web", "03:12:00 ✓ tell the web  1.5 s"]);
    view.close();
    expect(screen.frame).toEqual([]);
  });

  it("what was held back is written although the question fails", async () => {
    const screen = new FakeScreen();
    const view = viewOn(screen, hasFrame);
    view.observe(STARTED);
    const asked = view.asking(async () => {
      view.observe(begins("copy"));
      throw new Error("the terminal is gone");
    });
    await expect(asked).rejects.toThrow("the terminal is gone");
    expect(screen.stays.at(-1)).toBe("03:12:00 ▸ copy");
    view.close();
  });

  it("an end that was asked for is confirmed, with the way to go on", () => {
    const screen = new FakeScreen();
    const view = viewOn(screen, hasFrame);
    view.observe(STARTED);
    view.stopping("rampart undo 2026-11-20-k3x9qf --stack prod");
    view.close();
    expect(screen.stays.at(-1)).toMatch(
      /^Ending after this step; .* rampart undo 2026-11-20-k3x9qf --stack prod$/,
    );
  });
});

describe("what a command prints", () => {
  it("is all in a log, and on a terminal only its end, in the frame", () => {
    const text = Array.from({ length: 50 }, (_, index) => `line ${index}\n`).join("");
    const shown = [false, true].map((hasFrame) => {
      const screen = new FakeScreen();
      const view = viewOn(screen, hasFrame);
      for (const notice of [STARTED, begins("copy"), prints("copy", text), ends("tell the web")]) {
        view.observe(notice);
      }
      const { frame } = screen;
      view.close();
      return { lines: screen.stays.filter((line) => line.includes("| line")).length, frame };
    });
    expect(shown.map(({ lines }) => lines)).toEqual([50, 0]);
    expect(shown[1]?.frame.filter((line) => line.includes("| line"))).toEqual([
      "  | line 47",
      "  | line 48",
      "  | line 49",
    ]);
  });
});
