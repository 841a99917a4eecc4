import { join } from "node:path";
import { npmPackage } from "../npm-package.ts";
import { writeProgram } from "../program-files.ts";
import type { ExecutorPeer } from "./peer.ts";

const VERSION = "0.10.1";
const PACKAGE = npmPackage("openworkflow", VERSION);

export const openworkflow: ExecutorPeer = {
  id: "openworkflow",
  name: "openworkflow",
  install: PACKAGE.install,
  version: PACKAGE.version,
  needsPostgres: false,
  executor: () => ({
    id: "openworkflow",
    name: "openworkflow",
    version: VERSION,
    keeps: "SQLite",
    program: writeProgram("openworkflow", PACKAGE.folder),
    // It waits half a minute until the lease of a killed worker expires.
    rounds: 1,
    isOurs: false,
    storeIn: (folder) => join(folder, "openworkflow.db"),
  }),
};
