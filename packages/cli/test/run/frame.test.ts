import { describe, expect, it } from "vitest";
import { frameOf } from "../../src/run/live/frame.ts";
import {
  APPROVAL,
  BEGAN,
  begins,
  ends,
  journalled,
  prints,
  STARTED,
  stateAfter,
  type Timed,
} from "./live.ts";

const PROMOTING: readonly Timed[] = [
  [0, STARTED],
  [
    10,
    journalled({
      kind: "gate-checked",
      step: "the standby is near",
      check: { passes: true, value: "1s" },
      milliseconds: 1,
    }),
  ],
  [20, begins("promote the standby")],
  [
    21,
    prints(
      "promote the standby",
      "waiting for the log\n\u001b[31mreplayed\u001b[0m 1 of 3\rreplayed 3 of 3\n",
    ),
  ],
];

const COPYING: readonly Timed[] = [
  ...PROMOTING,
  [60, ends("promote the standby")],
  [61, begins("copy[a.txt]")],
  [61, { kind: "progress", step: "copy[a.txt]", done: 0, total: 12_000_000, unit: "bytes" }],
  [71, { kind: "progress", step: "copy[a.txt]", done: 4_000_000, total: 12_000_000, unit: "bytes" }],
];

const BOTH: readonly Timed[] = [
  [0, STARTED],
  [5, begins("tell the web")],
  [6, begins("tell the mail")],
  [7, prints("tell the web", "a line that is much longer than what fits on a narrow terminal, to be cut\n")],
];

const BY_HAND = journalled({ kind: "manual-requested", step: "look at it", instructions: "Look." });

/** The frame some seconds after the beginning. */
const frame = (notices: readonly Timed[], seconds: number, columns: number, rto?: number): string =>
  frameOf(stateAfter(notices, rto), {
    columns,
    now: BEGAN + seconds * 1000,
    paint: (_, text) => text,
  }).join("\n");

