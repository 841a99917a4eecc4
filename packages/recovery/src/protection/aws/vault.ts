/** Vaults of AWS Backup: where they stand, and who can empty them. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, no, not, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { oncePerGraph } from "../once-per-graph.ts";
import { inOtherAccounts, type Place, placeInArn, placeOf } from "../place.ts";
import { pathIn } from "../undetermined.ts";

export const VAULT = "aws:backup/vault:Vault";
export const AIR_GAPPED_VAULT = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";
const KEYS = ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/alias:Alias"];

export interface VaultProperties {
  readonly name?: string;
  readonly kmsKeyArn?: string;
  readonly encryptionKeyArn?: string;
  readonly minRetentionDays?: number;
  readonly maxRetentionDays?: number;
}

export interface VaultLock {
  readonly backupVaultName: string;
  readonly changeableForDays?: number;
  readonly minRetentionDays?: number;
  readonly maxRetentionDays?: number;
}

export const VAULT_LOCK: Reference = {
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  through: "backupVaultName",
  to: [VAULT],
};

/** Where recovery points go. */
export interface Destination {
  readonly place: Place;
  /** Undefined where the graph does not hold it. */
  readonly vault: Resource<VaultProperties> | undefined;
  /** The property that names it. */
  readonly path: string;
}

/** The vaults of the graph by name, id and ARN, in lower case. */
const vaultsByName = oncePerGraph((graph): ReadonlyMap<string, readonly Resource<VaultProperties>[]> => {
  const index = new Map<string, Resource<VaultProperties>[]>();
  for (const vault of vaultsIn(graph)) {
    const names = [vault.get("name").knownText(), vault.id, vault.outputs.get("arn").knownText()];
    for (const name of new Set(names)) {
      if (name === undefined) continue;
      const key = name.toLowerCase();
      const others = index.get(key);
      if (others === undefined) index.set(key, [vault]);
      else others.push(vault);
    }
  }
  return index;
});

export function vaultsIn(graph: ResourceGraph): readonly Resource<VaultProperties>[] {
  return [...graph.ofType<VaultProperties>(VAULT), ...graph.ofType<VaultProperties>(AIR_GAPPED_VAULT)];
}

/** The vault `name` in the account and region of `plan`. */
export function vaultNamed(
  graph: ResourceGraph,
  plan: Resource<never> | Resource,
  name: Value<string>,
): Resource<VaultProperties> | undefined {
  const text = name.knownText();
  const home = placeOf(graph, plan);
  const isHere = (vault: Resource<VaultProperties>): boolean => {
    const place = placeOf(graph, vault as unknown as Resource);
    return place.region === home.region && place.account === home.account;
  };
  const named = text === undefined ? [] : (vaultsByName(graph).get(text.toLowerCase()) ?? []);
  const candidates = text === undefined ? wiredVaults(graph, plan) : named;
  const here = candidates.filter(isHere);
  if (here.length === 1) return here[0];
  return here.length === 0 && candidates.length === 1 ? candidates[0] : undefined;
}

/**
 * Where a copy to `arn` goes. While the ARN is not known it is the vault that the plan is wired to; `home` is the
 * vault that the rule itself writes to, which is no destination of its copies.
 */
export function destinationOf(
  graph: ResourceGraph,
  plan: Resource<never> | Resource,
  arn: Value<string>,
  home: Resource<VaultProperties> | undefined,
): Destination | undefined {
  const path = pathIn(plan, arn.path);
  const text = arn.knownText();
  if (text !== undefined) {
    const vault = vaultsByName(graph).get(text.toLowerCase())?.[0];
    return { place: placeInArn(path, text), vault, path };
  }
  const others = wiredVaults(graph, plan).filter((vault) => vault.urn !== home?.urn);
  const [only] = others;
  if (only === undefined || others.length > 1) return undefined;
  return { place: placeOf(graph, only as unknown as Resource), vault: only, path };
}

function wiredVaults(
  graph: ResourceGraph,
  plan: Resource<never> | Resource,
): readonly Resource<VaultProperties>[] {
  const sources = (plan as Resource).sourcesOf("rules") ?? [];
  return sources.flatMap((urn) => {
    const source = graph.get(urn);
    if (source === undefined) return [];
    return source.type === VAULT || source.type === AIR_GAPPED_VAULT
      ? [source as unknown as Resource<VaultProperties>]
      : [];
  });
}

/**
 * Governance mode can be taken off by whoever may; compliance mode by nobody, not even by AWS, once its days of grace
 * are over. Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export function isLockedForGood(graph: ResourceGraph, vault: Resource<VaultProperties>): Truth {
  if (vault.type === AIR_GAPPED_VAULT) return yes(pathIn(vault as unknown as Resource, "type"));
  return someAttached<VaultLock>(graph, vault as unknown as Resource, VAULT_LOCK, (lock) =>
    lock.isWired("changeableForDays"),
  );
}

/** Whether the vault has a key of its own that whoever holds the vault's account can delete. */
export function keyIsInAccountOfVault(graph: ResourceGraph, vault: Resource<VaultProperties>): Truth {
  const property = vault.type === AIR_GAPPED_VAULT ? "encryptionKeyArn" : "kmsKeyArn";
  return keyIsInAccountOf(graph, vault as unknown as Resource, property);
}

/**
 * Whether `resource` is encrypted with a key that whoever holds its account can delete. The key that AWS manages cannot
 * be deleted by anybody; a customer's key by whoever administers its account, after 7 days at the earliest.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
export function keyIsInAccountOf(graph: ResourceGraph, resource: Resource, property: string): Truth {
  // Where the program names no key, the provider reports that of AWS.
  const key = resource.inputs.get(property);
  const path = pathIn(resource, property);
  if (key.isAbsent) return no(path);
  const home = placeOf(graph, resource);
  const [wired] = graph.references.from(resource, { type: resource.type, through: property, to: KEYS });
  if (wired !== undefined) return not(inOtherAccounts(home, placeOf(graph, wired)));
  const arn = key.knownText();
  if (arn === undefined) return undetermined({ path, reason: "computed" });
  // A bare id is that of a key of the account.
  return arn.startsWith("arn:") ? not(inOtherAccounts(home, placeInArn(path, arn))) : yes(path);
}

/**
 * Whether recovery points in `destination` are there after the account of `home` is lost: they are in another one, or
 * neither they nor the key that opens them can be deleted. `keyInReach` says whether that key can.
 */
export function survivesAccount(
  graph: ResourceGraph,
  home: Place,
  { place, vault, path }: Destination,
  keyInReach: (vault: Resource<VaultProperties>) => Truth,
): Truth {
  const locked =
    vault === undefined
      ? // A vault that another stack or hand made may be locked.
        undetermined({ path, reason: "computed" })
      : allOf(isLockedForGood(graph, vault), not(keyInReach(vault)));
  return anyOf(inOtherAccounts(home, place), locked);
}
