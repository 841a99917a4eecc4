import { InputError } from "@rampart/core/errors";
import { describe, expect, it } from "vitest";
import { defineRunbook, type Item, type Runbook, type Step, type Target } from "../../src/index.ts";
import { refuseUnsoundStep } from "../../src/model/soundness.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A runbook as somebody may write it without types. */
function runbook(fields: Fields, ...items: readonly unknown[]): Runbook {
  const definition = { name: "a/b", purpose: "To be checked.", inputs: { properties: {} }, ...fields };
  return defineRunbook(definition, () => items as readonly Item[]);
}

function step(fields: Fields = {}): Step {
  return { kind: "step", name: "one", run: () => undefined, ...fields } as unknown as Step;
}

function target(fields: Fields = {}): Target {
  return { kind: "target", name: "table", read: () => undefined, ...fields } as unknown as Target;
}

/** The message with which `attempt` is refused as bad input. */
function refusalOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  throw new Error("it was not refused");
}

describe("a runbook", () => {
  it("that is sound is taken", () => {
    const table = target();
    const items = [
      { kind: "gate", name: "lag", reads: { table }, check: () => ({ passes: true, value: "0 s" }) },
      step({
        name: "Promote the replica",
        reads: { table },
        timeout: "15m",
        retry: { attempts: 3, delay: "0s", factor: 1.5, deadline: "1m", when: () => true },
        approvals: { count: 2, from: ["ada", "bob"], expires: "PT30M" },
      }),
      {
        kind: "parallel",
        name: "both",
        limit: 2,
        steps: [
          step({ name: "left", reads: { table } }),
          { kind: "manual", name: "ring", instructions: () => "Ring." },
        ],
      },
      {
        kind: "forEach",
        name: "tables",
        items: () => [],
        key: () => "",
        step: () => ({}),
        batch: 2,
        canary: 0,
        stopAfterFailures: 1,
      },
    ];
    const objectives = { rto: "15m", rpo: "0s" };
    expect(runbook({ name: "operations/db-2/vacuum", objectives }, ...items).items).toHaveLength(4);
  });

  it("is refused with every problem at once, each under the name of its part", () => {
    const message = refusalOf(() =>
      runbook(
        { name: "Fail Over", purpose: " ", objectives: { rto: "90" } },
        step({ timeout: "soon", retry: { attempts: 0, when: () => true } }),
        step({ name: "two[1]" }),
      ),
    );
    expect(message.split("\n")).toEqual([
      expect.stringMatching(/^runbook: "Fail Over" is not a name; write words in lower case/),
      expect.stringMatching(/has no `purpose`/),
      expect.stringMatching(/its objective rto "90" has no unit; write/),
      expect.stringMatching(/step "one": its timeout "soon" is not a duration; write/),
      expect.stringMatching(/step "one": its retry\.attempts must be a whole number, 1 or more, not 0$/),
      expect.stringMatching(/step "two\[1\]": "two\[1\]" is not a name; write letters/),
    ]);
  });

  it.each(["", "a b", "A", "a//b", "/a", "a-", "1a", "../a", "a\n", undefined, 7])(
    "cannot be called %j",
    (name) => {
      expect(refusalOf(() => runbook({ name }))).toContain("is not a name");
    },
  );

  it.each(["", " a", "a ", "a[b]", "a\u0007", "a\nb", "a\u202eb", "x".repeat(101), undefined])(
    "cannot have a step called %j",
    (name) => {
      expect(refusalOf(() => runbook({}, step({ name })))).toContain("is not a name");
    },
  );

  it.each(["fence the old primary", "Überprüfen", "db-1/restore_v2.1", "1"])(
    "can have a step called %s",
    (name) => {
      expect(runbook({}, step({ name })).items).toHaveLength(1);
    },
  );
});

