import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import type { StartOptions } from "../../src/execute/options.ts";
import type { Operator, RunEvent } from "../../src/journal/entry.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import type { Author } from "../../src/model/author.ts";
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

/** Effects that outlive the process: a line for each act. */
export class Effects {
  readonly directory: string = mkdtempSync(join(tmpdir(), "rampart-effects-"));
  readonly #file = join(this.directory, "effects");

  add(name: string): void {
    appendFileSync(this.#file, `${name}\n`);
  }

  get all(): readonly string[] {
    return existsSync(this.#file) ? readFileSync(this.#file, "utf8").split("\n").filter(Boolean) : [];
  }

  has(name: string): boolean {
    return this.all.includes(name);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The kinds of what is written of a run, with the step where there is one. */
export async function story(journal: Journal, run: string): Promise<readonly string[]> {
  return (await journal.read(run)).map(({ event }) => describe(event));
}

function describe(event: RunEvent): string {
  return "step" in event && event.step !== undefined ? `${event.kind} ${event.step}` : event.kind;
}
