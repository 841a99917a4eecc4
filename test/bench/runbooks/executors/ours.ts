import { join } from "node:path";
import type { Installed } from "../../ours.ts";
import type { Executor } from "../executor.ts";
import { sourceOf, writeProgram } from "../program-files.ts";

const ROUNDS = 5;

/** Ours as its users have it. */
export function ours(installed: Installed): Executor {
  return executor(writeProgram("rampart", join(installed.project, "bench")));
}

/** Ours as it stands in this repository, for tests: what it does, not how fast it is. */
export function oursFromSource(): Executor {
  return executor(sourceOf("rampart"));
}

function executor(program: string): Executor {
  return {
    id: "rampart",
    name: "Rampart",
    version: "this repository",
    keeps: "SQLite",
    program,
    rounds: ROUNDS,
    isOurs: true,
    storeIn: (folder) => join(folder, "journal.db"),
  };
}
