import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import type { HiddenProperty } from "@rampart/core/value";
import { type Rule, severityByTier } from "@rampart/policy";
import { isStateful } from "@rampart/recovery";
import { hiddenAt, of } from "./unsettled.ts";
import { defineWeaknessRule } from "./weaknesses.ts";

const KEYS = ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"];

/** Properties by which vaults name their key. */
const OF_VAULTS: Readonly<Record<string, string>> = {
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": "encryptionKeyArn",
  "aws:backup/vault:Vault": "kmsKeyArn",
};

/** Properties by which data stores name their key. */
const OF_DATA = ["kmsKeyId", "kmsKeyArn", "kmsMasterKeyId"];

export const vaultKeysApartFromData: Rule = defineWeaknessRule({
  id: "backup/vault-keys-apart-from-data",
  title: "Backups are encrypted with another key than the data",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Whoever deletes the key of the data, by mistake or for ransom, makes the data unreadable. If the same key opens the backups, they are lost in the same moment.",
  fix: "Make a key for the vault alone, and name it in kmsKeyArn (AWS) or keyVaultProperties.keyUri (Azure). The key of a vault is chosen when it is made: make a new vault, and keep the old one until its recovery points have expired.",
  kinds: ["key-shared-with-data"],
  types: [
    "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
    "aws:backup/vault:Vault",
    "azure-native:dataprotection:BackupVault",
    "azure-native:recoveryservices:Vault",
  ],
  unsettled,
});

/** The key of the vault, or of data that may have the same, while nothing says whose it is. */
function unsettled(vault: Resource, graph: ResourceGraph): readonly HiddenProperty[] {
  const through = OF_VAULTS[vault.type];
  if (through === undefined) return [];
  const keys = graph.references.from(vault, { type: vault.type, through, to: KEYS });
  if (keys.length === 0) return hiddenAt(vault, through);
  return keys.flatMap((key) =>
    [...graph.types]
      .filter((type) => isStateful(type) && OF_VAULTS[type] === undefined)
      .flatMap((type) => OF_DATA.map((property): Reference => ({ type, through: property, to: KEYS })))
      .flatMap((reference) => graph.references.to(key, reference).possible)
      .flatMap(({ resource, path }) => of(resource, [{ path, reason: "computed" }])),
  );
}
