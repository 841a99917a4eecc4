import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@rampart/core/errors";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { benchOptions } from "../options.ts";
import { joinParts, readParts, splitParts, writeParts } from "../results-file.ts";
import type { Resumed } from "./drills/crash.ts";
import { describeTimes, readEffects, timesEach } from "./effects.ts";
import { renderRunbookResults } from "./render.ts";
import {
  type ExecutorResult,
  FLOOR_ID,
  OURS_ID,
  overBareNode,
  type RunbookResults,
  timesTheFloor,
} from "./results.ts";
import { brokenPromises, targetsOf } from "./targets.ts";

const ONCE = [1, 1, 1, 1, 1];

const resumed = (seconds: number, times: readonly number[] = ONCE, ended = "done"): Resumed => ({
  seconds,
  secondsToNextStep: seconds / 2,
  report: { ended, endedAt: 0 },
  times,
});

const report = (ended: string, because?: string): { ended: string; because?: string; endedAt: number } => ({
  ended,
  endedAt: 0,
  ...(because === undefined ? {} : { because }),
});

const timed = (...milliseconds: readonly number[]): Pick<ExecutorResult, "steps"> => ({
  steps: milliseconds.map((each) => ({ millisecondsPerStep: each, fsyncMilliseconds: 0.1 })),
});

const OURS: ExecutorResult = {
  id: OURS_ID,
  name: "Rampart",
  version: "1",
  keeps: "SQLite",
  between: [resumed(0.1)],
  inside: [resumed(0.2)],
  renamed: {
    report: report("refused"),
    times: [1, 1, 0, 0, 0],
    named: ["freeze writes", "promote replica"],
    restored: { report: report("done"), times: ONCE },
  },
  second: { first: report("done"), second: report("refused"), times: ONCE },
  ...timed(2, 3, 40),
  startUp: [130, 140, 250],
};

const FLOOR: ExecutorResult = {
  id: FLOOR_ID,
  name: "the floor",
  version: "",
  keeps: "SQLite",
  ...timed(1, 2, 30),
};

function resultsWith(ours: Partial<ExecutorResult>, more: Partial<RunbookResults> = {}): RunbookResults {
  return {
    date: "2026-01-01",
    machine: "a machine",
    load: { before: "0.10", after: "0.20" },
    absent: ["DBOS (not installed)"],
    stepCount: 500,
    executors: [{ ...OURS, ...ours }, FLOOR],
    own: {
      unprobed: resumed(0.1, [1, 1, 1, 0, 0], "in-doubt"),
      takeover: { first: report("superseded"), second: report("done"), times: ONCE },
    },
    bareStartUp: [30, 30, 130],
    ...more,
  };
}

describe("figures of executors", () => {
  it("compare steps with the floor round by round, so that a disk that is slow for a while is slow for both", () => {
    expect(timesTheFloor(resultsWith({}), OURS)).toBe(1.5);
  });

  it("compare start-up with Node.js alone round by round", () => {
    expect(overBareNode(resultsWith({}), OURS)).toBe(110);
  });

  it("have no ratio where nothing was timed", () => {
    expect(timesTheFloor(resultsWith({}), { ...OURS, steps: [] })).toBeUndefined();
    expect(overBareNode({ bareStartUp: [] }, OURS)).toBeUndefined();
  });

  it("say which steps had their effect how often", () => {
    expect(describeTimes(ONCE)).toBe("once each");
    expect(describeTimes([1, 2, 1, 0, 0])).toBe("step 2 twice, steps 4 and 5 never");
    expect(describeTimes([3, 1, 3, 3, 1])).toBe("steps 1, 3 and 4 3 times");
    expect(describeTimes([2, 2])).toBe("every step twice");
  });
});

