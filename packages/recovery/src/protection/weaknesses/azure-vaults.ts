/** Vaults of Azure whose recovery points can be deleted, cannot be reached, or cannot be opened any more. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth, undetermined, yes } from "@rampart/core/value";
import { isStateful } from "../../coverage/stateful-types.ts";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import { daysOf } from "../../figures/figure.ts";
import {
  azureVaultsIn,
  canBeEmptied,
  isImmutable,
  isImmutableForGood,
  type VaultSecurity,
} from "../azure/vault-security.ts";
import { inOtherAccounts, placeOf } from "../place.ts";
import { labelled, pathIn } from "../undetermined.ts";
import { type Weakness, weaknessIf } from "./weakness.ts";

const KEY_VAULT = "azure-native:keyvault:Vault";
const KEY = "azure-native:keyvault:Key";
const VAULT_OF_KEY: Reference = { type: KEY, through: "vaultName", to: [KEY_VAULT] };

export function azureVaultWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  return azureVaultsIn(graph).flatMap((security) => [
    ...deletable(graph, security),
    ...withoutSoftDelete(security),
    ...restorableOnDeclaration(security),
    ...keyInReach(graph, security),
    ...sharedKey(graph, security),
  ]);
}

function deletable(graph: ResourceGraph, security: VaultSecurity): readonly Weakness[] {
  const { vault, immutability } = security;
  return [
    ...weaknessIf(
      labelled(vault, not(isImmutable(security))),
      "vault-not-immutable",
      vault,
      immutability.path,
      `whoever may administer vault ${vault.name} can delete its recovery points before their time`,
    ),
    ...weaknessIf(
      labelled(vault, canBeEmptied(graph, security)),
      "vault-without-multi-user-authorisation",
      vault,
      immutability.path,
      `one person alone can take the protection of vault ${vault.name} away: its immutability is not locked, and no resource guard asks for a second one`,
    ),
  ];
}

const LEAST_SOFT_DELETE_DAYS = daysOf(AZURE_FIGURES.leastSoftDelete);

function withoutSoftDelete({ vault, softDelete, softDeleteDays }: VaultSecurity): readonly Weakness[] {
  const off = labelled(vault, softDelete.value.oneOf(["Disabled", "Off"]));
  return [
    ...weaknessIf(
      off,
      "vault-without-soft-delete",
      vault,
      softDelete.path,
      `what is deleted in vault ${vault.name} is gone at once`,
    ),
    ...weaknessIf(
      allOf(
        not(off),
        labelled(
          vault,
          softDeleteDays.value.number((days) => days < LEAST_SOFT_DELETE_DAYS),
        ),
      ),
      "vault-without-soft-delete",
      vault,
      softDeleteDays.path,
      `what is deleted in vault ${vault.name} is kept for ${softDeleteDays.value.display()} days, and Azure wants ${LEAST_SOFT_DELETE_DAYS} at least`,
    ),
  ];
}

function restorableOnDeclaration({
  vault,
  isGeoRedundant,
  crossRegionRestore,
}: VaultSecurity): readonly Weakness[] {
  return weaknessIf(
    labelled(vault, allOf(isGeoRedundant, not(crossRegionRestore.value.oneOf(["Enabled"])))),
    "cross-region-restore-off",
    vault,
    crossRegionRestore.path,
    `the copies of vault ${vault.name} in the paired region can be restored only once Microsoft declares the region lost`,
  );
}

/** The same as of vaults of AWS: of one that can be emptied anyhow, the key is not the weakest point. */
function keyInReach(graph: ResourceGraph, security: VaultSecurity): readonly Weakness[] {
  const { vault, keyUri } = security;
  if (keyUri.value.isAbsent) return [];
  return weaknessIf(
    allOf(labelled(vault, isImmutableForGood(security)), keyIsInSubscription(graph, security)),
    "key-in-reach-of-vault",
    vault,
    keyUri.path,
    `vault ${vault.name} cannot be emptied, and whoever holds its subscription can delete the key that opens it`,
  );
}

function keyIsInSubscription(graph: ResourceGraph, { vault, keyUri }: VaultSecurity): Truth {
  const home = placeOf(graph, vault);
  const holders = keysOf(graph, vault, keyUri.value.knownText()).flatMap((key) =>
    key.type === KEY_VAULT ? [key] : [key, ...graph.references.from(key, VAULT_OF_KEY)],
  );
  if (holders.length === 0) {
    return undetermined({ path: pathIn(vault, keyUri.path), reason: "computed" });
  }
  return anyOf(...holders.map((holder) => not(inOtherAccounts(home, placeOf(graph, holder)))));
}

/** The key of the graph that a vault names by URL, or is wired to; else the key vault the URL is of. */
function keysOf(graph: ResourceGraph, vault: Resource, uri: string | undefined): readonly Resource[] {
  const wired = (vault.sourcesOf("properties") ?? []).flatMap((urn) => {
    const source = graph.get(urn);
    return source?.type === KEY || source?.type === KEY_VAULT ? [source] : [];
  });
  if (uri === undefined) return wired;
  const url = uri.toLowerCase();
  const isIts = (key: Resource): boolean =>
    ["keyUri", "keyUriWithVersion"].some((name) => {
      const known = key.outputs.get(name).knownText()?.toLowerCase();
      return known !== undefined && (url === known || url.startsWith(`${known}/`));
    });
  const keys = graph.ofType(KEY).filter(isIts);
  if (keys.length > 0) return keys;
  const host = /^https:\/\/([^./]+)\./.exec(url)?.[1];
  const vaults = graph
    .ofType(KEY_VAULT)
    .filter((one) => host !== undefined && one.get("vaultName").knownText()?.toLowerCase() === host);
  return vaults.length > 0 ? vaults : wired;
}

/** Data that is encrypted with the key of a vault, itself or through a set of disks' keys. */
function sharedKey(graph: ResourceGraph, { vault, keyUri }: VaultSecurity): readonly Weakness[] {
  if (keyUri.value.isAbsent) return [];
  return keysOf(graph, vault, keyUri.value.knownText()).flatMap((key) => {
    if (key.type !== KEY) return [];
    const sets = graph
      .ofType("azure-native:compute:DiskEncryptionSet")
      .filter(({ dependencies }) => dependencies.includes(key.urn));
    const opened = new Set([key, ...sets].map(({ urn }) => urn));
    const users = graph.resources.filter(
      (one) =>
        one.urn !== vault.urn &&
        one.isCustom &&
        isStateful(one.type) &&
        !one.type.startsWith("azure-native:keyvault:") &&
        one.dependencies.some((urn) => opened.has(urn)),
    );
    if (users.length === 0) return [];
    const names = users.slice(0, 3).map(({ name }) => name);
    const more = users.length > names.length ? ` and ${users.length - names.length} more` : "";
    return weaknessIf(
      yes(keyUri.path),
      "key-shared-with-data",
      vault,
      keyUri.path,
      `key ${key.name} opens vault ${vault.name} and also ${names.join(", ")}${more}: without it both are lost`,
    );
  });
}
