import type { Notice } from "@rampart/runbook/execute";
import { describe, expect, it } from "vitest";
import { cut } from "../../src/output/cut.ts";
import { linesOf } from "../../src/run/live/lines.ts";
import { ProgressLines } from "../../src/run/live/progress-lines.ts";
import { paceText } from "../../src/run/live/progress-text.ts";
import { APPROVAL, BEGAN, begins, journalled, prints, RUN, STARTED, stateAfter, WAITING } from "./live.ts";

const LOG = { width: 500, areSeveral: false, showsOutput: true };

const texts = (notice: Notice, options = LOG): readonly string[] =>
  linesOf(notice, options).map(({ text }) => text);

const FAILED = journalled({
  kind: "step-failed",
  step: "promote",
  milliseconds: 10,
  failure: {
    message: "it said no\n\n    at Object.apply (file:///step-shell.ts:135:39)\n    exit code: 1\n",
    kind: "error",
    output: "first\nsecond\n",
  },
  retries: false,
});

describe("in a log", () => {
  it("what is journalled stands with its time, and what belongs to it is indented", () => {
    expect(texts(begins("promote", 2))).toEqual(["03:12:00 ▸ promote (try 2)"]);
    expect(texts(FAILED)).toEqual(["03:12:00 ✗ promote: it said no", "           exit code: 1"]);
  });

  it("what a step printed before it failed is told where it was not shown as it came", () => {
    expect(texts(FAILED, { ...LOG, showsOutput: false }).slice(2)).toEqual([
      "         | first",
      "         | second",
    ]);
  });

  it("who is waited for comes with the command that gives an approval", () => {
    expect(texts(APPROVAL)).toEqual([
      "03:12:00 … promote the standby: asks for 2 approvals, until 2026-11-20T04:12:30Z",
    ]);
    expect(texts(WAITING)).toEqual([
      "         … promote the standby: waits for 1 of Linus, Margaret",
      `           rampart approve ${RUN} --journal runs.sqlite --as NAME --key FILE`,
    ]);
  });

  it("commands and output say whose they are where several steps run", () => {
    const command: Notice = { kind: "command", step: "tell the web", command: "curl -f\nhttps://web" };
    expect(texts(command)).toEqual(["         $ curl -f", "           https://web"]);
    expect(texts(command, { ...LOG, areSeveral: true })[0]).toBe("         tell the web $ curl -f");
    expect(texts(prints("tell the web", "ok\n"), { ...LOG, areSeveral: true })).toEqual([
      "         tell the web | ok",
    ]);
  });

  it("what people have to read is not cut to the width of the terminal, output is", () => {
    const narrow = { ...LOG, width: 30 };
    const long = "word ".repeat(20).trim();
    const instructions = journalled({ kind: "manual-requested", step: "look", instructions: long });
    expect(texts(instructions, narrow)[1]).toBe(`           ${long}`);
    expect(texts({ kind: "command", step: "copy", command: long }, narrow)).toEqual([`         $ ${long}`]);
    expect(texts(prints("copy", `${long}\n`), narrow)[0]).toHaveLength(30);
  });

  it("nothing that a command prints steers the terminal, and endless lines are cut", () => {
    const text = `\u001b]0;title\u0007\u001b[2J${"x".repeat(10_000)}\n`;
    const [line = "", ...more] = texts(prints("copy", text));
    expect(more).toEqual([]);
    expect(line.length).toBe(500);
    expect(line).toMatch(/^ {9}\| x+…$/);
  });
});

describe("cut", () => {
  it("keeps what fits, and marks what does not", () => {
    expect(cut("12345", 5)).toBe("12345");
    expect(cut("123456", 5)).toBe("1234…");
    expect(cut("two\n  lines", 20)).toBe("two lines");
  });
});

describe("progress", () => {
  const pace = (done: number, total: number, unit: string | undefined, seconds: number): string =>
    paceText({ done, total, unit, since: { at: 0, done: 0 } }, seconds * 1000);

  it("is told in the unit of the step, bytes in powers of a thousand", () => {
    expect(pace(3, 10, "files", 2)).toBe("3 of 10 files, 1.5 files/s, 4.7 s left");
    expect(pace(1_500_000, 3_000_000_000, "bytes", 1)).toBe("1.5 MB of 3.0 GB, 1.5 MB/s, 33m19s left");
    expect(pace(7, 0, "rows", 2)).toBe("7 rows, 3.5 rows/s");
    expect(pace(3, 10, undefined, 0.5)).toBe("3 of 10");
  });

  /** The lines of a log for progress that is told `[seconds, done]`, of 1000. */
  const told = (...points: readonly (readonly [number, number])[]): readonly string[] => {
    const lines = new ProgressLines();
    return points.flatMap(([seconds, done]) => {
      const notice = { kind: "progress", step: "copy", done, total: 1000, unit: "rows" } as const;
      const state = stateAfter([
        [0, STARTED],
        [0, begins("copy")],
        [0, { ...notice, done: 0 }],
        [seconds, notice],
      ]);
      return lines.next(notice, state, BEGAN + seconds * 1000) ?? [];
    });
  };

  it("takes a line of a log for each tenth only", () => {
    const points = Array.from({ length: 1001 }, (_, done) => [done / 1000, done] as const);
    expect(told(...points).map((line) => line.split(",")[0])).toEqual(
      [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((percent) => `copy: ${percent} %`),
    );
  });

  it("takes a line every ten seconds where a tenth takes longer", () => {
    const points = Array.from({ length: 36 }, (_, second) => [second, second] as const);
    expect(told(...points)).toHaveLength(3);
  });
});
