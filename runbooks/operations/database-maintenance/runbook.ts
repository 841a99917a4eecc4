import { defineRunbook, type Runbook } from "@rampart/runbook";
import { Database } from "./database.ts";
import { gates } from "./gates.ts";
import { INPUTS } from "./inputs.ts";
import { dropLeftovers } from "./steps/leftovers.ts";
import { makeArchives, purgeTables } from "./steps/purge.ts";
import { recordStep } from "./steps/record.ts";
import { rebuildIndexes } from "./steps/reindex.ts";
import { analyzePartitioned, vacuumTables } from "./steps/vacuum.ts";
import { verifyStep } from "./steps/verify.ts";

const databaseMaintenance: Runbook = defineRunbook(
  {
    name: "operations/database-maintenance",
    purpose: "Purge old rows, vacuum, analyze and reindex a PostgreSQL database while it serves.",
    inputs: INPUTS,
    clients: ({ inputs }) => new Database(inputs),
    lock: ({ host, port, database }) => `postgresql://${host}:${port}/${database}`,
  },
  (author) => {
    const recorded = recordStep(author);
    return [
      ...gates(author),
      recorded,
      dropLeftovers(author),
      makeArchives(author),
      purgeTables(author),
      vacuumTables(author),
      rebuildIndexes(author),
      analyzePartitioned(author),
      verifyStep(author, recorded),
    ];
  },
);

export default databaseMaintenance;