describe("what ours is to reach", () => {
  const verdicts = (results: RunbookResults): readonly boolean[] =>
    targetsOf(results).map(({ isReached }) => isReached);

  it("is reached where every figure is within its bound and every promise is kept", () => {
    expect(verdicts(resultsWith({}))).toEqual(Array.from({ length: 8 }, () => true));
    expect(brokenPromises(resultsWith({}))).toEqual([]);
  });

  const { own } = resultsWith({});
  it.each<[string, RunbookResults, RegExp]>([
    [
      "a step is done twice after a crash",
      resultsWith({ inside: [resumed(0.1, [1, 1, 2, 1, 1])] }),
      /step 3 twice/,
    ],
    [
      "a run does not go on",
      resultsWith({ between: [resumed(0.1, ONCE, "failed")] }),
      /every probed step once/,
    ],
    [
      "finished steps are not named",
      resultsWith({ renamed: { ...requiredOf(OURS.renamed), named: ["freeze writes"] } }),
      /names 1 of 2/,
    ],
    [
      "renamed steps are run again",
      resultsWith({
        renamed: { report: report("done"), times: [2, 2, 1, 1, 1], named: [], restored: undefined },
      }),
      /steps renamed/,
    ],
    [
      "the second operator gets in",
      resultsWith({ second: { first: report("done"), second: report("done"), times: [1, 2, 1, 1, 1] } }),
      /refused: done, step 2 twice/,
    ],
    [
      "the first goes on after a takeover",
      resultsWith({}, { own: { ...own, takeover: { ...own.takeover, first: report("done") } } }),
      /takes over/,
    ],
    [
      "a step in doubt is done again",
      resultsWith({}, { own: { ...own, unprobed: resumed(0.1, [1, 1, 2, 1, 1]) } }),
      /cannot be probed/,
    ],
    ["nothing was drilled", resultsWith({ between: [], inside: [] }), /0 of 0 runs/],
  ])("is broken where %s", (_, results, complaint) => {
    const complaints = brokenPromises(results);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(complaint);
  });

  it("is missed, but no promise broken, where the machine is slow", () => {
    const slow = resultsWith({ between: [resumed(0.6)], ...timed(3, 5, 61), startUp: [200, 300, 400] });
    expect(verdicts(slow).slice(-3)).toEqual([false, false, false]);
    expect(brokenPromises(slow)).toEqual([]);
  });
});

describe("the section on executors", () => {
  it("shows each target with what was measured and whether that reaches it", () => {
    const text = renderRunbookResults(resultsWith({ ...timed(3, 5, 61) }));
    expect(text).toContain("| 0.20 s | reached |");
    expect(text).toContain("| a step costs at most 2 times the floor's | 2.50× | **missed** |");
    expect(text).toContain("| start-up: at most 150 ms over Node.js alone | 110 ms | reached |");
  });

  it("names the machine, what is left out, and why a peer has no figures", () => {
    const broken = {
      id: "dbos",
      name: "DBOS",
      version: "5.3.0",
      keeps: "PostgreSQL",
      failure: "no server\nat x",
    };
    const results = resultsWith({});
    const text = renderRunbookResults({ ...results, executors: [...results.executors, broken] });
    for (const part of [
      "a machine",
      "DBOS (not installed)",
      "| DBOS | 5.3.0 | PostgreSQL |",
      "failed: no server |",
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe("files of the bench", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rampart-bench-test-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("count effects from the lines that steps leave", () => {
    const file = join(folder, "effects");
    writeFileSync(file, "1 10 5.5\n3 10 6\n3 11 7\n");
    expect(timesEach(readEffects(file), 3)).toEqual([1, 0, 2]);
    expect(readEffects(file)[2]).toEqual({ position: 3, pid: 11, at: 7 });
  });

  it("keep the results of a part that was not measured again", () => {
    const file = join(folder, "RESULTS.md");
    writeParts(file, { runbooks: "## Runs\n\nold" });
    writeParts(file, { checks: "## Checks" });
    writeParts(file, { runbooks: "## Runs\n\nnew" });
    expect(readParts(file)).toEqual({ checks: "## Checks", runbooks: "## Runs\n\nnew" });
    const text = readFileSync(file, "utf8");
    expect(text.indexOf("## Checks")).toBeLessThan(text.indexOf("## Runs"));
    expect(text).toBe(joinParts(readParts(file)));
  });

  it("are not written over where they are of somebody else", () => {
    expect(() => splitParts("# My notes\n", "notes.md")).toThrow(InputError);
    expect(splitParts("", "new.md")).toEqual({});
  });

  it("in the repository, RESULTS.md is as the bench writes it", () => {
    const text = readFileSync(new URL("../RESULTS.md", import.meta.url), "utf8");
    expect(joinParts(splitParts(text, "RESULTS.md"))).toBe(text);
  });
});

describe("the options for parts", () => {
  it("measure all unless one is asked for", () => {
    expect(benchOptions([], []).parts).toEqual(["checks", "runbooks", "recovery"]);
    expect(benchOptions(["--only", "runbooks"], []).parts).toEqual(["runbooks"]);
    expect(benchOptions([], []).steps).toBe(500);
  });

  it("are refused where they make no sense", () => {
    for (const args of [
      ["--only", "speed"],
      ["--steps", "1"],
      ["--steps", "many"],
    ]) {
      expect(() => benchOptions(args, []), args.join(" ")).toThrow(InputError);
    }
  });
});

function requiredOf<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("it is not there");
  return value;
}
