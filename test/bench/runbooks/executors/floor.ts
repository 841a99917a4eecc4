import { join } from "node:path";
import { cacheFolder } from "../../cache.ts";
import type { Executor } from "../executor.ts";
import { writeProgram } from "../program-files.ts";

/** Two synced commits a step, and nothing else: see `programs/floor.ts`. */
export function floor(): Executor {
  return {
    id: "floor",
    name: "the floor",
    version: "",
    keeps: "SQLite",
    program: writeProgram("floor", cacheFolder("runbooks", "floor")),
    rounds: 3,
    isOurs: false,
    storeIn: (folder) => join(folder, "floor.db"),
  };
}
