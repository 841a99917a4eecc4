import type { SqlManagementClient } from "@azure/arm-sql";
import type { ResourceId } from "../shared/resource-id.ts";

/** A database, and where it is restored. */
export interface SqlStore {
  readonly client: SqlManagementClient;
  readonly database: ResourceId;
  readonly name: string;
  readonly server: string;
  readonly targetGroup: string;
  readonly targetServer: string;
  readonly region: string | undefined;
}
