// What working out the recovery posture of a stack costs, beside only reading that stack.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../cache.ts";
import { type Command, versionOf } from "../command.ts";
import { type Compared, type Contestant, compare } from "../compare.ts";
import { describeMachine, load } from "../machine.ts";
import { count } from "../markdown.ts";
import type { Installed } from "../ours.ts";
import { recoveryStack, SETTINGS } from "./stack.ts";

export const POSTURE = "`rampart recovery`";
const GRAPH = "reading the stack into the graph";
const JQ = "`jq length` of the same file";

/** Fewer where a run takes long. */
const runsOf = (size: number): number => (size > 10_000 ? 2 : 5);
const JQ_WORDS = ["jq", "--version"] as const;

export interface SizedPosture {
  /** Resources that hold data. */
  readonly size: number;
  /** All resources of the stack. */
  readonly resources: number;
  readonly compared: Compared;
  /** Resources that the document of ours has, to see that none is left out. */
  readonly judged: number;
}

export interface RecoveryResults {
  readonly date: string;
  readonly machine: string;
  readonly load: { readonly before: string; readonly after: string };
  /** Undefined where there is none. */
  readonly jqVersion: string | undefined;
  readonly postures: readonly SizedPosture[];
}

/** Measures ours and the floors in turn, for each size. */
export function benchRecovery(
  sizes: readonly number[],
  installed: Installed,
  say: (what: string) => void,
): RecoveryResults {
  const before = load();
  const jqVersion = versionOf(JQ_WORDS, /jq-([\w.]+)/);
  const settings = join(cacheFolder("recovery"), "rampart.yaml");
  writeFileSync(settings, SETTINGS);
  // Its smallest size is the floor of growth: what there is whatever the stack holds.
  const postures = [0, ...sizes].map((size) =>
    measureSize(size, settings, installed, jqVersion !== undefined, say),
  );
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    load: { before, after: load() },
    jqVersion,
    postures,
  };
}

function measureSize(
  size: number,
  settings: string,
  installed: Installed,
  hasJq: boolean,
  say: (what: string) => void,
): SizedPosture {
  say(`recovery posture of ${count(size)} data resources`);
  const folder = cacheFolder("recovery", String(size));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "stack.json");
  const stack = recoveryStack(size);
  writeFileSync(file, JSON.stringify(stack));
  const output = (name: string): string => join(cacheFolder("output"), `recovery-${name}-${size}.txt`);
  const ours: Contestant = {
    name: POSTURE,
    // An objective is missed, which is what exit code 1 says.
    command: {
      ...installed.command(["recovery", file, "--settings", settings, "--format", "json"]),
      exitCodes: [0, 1],
    },
    runs: runsOf(size),
    output: output("rampart"),
  };
  const floors: Contestant[] = [
    { name: GRAPH, command: readOnly(installed, file), runs: runsOf(size), output: output("graph") },
  ];
  if (hasJq) {
    const words = ["jq", ".deployment.resources | length", file] as const;
    floors.push({ name: JQ, command: { words }, runs: runsOf(size), output: output("jq") });
  }
  const compared = compare(ours, floors, say);
  const written = JSON.parse(readFileSync(ours.output, "utf8")) as { readonly resources: readonly unknown[] };
  return { size, resources: resourcesIn(stack), compared, judged: written.resources.length };
}

function readOnly(installed: Installed, file: string): Command {
  const code = `require("@rampart/core/read").readGraph([${JSON.stringify(file)}]).then(({ resources }) => console.log(resources.length))`;
  return installed.node(code);
}

function resourcesIn(stack: ReturnType<typeof recoveryStack>): number {
  const { deployment } = stack as { readonly deployment: { readonly resources: readonly unknown[] } };
  return deployment.resources.length;
}
