import { readdirSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { parse } from "yaml";
import { stackNameOf } from "../init/stack-files.ts";
import { type Candidate, type Completion, NOTHING, words } from "./completion.ts";

/** What is typed already. */
export interface Typed {
  readonly program: Command;
  /** The words before the one at the cursor. */
  readonly before: readonly string[];
  /** What there is of the word at the cursor; of `--option=word`, of the value. */
  readonly current: string;
}

/** What a value may be, by the name that options and arguments give it in their help: `--domain <domain>`. */
const SOURCES: Readonly<Record<string, (typed: Typed) => Completion | Promise<Completion>>> = {
  input: () => ({ kind: "files" }),
  file: () => ({ kind: "files" }),
  directory: () => ({ kind: "directories" }),
  command: ({ program }) => words(commandsOf(program)),
  rule: async () => {
    const { allRules } = await import("@rampart/policies");
    return words(allRules.map(({ id, title }) => ({ value: id, description: title })));
  },
  domain: async () => {
    const [{ allRules }, { domainOf }] = await Promise.all([
      import("@rampart/policies"),
      import("@rampart/policy"),
    ]);
    return named([...new Set(allRules.map(domainOf))]);
  },
  framework: async () => {
    const { frameworks } = await import("@rampart/policies/controls");
    return named(frameworks.map(({ id }) => id));
  },
  stack: () => named(readdirSync(".").flatMap((file) => stackNameOf(file) ?? [])),
  tier: () => named(tiersHere()),
  runbook: async ({ current }) => {
    if (/^[./~]/.test(current) && !current.startsWith("./runbooks/")) return { kind: "files" };
    const { ownFiles, shippedRunbooks } = await import("../runbook/locate.ts");
    return named([...ownFiles(), ...shippedRunbooks()].map(({ name }) => name));
  },
  run: async ({ before }) => {
    const { newestRuns } = await import("./runs.ts");
    return words(await newestRuns(before[before.lastIndexOf("--journal") + 1 || before.length]));
  },
};

/** What may stand for a value called `name`; nothing is proposed for one that only the user knows. */
export async function valuesNamed(name: string, typed: Typed): Promise<Completion> {
  return Object.hasOwn(SOURCES, name) ? ((await SOURCES[name]?.(typed)) ?? NOTHING) : NOTHING;
}

export function named(values: readonly string[]): Completion {
  return words(values.map((value) => ({ value })));
}

export function commandsOf(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ value: one.name(), description: one.description() }));
}

/** Without judging the file: while somebody types, one with a mistake still has tiers. */
function tiersHere(): string[] {
  try {
    const { tiers } = parse(readFileSync("rampart.yaml", "utf8")) as { readonly tiers?: object };
    return Object.keys(tiers ?? {});
  } catch {
    return [];
  }
}
