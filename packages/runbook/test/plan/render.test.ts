import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/plan/plan.ts";
import { type RenderOptions, renderPlan } from "../../src/plan/render.ts";
import { wrap } from "../../src/plan/wrap.ts";

const plan: Plan = {
  schemaVersion: 1,
  runbook: "failover/promote",
  stack: "shop/prod",
  inputs: { replica: "orders-replica" },
  secrets: ["password"],
  lock: "shop/prod failover/promote",
  madeAt: "2026-11-20T12:00:00.000Z",
  hash: "3f".repeat(32),
  estimate: 150_000,
  basis: { reads: {}, resources: {} },
  steps: [
    {
      name: "replication lag",
      kind: "gate",
      changes: [],
      refusals: [],
      approvals: 0,
      check: { passes: true, value: "2.1 s", objective: "at most 60 s", advice: "not shown" },
    },
    {
      name: "primary is fenced",
      kind: "gate",
      changes: [],
      refusals: [],
      approvals: 0,
      check: { passes: false, value: "takes writes", advice: "Fence it first." },
      expected: { passes: undefined, value: "no answer" },
    },
    {
      name: "promote",
      kind: "step",
      purpose: "Makes the replica the primary.",
      changes: [
        {
          target: "orders-db",
          action: "update",
          changes: [
            { path: "size", from: 1, to: 2 },
            { path: "tags.owner", to: "ops" },
          ],
        },
        { target: "old", action: "delete", changes: [{ path: "on", from: true }] },
      ],
      refusals: ["the primary still takes writes"],
      approvals: 2,
      estimate: 150_000,
      ifItFails: "Do not retry; call the database team.",
    },
    {
      name: "purge",
      kind: "forEach",
      changes: [],
      refusals: [],
      approvals: 0,
      undetermined: "its items are not known before promote has run",
    },
    { name: "at once", kind: "parallel", changes: [], refusals: [], approvals: 0 },
    { name: "tell", kind: "manual", within: "at once", changes: [], refusals: [], approvals: 0 },
  ],
};

const render = (options?: RenderOptions, of: Plan = plan): string =>
  renderPlan(of, options)
    .map(({ text }) => text)
    .join("\n");

describe("a plan for people", () => {
  it("shows gates with their values, and each step old to new as a preview does", () => {
    expect(render({ rto: "15m" })).toBe(`Plan of failover/promote on stack shop/prod
    made at 2026-11-20T12:00:00.000Z, hash 3f3f3f3f3f3f
    replica: "orders-replica"
    password: [secret]

1. ✓ replication lag: 2.1 s (at most 60 s)

2. ✗ primary is fenced: takes writes
    ? when its turn comes: no answer
    Fence it first.

3. promote  (about 2m30s; waits for 2 approvals)
    Makes the replica the primary.
    ~ orders-db  (update)
        ~ size: 1 => 2
        + tags.owner: "ops"
    - old  (delete)
        - on: true
    ✗ would be refused: the primary still takes writes
    If it fails: Do not retry; call the database team.

4. purge
    ? cannot be told yet: its items are not known before promote has run

5. at once  (at the same time)
    tell  (by hand)
        changes nothing that it reads

✓ about 2m30s in all, within the recovery time objective of 15m`);
  });

  it("says of a loop over nothing no time that it takes", () => {
    const step = {
      name: "purge",
      kind: "forEach",
      items: [],
      changes: [],
      refusals: [],
      approvals: 0,
      estimate: 0,
    } as const;
    expect(render({}, { ...plan, steps: [step] })).toContain("1. purge  (0 items)\n");
  });

  it("gives every line the role that it is styled by", () => {
    const roles = renderPlan(plan).map(({ role, text }) => `${role}: ${text.trim()}`);
    expect(roles).toContain("passed: 1. ✓ replication lag: 2.1 s (at most 60 s)");
    expect(roles).toContain("failed: 2. ✗ primary is fenced: takes writes");
    expect(roles).toContain("unknown: ? when its turn comes: no answer");
    expect(roles).toContain("update: ~ size: 1 => 2");
    expect(roles).toContain('create: + tags.owner: "ops"');
    expect(roles).toContain("delete: - old  (delete)");
    expect(roles).toContain("failed: ✗ would be refused: the primary still takes writes");
  });

  it("says when the estimate is over the objective, and when there is none", () => {
    expect(render({ rto: "2m" })).toContain(
      "✗ about 2m30s in all, more than the recovery time objective of 2m",
    );
    const { estimate: _, ...unknown } = plan;
    expect(render({ rto: "2m", columns: 200 }, unknown)).toContain(
      "? in all: no earlier run says how long tell takes; how many items there are of purge is not known yet; the recovery time objective is 2m",
    );
  });

  it("is no wider than the terminal, and loses no character", () => {
    const text = fc.string({ unit: "grapheme-composite", maxLength: 300 });
    fc.assert(
      fc.property(text, fc.nat({ max: 12 }), fc.integer({ min: 20, max: 90 }), (given, blanks, columns) => {
        const lines = wrap(given, " ".repeat(blanks), columns);
        for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(columns);
        const dense = (one: string): string => one.replaceAll(/[\s\p{Cc}\p{Cf}�]/gu, "");
        expect(dense(lines.join(""))).toBe(dense(given));
      }),
    );
  });

  it("does not let what it shows steer the terminal", () => {
    const evil = { ...plan, runbook: "a\u001b[2Jb\u202ec\nd" };
    expect(render({}, evil)).toContain("Plan of a�[2Jb�c d on stack");
  });
});
