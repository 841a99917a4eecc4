import type { RunInterval } from "@rampart/core/run-record";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationText, offsetText } from "../../src/run/duration.ts";
import { scaleOf } from "../../src/run/scale.ts";

describe("a duration for people", () => {
  it.each([
    [0, "0 ms"],
    [999.4, "999 ms"],
    [999.6, "1 s"],
    [2_449, "2.4 s"],
    [9_960, "10 s"],
    [59_600, "1 min"],
    [252_000, "4 min 12 s"],
    [3_599_600, "1 h"],
    [3_780_000, "1 h 3 min"],
    [86_399_000, "1 d"],
    [187_200_000, "2 d 4 h"],
  ])("%d ms is %s", (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });

  it.each([
    [0, "0:00"],
    [252_000, "4:12"],
    [3_723_000, "1:02:03"],
  ])("%d ms into a run is at %s", (milliseconds, text) => {
    expect(offsetText(milliseconds)).toBe(text);
  });
});

describe("the scale of a plot", () => {
  const idle = (from: number, to: number): RunInterval => ({ phase: "idle", from, to });

  it("is proportional where no pause is folded", () => {
    const scale = scaleOf([idle(10, 40)], 100);
    expect([0, 25, 50, 100].map((moment) => scale.at(moment))).toEqual([0, 0.25, 0.5, 1]);
    expect(scale.folds).toEqual([]);
  });

  it("draws a night shorter than the work around it, and the work in proportion", () => {
    const scale = scaleOf([idle(100, 9_900)], 10_000);
    expect(scale.folds).toHaveLength(1);
    expect(scale.at(50)).toBeCloseTo(scale.at(100) / 2);
    expect(scale.at(9_900) - scale.at(100)).toBeCloseTo(0.15 / 1.15);
    expect(scale.at(10_000)).toBeCloseTo(1);
  });

  it("reaches to the objective, unless that would hide the run", () => {
    expect(scaleOf([], 100, 150).at(150)).toBeLessThan(1);
    expect(scaleOf([], 100, 900).at(100)).toBe(1);
  });

  it("never goes back, never leaves the plot, and has few ticks", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        fc.nat(3_000_000),
        (work, pause, rest, mark) => {
          const length = work + pause + rest;
          const scale = scaleOf([idle(work, work + pause)], length, mark);
          const places = [0, work, work + pause, length, scale.end].map((moment) => scale.at(moment));
          expect(places).toEqual(places.toSorted((one, other) => one - other));
          expect(places.every((place) => 0 <= place && place <= 1 + 1e-9)).toBe(true);
          expect(scale.ticks.length).toBeLessThanOrEqual(8);
          expect(scale.ticks.every((tick) => 0 <= tick && tick <= scale.end)).toBe(true);
        },
      ),
    );
  });
});
