/** A vault of AWS Backup and what is set on it in resources of its own. */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { type Truth, yes } from "../value/index.ts";
import { someAttached } from "./attached.ts";

const LOCK: Reference = {
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  through: "backupVaultName",
  to: ["aws:backup/vault:Vault"],
};

/** Whether a lock keeps the recovery points of the vault until their retention is over. */
export function isVaultLocked(graph: ResourceGraph, vault: Resource<never> | Resource): Truth {
  return someAttached(graph, vault, LOCK, () => yes());
}