describe("the parts of a runbook", () => {
  it.each<[Fields, string]>([
    [{ timeout: "0s" }, 'its timeout "0s" is no time at all'],
    [{ timeout: 60 }, 'its timeout must be a duration such as "15m", not 60'],
    [{ timeout: "1M" }, "months"],
    [{ run: undefined }, "its `run` must be a function"],
    [{ probe: "no" }, "its `probe` must be a function"],
    [{ undo: null }, "its `undo` must be a function"],
    [{ leavesNothing: true, undo: () => undefined }, "its `leavesNothing` says that nothing is left behind"],
    [{ leavesNothing: true, changes: () => ({}) }, "its `leavesNothing` says that nothing is left behind"],
    [{ approvals: 0 }, "its approvals must be a whole number, 1 or more, not 0"],
    [{ approvals: 1.5 }, "its approvals must be a whole number, 1 or more, not 1.5"],
    [{ approvals: { count: "2" } }, 'its approvals.count must be a whole number, 1 or more, not "2"'],
    [{ approvals: { count: 1, expires: "tomorrow" } }, 'its approvals.expires "tomorrow" is not a duration'],
    [
      { approvals: { count: 2, from: ["ada", "ada"] } },
      "its approvals.from names 1, of whom 2 cannot approve",
    ],
    [
      { retry: { attempts: 2, factor: 0.5, when: () => true } },
      "its retry.factor must be a number, 1 or more",
    ],
    [{ retry: { attempts: 2, delay: "-1s", when: () => true } }, 'its retry.delay "-1s" is negative'],
    [{ retry: { attempts: 2, deadline: "0s", when: () => true } }, "its retry.deadline"],
    [{ retry: { attempts: 2 } }, "its retry.when must be a function"],
  ])("are refused for %o", (fields, problem) => {
    expect(refusalOf(() => runbook({}, step(fields)))).toContain(`runbook a/b: step "one": `);
    expect(refusalOf(() => runbook({}, step(fields)))).toContain(problem);
  });

  it.each<[Fields, string]>([
    [{ kind: "parallel", limit: 0, steps: [] }, "its limit must be a whole number, 1 or more, not 0"],
    [{ kind: "parallel" }, "its steps must be a list"],
    [{ kind: "forEach", batch: -1 }, "its batch must be a whole number, 1 or more, not -1"],
    [{ kind: "forEach", canary: -1 }, "its canary must be a whole number, 0 or more, not -1"],
    [{ kind: "forEach", stopAfterFailures: 0 }, "its stopAfterFailures must be"],
    [{ kind: "forEach" }, "its `key` must be a function"],
    [{ kind: "gate", check: () => true }, "its `reads` must name targets"],
    [{ kind: "manual" }, "its `instructions` must be a function"],
    [{ kind: "steps" }, "stands among its steps; make each with"],
  ])("of other kinds are refused for %o", (fields, problem) => {
    expect(refusalOf(() => runbook({}, { name: "some", ...fields }))).toContain(problem);
  });

  it("are not undefined, and the list is one", () => {
    expect(refusalOf(() => runbook({}, undefined))).toContain("undefined stands among its steps");
    const notYet = () => Promise.resolve([]) as unknown as Item[];
    const definition = { name: "a", purpose: "b", inputs: { properties: {} } };
    expect(refusalOf(() => defineRunbook(definition, notYet))).toContain("its steps must be a list");
  });

  it("have each their own name, over the whole runbook", () => {
    const group = { kind: "parallel", name: "both", steps: [step({ name: "one" })] };
    expect(refusalOf(() => runbook({}, step(), group))).toContain('a step and a step are called "one"');
    expect(refusalOf(() => runbook({}, step({ name: "both" }), group))).toContain(
      'a step and a group are called "both"',
    );
  });

  it("stand in it once", () => {
    const once = step();
    const group = { kind: "parallel", name: "both", steps: [once, once] };
    expect(refusalOf(() => runbook({}, group))).toContain('step "one" stands in it twice');
    expect(refusalOf(() => runbook({}, once, { ...group, steps: [once] }))).toContain(
      'step "one" stands in it twice',
    );
  });

  it("may read one target, but not two of one name", () => {
    const table = target();
    expect(
      runbook({}, step({ reads: { a: table, b: table } }), step({ name: "two", reads: { table } })),
    ).toBeDefined();
    expect(refusalOf(() => runbook({}, step({ reads: { table, other: target() } })))).toContain(
      'two targets are called "table"; give each its own name, or read the same one',
    );
    expect(refusalOf(() => runbook({}, step({ reads: { table: target({ name: "a\nb" }) } })))).toContain(
      "is not a name",
    );
    expect(refusalOf(() => runbook({}, step({ reads: { table: "orders" } })))).toContain("is not a target");
  });
});

describe("a step made for an item", () => {
  it("is checked when it is made, whatever its key", () => {
    expect(() => refuseUnsoundStep(step({ name: "tables[a\nb]" }))).not.toThrow();
    expect(refusalOf(() => refuseUnsoundStep(step({ name: "tables[a]", timeout: "x" })))).toContain(
      'step "tables[a]": its timeout "x" is not a duration',
    );
  });
});
