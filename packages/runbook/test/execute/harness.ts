import { hostname } from "node:os";
import type { StartOptions } from "../../src/execute/options.ts";
import type { Operator, RunEvent } from "../../src/journal/entry.ts";
import type { Journal, Lease } from "../../src/journal/journal.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import type { Author } from "../../src/model/author.ts";
import type { Clock } from "../../src/model/context.ts";
import { defineRunbook } from "../../src/model/define.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { Item } from "../../src/model/step.ts";

/** Somebody at this machine. */
export const ADA: Operator = { name: "Ada", host: hostname(), pid: process.pid };
export const GRACE: Operator = { name: "Grace", host: "another-host", pid: 4711 };

/** A runbook of `items` that takes one optional input. */
export function runbookOf(
  items: (author: Author<{ readonly target?: string }, undefined>) => readonly Item[],
): Runbook {
  return defineRunbook(
    {
      name: "test/runbook",
      purpose: "Is executed by a test",
      inputs: { properties: { target: { type: "string", description: "what to act on" } } },
    },
    items,
  );
}

/** What every start takes in these tests. */
export function startWith(journal: Journal, more: Partial<StartOptions> = {}): StartOptions {
  return { inputs: {}, journal, operator: ADA, ...more };
}

export function freshJournal(): Journal {
  return memoryJournal();
}

/** The kinds of what is written of a run, with the step where there is one. */
export async function story(journal: Journal, run: string): Promise<readonly string[]> {
  return (await journal.read(run)).map(({ event }) => describe(event));
}

function describe(event: RunEvent): string {
  return "step" in event && event.step !== undefined ? `${event.kind} ${event.step}` : event.kind;
}

/** Time that passes at once where somebody waits for less than a deadline; it can be set. */
export class QuickClock implements Clock {
  /** What was waited for, in milliseconds. */
  readonly slept: number[] = [];
  time: number = Date.parse("2026-11-20T03:00:00Z");

  now(): Date {
    return new Date(this.time);
  }

  elapsed(): number {
    return this.time;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (milliseconds >= DEADLINES) return await untilAborted(signal);
    this.slept.push(milliseconds);
    this.time += milliseconds;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}

/** Steps have ten minutes, and probes one: such a time is waited for only to be over. */
const DEADLINES = 60_000;

async function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return await new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** The entries of a run without their envelope. */
export async function eventsOf(journal: Journal, run: string): Promise<readonly RunEvent[]> {
  return (await journal.read(run)).map(({ event }) => event);
}

/** A run as it stands when its process was killed right after the last entry of which `isLast` is true. */
export async function crashedAfter(
  journal: Journal,
  run: string,
  isLast: (event: RunEvent) => boolean,
): Promise<Journal> {
  const entries = await journal.read(run);
  const end = entries.findLastIndex(({ event }) => isLast(event));
  if (end === -1) throw new Error("the run has no such entry");
  const crashed = memoryJournal();
  const [first] = entries;
  if (first?.event.kind !== "run-started") throw new Error("the run has no beginning");
  const dead: Operator = { ...ADA, pid: DEAD_PID };
  const { lock: key } = first.event;
  const get = async (takeOver: number | undefined): Promise<Lease> =>
    await crashed.acquire({
      key,
      run,
      holder: dead,
      milliseconds: 3_600_000,
      ...(takeOver === undefined ? {} : { takeOver }),
    });
  let lease = await get(undefined);
  for (const entry of entries.slice(0, end + 1)) {
    while (lease.token < entry.token) lease = await get(lease.token);
    await crashed.append(entry, lease);
  }
  return crashed;
}

/** No process of Linux has a number as high. */
const DEAD_PID = 2 ** 30;
