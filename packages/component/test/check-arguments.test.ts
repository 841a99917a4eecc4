import { output } from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
  ArgumentError,
  adoptProblems,
  argumentCheck,
  exactlyOneProblems,
  refuseIfAny,
  sameNameProblems,
} from "../src/index.ts";

const check = argumentCheck({
  type: "object",
  additionalProperties: false,
  required: ["name"],
  properties: {
    name: { type: "string" },
    mode: { type: "string", enum: ["strict", "loose"] },
    wait: { type: "string", format: "positiveDuration" },
    zone: { type: "string", format: "timeZone" },
    address: { type: "string", pattern: "^.+@.+$", description: "an address" },
    parts: { type: "object", additionalProperties: { type: "boolean" }, minProperties: 1 },
    list: { type: "array", minItems: 1, items: { type: "integer" } },
    wired: { input: "text" },
  },
});

function linesOf(args: unknown): readonly string[] {
  return check(args).map(({ argument, problem }) => `${argument}: ${problem}`);
}

describe("arguments against a schema", () => {
  it("pass where nothing is wrong, whatever stands where an output may", () => {
    expect(linesOf({ name: "a", wired: Promise.resolve(1), wait: "1h", zone: "Europe/Paris" })).toEqual([]);
  });

  it("are named with all that is wrong with them, and what was meant", () => {
    const wrong = {
      nmae: "a",
      qqqqqqqqqqqqq: 1,
      mode: "strickt",
      wait: "5",
      zone: "Mars/Olympus",
      address: "nobody",
      parts: { "a/b": "yes" },
      list: ["x"],
    };
    expect([...linesOf(wrong)].sort()).toEqual([
      'address: "nobody" has the wrong form; write an address',
      "list.0: it must be a whole number, not text",
      'mode: "strickt" is not one of strict, loose; did you mean "strict"?',
      "name: it is missing",
      'nmae: there is no such argument; did you mean "name"?',
      "parts.a/b: it must be true or false, not text",
      "qqqqqqqqqqqqq: there is no such argument; there are name, mode, wait, zone, address, parts, list, wired",
      'wait: "5" has no unit; write a number with a unit (s, m, h, d, w, y) such as 15m, 1h30m or 7d, or ISO 8601 such as PT15M',
      'zone: "Mars/Olympus" is not a time zone; write an IANA name such as Europe/Berlin, or UTC',
    ]);
  });

  it("are text, a promise or an output where an output may stand, and nothing else", () => {
    for (const wired of ["text", Promise.resolve("later"), output("known")]) {
      expect(linesOf({ name: "x", wired })).toEqual([]);
    }
    expect(linesOf({ name: "x", wired: "" })).toEqual(["wired: it is empty"]);
    expect(linesOf({ name: "x", wired: null })).toEqual(["wired: it must be text or an output, not null"]);
    expect(linesOf({ name: "x", wired: { id: "x" } })).toEqual([
      "wired: it must be text or an output, not an object",
    ]);
  });

  it("are said to be of the wrong kind once, and not that they are none of the right texts, too", () => {
    expect(linesOf({ name: "x", mode: 5 })).toEqual(["mode: it must be text, not a number"]);
  });

  it("may not be empty where something must stand, nor zero where time must pass", () => {
    expect([...linesOf({ name: "a", wait: "0s", parts: {}, list: [] })].sort()).toEqual([
      "list: the list must not be empty",
      "parts: it must not be empty",
      'wait: "0s" must be longer than 0s',
    ]);
  });

  it("that were forgotten altogether are missing", () => {
    expect(linesOf(undefined)).toEqual(["name: it is missing"]);
    expect(linesOf(null)).toEqual(["name: it is missing"]);
  });
});

describe("what exists or is made", () => {
  it("is given one way or the other", () => {
    expect(adoptProblems({ existing: "x" }, "existing", ["key"])).toEqual([]);
    expect(adoptProblems({ key: "x" }, "existing", ["key"])).toEqual([]);
    expect(
      adoptProblems({ existing: "x", key: "y", lock: {} }, "existing", ["key", "lock"], "vault"),
    ).toEqual([
      {
        argument: "vault.existing",
        problem: "it adopts what exists, and key, lock would make it; give one or the other",
      },
    ]);
  });

  it("is given exactly once", () => {
    expect(exactlyOneProblems({ a: 1 }, ["a", "b"])).toEqual([]);
    expect(exactlyOneProblems({}, ["a", "b"], "here")).toEqual([
      { argument: "here", problem: "exactly one of a, b; none is given" },
    ]);
    expect(exactlyOneProblems({ a: 1, b: 2 }, ["a", "b"])).toEqual([
      { argument: "arguments", problem: "exactly one of a, b; a and b are given" },
    ]);
  });
});

describe("names", () => {
  it("that differ in case only are refused, but for the first", () => {
    expect(sameNameProblems("rules", ["daily", "weekly", "Daily", "DAILY"])).toEqual([
      { argument: "rules.Daily", problem: "it differs from daily in case only; choose another name" },
      { argument: "rules.DAILY", problem: "it differs from daily in case only; choose another name" },
    ]);
  });
});

describe("a refusal", () => {
  it("names the component and every argument, one a line", () => {
    const problems = [
      { argument: "a", problem: "it is missing" },
      { argument: "b", problem: "it is wrong" },
    ];
    expect(() => refuseIfAny('Plan "x"', problems)).toThrow(new ArgumentError('Plan "x"', problems));
    expect(new ArgumentError('Plan "x"', problems).message).toBe(
      'Plan "x": a: it is missing\nPlan "x": b: it is wrong',
    );
    expect(() => refuseIfAny('Plan "x"', [])).not.toThrow();
  });
});
