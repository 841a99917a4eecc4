import { isDeepStrictEqual } from "node:util";
import { parseDuration, renderDuration } from "@rampart/core/units";
import type { RunOutcome } from "../execute/options.ts";
import type { Entry, RunStatus } from "../journal/entry.ts";
import type { Json } from "../model/json.ts";
import type { Expectations, RehearsalResult } from "./rehearsal.ts";
import { matches } from "./reply.ts";

type Found = Omit<RehearsalResult, "problems">;

/** What is not as expected, in sentences. */
export function problemsIn(found: Found, expect: Expectations): readonly string[] {
  return [
    ...endingProblems("the run", found.outcome, expect.status),
    ...stopProblems(found.outcome, expect),
    ...orderProblems("steps", expect.steps, stepsDone(found.entries)),
    ...missingInOrder(
      "command",
      expect.commands ?? [],
      found.commands.map(({ command }) => command),
    ),
    ...forbidden(expect.commandsNotRun ?? [], found),
    ...missingInOrder(
      "call",
      expect.calls ?? [],
      found.calls.map(({ command }) => command),
    ),
    ...changeProblems(expect.changed ?? {}, found.entries),
    ...worldProblems(expect, found),
    ...durationProblems(expect, found),
    ...undoProblems(expect, found),
  ];
}

function endingProblems(what: string, outcome: RunOutcome | undefined, wanted: RunStatus): string[] {
  if (outcome === undefined || outcome.status === wanted) return [];
  const { status, because } = outcome;
  return [`${what} was to end as ${wanted}, and is ${status}${because === undefined ? "" : `: ${because}`}`];
}

function stopProblems(
  { step, because = "" }: RunOutcome,
  { stoppedAt, because: wanted }: Expectations,
): string[] {
  const problems: string[] = [];
  if (stoppedAt !== undefined && step !== stoppedAt) {
    problems.push(
      `the run was to stop at "${stoppedAt}", and ${step === undefined ? "did not" : `stopped at "${step}"`}`,
    );
  }
  const says = typeof wanted === "string" ? because.includes(wanted) : (wanted?.test(because) ?? true);
  if (!says) problems.push(`the reason was to say ${wanted}, and is: ${because === "" ? "none" : because}`);
  return problems;
}

/** Names of what was finished or checked, in the order in which it first was. */
export function stepsDone(entries: readonly Entry[]): readonly string[] {
  const names = entries.flatMap(({ event }) =>
    event.kind === "step-finished" || event.kind === "gate-checked" ? [event.step] : [],
  );
  return [...new Set(names)];
}

function orderProblems(
  what: string,
  wanted: readonly string[] | undefined,
  found: readonly string[],
): string[] {
  if (wanted === undefined || isDeepStrictEqual(wanted, found)) return [];
  return [`the ${what} were to be ${list(wanted)}, and were ${list(found)}`];
}

function missingInOrder(
  what: string,
  wanted: readonly (string | RegExp)[],
  found: readonly string[],
): string[] {
  let from = 0;
  for (const one of wanted) {
    const at = found.findIndex((text, index) => index >= from && matches(one, text));
    if (at === -1) {
      const before = from === 0 ? "" : ` after ${JSON.stringify(found[from - 1])}`;
      return [
        `the ${what} ${String(one)} was expected${before}, and did not come; there were ${list(found)}`,
      ];
    }
    from = at + 1;
  }
  return [];
}

function forbidden(wanted: readonly (string | RegExp)[], { commands }: Found): string[] {
  return commands
    .filter(({ command }) => wanted.some((one) => matches(one, command)))
    .map(({ step, command }) => `"${step}" ran ${command}, which was not to be run`);
}

type Changed = Readonly<Record<string, Json | undefined>>;

/** New values that steps have made, by target and path, as they are at last; undefined for a target that is gone. */
function changedIn(entries: readonly Entry[]): ReadonlyMap<string, Changed | undefined> {
  const targets = new Map<string, Changed | undefined>();
  for (const { event } of entries) {
    if (event.kind !== "step-finished") continue;
    for (const { target, action, changes } of event.changed ?? []) {
      const now = Object.fromEntries(changes.map(({ path, to }) => [path, to]));
      targets.set(target, action === "delete" ? undefined : { ...targets.get(target), ...now });
    }
  }
  return targets;
}

function changeProblems(
  wanted: Readonly<Record<string, Changed | undefined>>,
  entries: readonly Entry[],
): string[] {
  const found = changedIn(entries);
  return Object.entries(wanted).flatMap(([target, paths]) => {
    if (!found.has(target)) return [`${target} was to be changed, and no step changed it`];
    const now = found.get(target);
    if (paths === undefined) return now === undefined ? [] : [`${target} was to be gone, and is there`];
    if (now === undefined) return [`${target} was to be there, and is gone`];
    return Object.entries(paths)
      .filter(([path, value]) => !Object.hasOwn(now, path) || !isDeepStrictEqual(now[path], value))
      .map(([path, value]) => {
        const is = Object.hasOwn(now, path) ? `became ${textOf(now[path])}` : "was not changed";
        return `${target}: ${path} was to become ${textOf(value)}, and ${is}`;
      });
  });
}

function textOf(value: Json | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function worldProblems({ world: wanted = {} }: Expectations, { world }: Found): string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => !isDeepStrictEqual(world[name] ?? false, value))
    .map(
      ([name, value]) =>
        `"${name}" was to be ${textOf(value)} at the end, and is ${textOf(world[name] ?? false)}`,
    );
}

function durationProblems({ duration: wanted }: Expectations, { duration }: Found): string[] {
  if (wanted === undefined || duration <= parseDuration(wanted.atMost) * 1000) return [];
  return [`it was to take at most ${wanted.atMost}, and took ${renderDuration(duration / 1000)}`];
}

function undoProblems({ undo: wanted }: Expectations, { undo, entries }: Found): string[] {
  if (wanted === undefined) return [];
  const undone = entries.flatMap(({ event }) => (event.kind === "undo-finished" ? [event.step] : []));
  return [
    ...endingProblems("undoing", undo, wanted.status),
    ...orderProblems("steps taken back", wanted.steps, undone),
  ];
}

function list(texts: readonly string[]): string {
  return texts.length === 0 ? "none" : texts.map((text) => JSON.stringify(text)).join(", ");
}
