import { InputError } from "@rampart/core/errors";
import { describe, expect, it } from "vitest";
import type { Comparison } from "./compare.ts";
import type { Sample } from "./measure.ts";
import { benchOptions } from "./options.ts";
import { type Frame, selfTimes } from "./profile/cpu-profile.ts";
import { moduleOf, phaseOf } from "./profile/places.ts";
import { renderResults } from "./render-results.ts";
import { type FleetResult, growthOf, OURS, type Results, ratio, wall } from "./results.ts";
import { growthExponent, median } from "./statistics.ts";

const sample = (wallSeconds: number, peakMebibytes = 100): Sample => ({
  wallSeconds,
  cpuSeconds: wallSeconds,
  peakBytes: peakMebibytes * 2 ** 20,
});

const against = (name: string, samples: readonly Sample[], oursBefore: readonly Sample[]): Comparison => ({
  name,
  samples,
  oursBefore,
  failure: undefined,
});

const fleet = (size: number, ours: Sample, others: readonly Comparison[] = []): FleetResult => ({
  size,
  compared: { ours: [ours], others },
  findings: new Map([[OURS, 12]]),
  mistakes: [],
});

describe("figures", () => {
  it("have a median that one outlier does not move", () => {
    expect(median([3, 100, 1])).toBe(3);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it("tell linear growth from quadratic", () => {
    expect(growthExponent([1, 10, 100].map((x) => [x, 7 * x]))).toBeCloseTo(1);
    expect(growthExponent([1, 10, 100].map((x) => [x, 7 * x ** 2]))).toBeCloseTo(2);
  });

  it("of growth leave out what an empty stack costs", () => {
    const fleets = [fleet(0, sample(5)), fleet(1000, sample(6)), fleet(100_000, sample(105))];
    expect(growthOf(fleets, wall)).toBeCloseTo(1);
  });

  it("are compared run by run, against ours right before", () => {
    const samples = [sample(10), sample(200), sample(30)];
    const oursBefore = [sample(1), sample(10), sample(3)];
    expect(ratio(against("Checkov", samples, oursBefore), wall)).toBe(10);
  });
});

describe("the results", () => {
  const results = (checkovSeconds: number, peakMebibytes: number): Results => ({
    date: "2026-01-01",
    machine: "a machine",
    load: { before: "0.10", after: "0.20" },
    rules: 200,
    tools: [{ name: "Checkov", version: "3.3.30", asked: "all" }],
    absent: ["tfsec (not installed)"],
    pulumiVersion: undefined,
    startUp: [],
    fleets: [
      fleet(0, sample(0.2)),
      fleet(10_000, sample(1), [against("Checkov", [sample(checkovSeconds)], [sample(1)])]),
      fleet(100_000, sample(9, peakMebibytes)),
    ],
    engine: [],
  });

  it("say which targets are reached, which are not, and what was not measured", () => {
    const good = renderResults(results(150, 700));
    expect(good).toContain("| 100 times as fast as Checkov, at 10,000 resources | 150× | reached |");
    expect(good).toContain("| 100,000 resources in one process under 1.5 GiB | 700 MiB | reached |");
    expect(good).toContain("| 10 times as fast as tfsec, at 10,000 resources | not measured |  |");
    const bad = renderResults(results(99, 1700));
    expect(bad).toContain("| 99× | **missed** |");
    expect(bad).toContain("| 1700 MiB | **missed** |");
  });

  it("name the machine, the versions and what is left out", () => {
    const text = renderResults(results(150, 700));
    for (const part of ["a machine", "| Checkov | 3.3.30 | all |", "tfsec (not installed)", "0.10 before"]) {
      expect(text).toContain(part);
    }
  });
});

describe("a profile", () => {
  const frame = (functionName: string, url: string): Frame => ({ functionName, url });
  const modules = "file:///x/node_modules/@rampart";
  const frames = [
    frame("(root)", ""),
    frame("judge", `${modules}/cli/dist/check/judge.js`),
    frame("get", `${modules}/core/dist/value/value.js`),
    frame("parseJson", `${modules}/core/dist/read/json.js`),
    frame("(garbage collector)", ""),
  ];
  const profile = {
    nodes: frames.map((callFrame, index) => ({
      id: index + 1,
      callFrame,
      children: index === 0 ? [2, 4, 5] : index === 1 ? [3] : [],
    })),
    samples: [3, 3, 4, 5, 2],
    timeDeltas: [1000, 2000, 4000, 8000, 16_000],
  };

  it("counts a function to the phase it was called in", () => {
    expect(Object.fromEntries(selfTimes(profile, phaseOf))).toEqual({
      rules: 19,
      "read: JSON": 4,
      "garbage collection": 8,
    });
  });

  it("counts a function to the module it stands in", () => {
    expect(Object.fromEntries(selfTimes(profile, moduleOf))).toEqual({
      "@rampart/cli/check/judge": 16,
      "@rampart/core/value/value": 3,
      "@rampart/core/read/json": 4,
      "garbage collection": 8,
    });
  });
});

describe("the options", () => {
  it("are refused where they make no sense", () => {
    for (const args of [["--sizes", "ten"], ["--sizes", "0"], ["--peers", "nobody"], ["--fast"]]) {
      expect(() => benchOptions(args, ["opa"]), args.join(" ")).toThrow(InputError);
    }
  });

  it("can leave out every peer", () => {
    expect(benchOptions(["--peers", "none"], ["opa"]).peers).toEqual([]);
    expect(benchOptions([], ["opa"]).peers).toBeUndefined();
  });
});
