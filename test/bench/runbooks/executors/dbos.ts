import { basename } from "node:path";
import { npmPackage } from "../npm-package.ts";
import { writeProgram } from "../program-files.ts";
import type { ExecutorPeer } from "./peer.ts";

const VERSION = "5.3.0";
const PACKAGE = npmPackage("@dbos-inc/dbos-sdk", VERSION);

export const dbos: ExecutorPeer = {
  id: "dbos",
  name: "DBOS",
  install: PACKAGE.install,
  version: PACKAGE.version,
  needsPostgres: true,
  executor: (server) => {
    if (server === undefined) throw new Error("DBOS needs a PostgreSQL");
    return {
      id: "dbos",
      name: "DBOS",
      version: VERSION,
      keeps: "PostgreSQL",
      program: writeProgram("dbos", PACKAGE.folder),
      rounds: 3,
      isOurs: false,
      // It makes the database itself.
      storeIn: (folder) => {
        const url = new URL(server.url);
        url.pathname = basename(folder).replaceAll("-", "_");
        return url.href;
      },
    };
  },
};
