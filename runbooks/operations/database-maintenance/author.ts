import type { Author } from "@rampart/runbook";
import type { Database } from "./database.ts";
import type { Inputs } from "./inputs.ts";

/** Writes the parts of this runbook. */
export type MaintenanceAuthor = Author<Inputs, Database>;
