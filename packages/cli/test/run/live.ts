import type { Notice } from "@rampart/runbook/execute";
import type { Entry, RunEvent } from "@rampart/runbook/journal";
import type { Part } from "../../src/run/live/parts.ts";
import type { MovingScreen } from "../../src/run/live/screen.ts";
import { after, beginning, type LiveState } from "../../src/run/live/state.ts";

export const RUN = "2026-11-20-k3x9qf";
/** When the runs of these tests begin. */
export const BEGAN: number = Date.parse("2026-11-20T03:12:00Z");

const part = (name: string, ifItFails?: string, steps: readonly Part[] = []): Part => ({
  name,
  ifItFails,
  steps,
});

const PARTS: readonly Part[] = [
  part("the standby is near"),
  part("promote the standby", "The old primary still has all data: start it again, and call the team."),
  part("tell them", undefined, [part("tell the web"), part("tell the mail", "Call them.")]),
  part("copy"),
  part("look at it", "Call the team."),
];

/** A notice that comes some seconds after the beginning. */
export type Timed = readonly [seconds: number, notice: Notice];

/** That `event` was journalled. */
export function journalled(event: RunEvent, seconds = 0): Notice {
  const at = new Date(BEGAN + seconds * 1000).toISOString();
  const entry: Entry = { run: RUN, seq: 1, at, token: 1, event, previous: "", hash: "" };
  return { kind: "entry", entry };
}

export const STARTED: Notice = journalled({
  kind: "run-started",
  runbook: "failover/database",
  purpose: "Fails over",
  inputs: {},
  secrets: [],
  objectives: { rto: "15m" },
  mode: "run",
  operator: { name: "Ada", host: "laptop", pid: 1 },
  lock: "prod failover/database",
  items: [],
  planned: {},
  version: "1",
});

export const begins = (step: string, attempt = 1): Notice =>
  journalled({ kind: "step-started", step, attempt });

export const ends = (step: string, milliseconds = 1_500): Notice =>
  journalled({ kind: "step-finished", step, milliseconds });

export const prints = (step: string, text: string): Notice => ({ kind: "output", step, text });

export const APPROVAL: Notice = journalled({
  kind: "approval-requested",
  step: "promote the standby",
  count: 2,
  from: ["Grace", "Linus", "Margaret"],
  expires: "2026-11-20T04:12:30Z",
  planHash: "",
  statement: "Rampart approval, version 1\n",
});

/** One of them has approved, and the run was resumed since. */
export const WAITING: Notice = {
  kind: "waiting",
  step: "promote the standby",
  count: 1,
  from: ["Linus", "Margaret"],
  expires: "2026-11-20T04:12:30Z",
  command: `rampart approve ${RUN} --journal runs.sqlite --as NAME --key FILE`,
};

/** The state after all of `notices`. */
export function stateAfter(notices: readonly Timed[], rto: number | undefined = 900_000): LiveState {
  return notices.reduce(
    (state, [seconds, notice]) => after(state, notice, BEGAN + seconds * 1000),
    beginning(RUN, PARTS, { rto }),
  );
}

/** A screen that remembers: `stays` scrolled by, `frame` stands at the bottom. */
export class FakeScreen implements MovingScreen {
  readonly columns = 80;
  readonly stays: string[] = [];
  frame: readonly string[] = [];
  paint = (_style: unknown, text: string): string => text;

  write(text: string): void {
    this.stays.push(...text.split("\n"));
  }

  show(frame: readonly string[]): void {
    this.frame = frame;
  }

  clear(): void {
    this.frame = [];
  }
}