describe("at the bottom of the screen", () => {
  it("a step that runs, the last it printed, what to do if it fails, the clock and what is next", () => {
    expect(frame(PROMOTING, 130, 80)).toMatchInlineSnapshot(`
      "⠋ promote the standby  1m50s
        | waiting for the log
        | replayed 3 of 3
        if it fails: The old primary still has all data: start it again, and call the
        team.
      2m10s of 15m · 2 of 5 · next: tell them"
    `);
    expect(frame(PROMOTING, 130, 40)).toMatchInlineSnapshot(`
      "⠋ promote the standby  1m50s
        | waiting for the log
        | replayed 3 of 3
        if it fails: The old primary still has
        all data: start it again, and call the
        team.
      2m10s of 15m · 2 of 5 · next: tell them"
    `);
  });

  it("how far a step is, how fast, and how long it will take", () => {
    expect(frame(COPYING, 71, 80)).toMatchInlineSnapshot(`
      "⠋ copy[a.txt]  10s
        █████░░░░░░░░░░░ 33 %  4.0 MB of 12.0 MB, 400.0 kB/s, 20.0 s left
      1m11s of 15m · 4 of 5 · next: look at it"
    `);
    expect(frame(COPYING, 71, 40)).toMatchInlineSnapshot(`
      "⠋ copy[a.txt]  10s
        █████░░░░░░░░░░░ 33 %
        4.0 MB of 12.0 MB, 400.0 kB/s, 20.0 s…
      1m11s of 15m · 4 of 5 · next: look at it"
    `);
  });

  it("steps that run at the same time", () => {
    expect(frame(BOTH, 10, 80)).toMatchInlineSnapshot(`
      "⠋ tell the web  5s
        | a line that is much longer than what fits on a narrow terminal, to be cut
      ⠋ tell the mail  4s
        if it fails: Call them.
      10s of 15m · 3 of 5 · next: copy"
    `);
    expect(frame(BOTH, 10, 40)).toMatchInlineSnapshot(`
      "⠋ tell the web  5s
        | a line that is much longer than wha…
      ⠋ tell the mail  4s
        if it fails: Call them.
      10s of 15m · 3 of 5 · next: copy"
    `);
  });

  it("an approval that is waited for, with the command that gives it", () => {
    expect(
      frame(
        [
          [0, STARTED],
          [30, APPROVAL],
        ],
        90,
        80,
      ),
    ).toMatchInlineSnapshot(`
      "… promote the standby: waits for 2 of Grace, Linus, Margaret, 59m left
        rampart approve 2026-11-20-k3x9qf --step "promote the standby" --as NAME --key FILE
      1m30s of 15m · 2 of 5 · next: tell them"
    `);
    expect(
      frame(
        [
          [0, STARTED],
          [30, APPROVAL],
        ],
        90,
        40,
      ),
    ).toMatchInlineSnapshot(`
      "… promote the standby: waits for 2 of G…
        rampart approve 2026-11-20-k3x9qf --step "promote the standby" --as NAME --key FILE
      1m30s of 15m · 2 of 5 · next: tell them"
    `);
  });

  it("a step that a person does, as the last one", () => {
    expect(
      frame(
        [
          [0, STARTED],
          [30, BY_HAND],
        ],
        90,
        80,
      ),
    ).toMatchInlineSnapshot(`
      "… look at it: by hand
        rampart runs confirm 2026-11-20-k3x9qf --step "look at it"
      1m30s of 15m · 5 of 5"
    `);
    expect(
      frame(
        [
          [0, STARTED],
          [30, BY_HAND],
        ],
        90,
        40,
      ),
    ).toMatchInlineSnapshot(`
      "… look at it: by hand
        rampart runs confirm 2026-11-20-k3x9qf --step "look at it"
      1m30s of 15m · 5 of 5"
    `);
  });

  it("that the objective is not met any more", () => {
    expect(frame(PROMOTING, 1_000, 80)).toMatchInlineSnapshot(`
      "⠋ promote the standby  16m20s
        | waiting for the log
        | replayed 3 of 3
        if it fails: The old primary still has all data: start it again, and call the
        team.
      16m40s of 15m, 1m40s over · 2 of 5 · next: tell them"
    `);
  });

  it("that it ends after this step", () => {
    expect(frame([...PROMOTING, [30, { kind: "stopping" }]], 31, 80)).toMatchInlineSnapshot(`
      "⠋ promote the standby  11s
        | waiting for the log
        | replayed 3 of 3
        if it fails: The old primary still has all data: start it again, and call the
        team.
      31s of 15m · 2 of 5 · next: tell them
      ending after this step; Ctrl-C again ends now"
    `);
  });

  it("only a few of many steps, without details", () => {
    const many = Array.from({ length: 7 }, (_, index): Timed => [1, begins(`copy[${index}.txt]`)]);
    expect(frame([[0, STARTED], ...many], 2, 80)).toMatchInlineSnapshot(`
      "⠋ copy[0.txt]  1s
      ⠋ copy[1.txt]  1s
      ⠋ copy[2.txt]  1s
      ⠋ copy[3.txt]  1s
        and 3 more
      2s of 15m · 4 of 5 · next: look at it"
    `);
  });

  it.each([30, 40, 80])("no line is wider than %d columns, but for commands to copy", (columns) => {
    for (const notices of [PROMOTING, COPYING, BOTH, [...PROMOTING, [25, APPROVAL]] as const]) {
      const lines = frame(notices, 1_000, columns).split("\n");
      for (const line of lines.filter((one) => !one.startsWith("  rampart "))) {
        expect([...line].length, line).toBeLessThanOrEqual(columns);
      }
    }
  });

  it.each([
    [100, "green"],
    [500, "yellow"],
    [800, "red"],
  ])("the clock after %d of 900 seconds is %s", (seconds, style) => {
    const painted: [unknown, string][] = [];
    frameOf(stateAfter(PROMOTING), {
      columns: 80,
      now: BEGAN + seconds * 1000,
      paint: (one, text) => {
        painted.push([one, text]);
        return text;
      },
    });
    expect(painted.find(([, text]) => text.endsWith(" of 15m"))?.[0]).toBe(style);
  });
});
