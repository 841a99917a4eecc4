import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Author,
  defineRunbook,
  type Item,
  type ProbeAnswer,
  type Runbook,
  type Step,
} from "@rampart/runbook";
import type { Effects } from "./effects.ts";

export type Scenario =
  | "waiting"
  | "renamed"
  | "chatty"
  | "deaf"
  | "stays"
  | "gigabyte"
  | "split"
  | "orphan"
  | "approved";
type Inputs = { readonly password?: string };
type Write = (author: Author<Inputs, undefined>, effects: Effects) => readonly Item[];

/** A step whose effect is a line, and that knows whether it was done. */
function honest(
  { step }: Author<Inputs, undefined>,
  effects: Effects,
  name: string,
  before?: (context: {
    readonly log: (message: string) => void;
    readonly signal: AbortSignal;
  }) => Promise<void> | void,
): Step {
  return step({
    name,
    run: async (context) => {
      await before?.(context);
      effects.add(name);
    },
    probe: probeOf(effects, name),
  });
}

function probeOf(effects: Effects, name: string): () => ProbeAnswer<undefined> {
  return () => ({ is: effects.has(name) ? "done" : "not-done" });
}

/** Says in a file that it is there, and waits for another file. */
async function waitFor(effects: Effects, mine: string, other: string, signal: AbortSignal): Promise<void> {
  writeFileSync(join(effects.directory, mine), "");
  while (!existsSync(join(effects.directory, other))) await sleep(10, undefined, { signal });
}

/** Runbooks by what is wrong with the world they run in. */
const SCENARIOS: Readonly<Record<Scenario, Write>> = {
  waiting: (author, effects) => [
    honest(author, effects, "first"),
    honest(author, effects, "wait", async ({ signal }) => await waitFor(effects, "waiting", "go", signal)),
    honest(author, effects, "last"),
  ],
  renamed: (author, effects) => [
    author.step({ name: "erste", run: () => effects.add("erste"), probe: probeOf(effects, "erste") }),
    honest(author, effects, "wait", async ({ signal }) => await waitFor(effects, "waiting", "go", signal)),
    honest(author, effects, "last"),
  ],
  chatty: (author, effects) =>
    Array.from({ length: 12 }, (_, index) =>
      honest(author, effects, `step ${index}`, ({ log }) => log("x".repeat(20_000))),
    ),
  deaf: (author, effects) => [
    author.step({
      name: "deaf",
      timeout: "1s",
      run: async ({ $ }) => {
        await $`trap '' TERM; echo $$ > ${join(effects.directory, "pid")}; while :; do sleep 0.1; done`;
      },
    }),
  ],
  stays: (author, effects) => [
    author.step({
      name: "fork",
      run: async ({ $ }) => {
        await $`setsid sh -c ${`echo $$ > ${join(effects.directory, "pid")}; exec sleep 300`} > /dev/null 2>&1 &`;
        while (!existsSync(join(effects.directory, "pid"))) await sleep(10);
        effects.add("fork");
      },
    }),
    honest(author, effects, "last"),
  ],
  gigabyte: (author, effects) => [
    author.step({
      name: "flood",
      run: async ({ $ }) => {
        await $`head -c 1000000000 /dev/zero | tr '\\0' x`;
        effects.add("flood");
      },
    }),
  ],
  split: (author, effects) => [
    author.step({
      name: "print",
      run: async ({ $, inputs }) => {
        await $({
          env: { SECRET: inputs.password ?? "" },
        })`printf %.5s "$SECRET"; sleep 0.3; printf %s "\${SECRET#?????}"`;
        effects.add("print");
      },
    }),
  ],
  orphan: (author, effects) => [
    author.step({
      name: "command",
      run: async ({ $ }) => {
        const [pid, world] = ["pid", "effects"].map((name) => join(effects.directory, name));
        await $`echo $$ > ${pid}; sleep 3; echo command >> ${world}`;
      },
      probe: probeOf(effects, "command"),
    }),
  ],
  approved: (author, effects) => [
    author.step({
      name: "drop",
      approvals: 1,
      run: () => effects.add("drop"),
      probe: probeOf(effects, "drop"),
    }),
  ],
};

export function scenario(name: Scenario, effects: Effects): Runbook {
  const write: Write = SCENARIOS[name];
  const password = { type: "string", description: "a password", secret: true } as const;
  return defineRunbook(
    { name: "test/scenario", purpose: "Runs in a bad world", inputs: { properties: { password } } },
    (author) => write(author, effects),
  );
}
