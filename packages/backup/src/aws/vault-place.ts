import { Vault } from "@pulumi/aws/backup/vault.js";
import { VaultLockConfiguration } from "@pulumi/aws/backup/vaultLockConfiguration.js";
import { VaultPolicy } from "@pulumi/aws/backup/vaultPolicy.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import { parseDuration } from "@rampart/core/units";
import { DAY } from "../intent/limits.ts";
import { type LockFacts, lockFactsOf } from "../intent/lock-facts.ts";
import type { Tags } from "../intent/tags.ts";
import { LockMode, type VaultLock } from "../intent/vault-lock.ts";
import { type Account, accountAdministers, type BreakGlass, deniedTo, policyDocument } from "./documents.ts";
import { nameOf, VAULT_NAME } from "./names.ts";

/** A vault with its key, its lock and its policy, in one region. */
export interface MadeVault {
  readonly name: Output<string>;
  readonly arn: Output<string>;
  readonly keyArn: Output<string>;
  readonly lock: LockFacts;
}

export interface VaultPlace {
  readonly name: string;
  /** For people who find the key: `recovery points of orders`. */
  readonly purpose: string;
  /** The provider's where absent. */
  readonly region: string | undefined;
  readonly key: Input<string> | undefined;
  readonly lock: VaultLock | undefined;
  readonly breakGlass: BreakGlass;
  readonly tags: Tags;
  readonly account: Account;
  readonly parent: Resource;
  /** Whether it may go, and its recovery points with it. */
  readonly mayGo: boolean;
}

/** What empties a vault, or lets recovery points go before their time. */
const EMPTYING = [
  "backup:DeleteBackupVault",
  "backup:DeleteBackupVaultLockConfiguration",
  "backup:DeleteRecoveryPoint",
  "backup:DisassociateRecoveryPoint",
  "backup:DisassociateRecoveryPointFromParent",
  "backup:UpdateRecoveryPointLifecycle",
];

/** What takes the guard away. Denied to everybody it would lock everybody out, so it wants somebody exempt. */
const UNGUARDING = [
  "backup:DeleteBackupVaultAccessPolicy",
  "backup:PutBackupVaultAccessPolicy",
  "backup:PutBackupVaultLockConfiguration",
];

/** What makes a key useless; it can be undone for 30 days, if somebody notices. */
const DISABLING = ["kms:DeleteImportedKeyMaterial", "kms:DisableKey", "kms:ScheduleKeyDeletion"];

/** Days until a deleted key is gone, the most that AWS takes. */
const DELETION_WINDOW_DAYS = 30;

/**
 * Makes a vault. The policy comes after the lock, because it denies changing the lock; on deletion it goes first, for
 * the same reason.
 */
export function makeVault(place: VaultPlace): MadeVault {
  const { name, tags, breakGlass, parent, mayGo, lock } = place;
  const where = place.region === undefined ? {} : { region: place.region };
  const kept = mayGo ? { parent } : { parent, protect: true, retainOnDelete: true };
  const keyArn = place.key === undefined ? makeKey(place, where, kept) : output(place.key);
  const vault = new Vault(
    name,
    {
      ...where,
      name: nameOf([name], VAULT_NAME),
      kmsKeyArn: keyArn,
      tags,
      // The deletion of a vault that holds recovery points fails otherwise.
      ...(mayGo ? { forceDestroy: true } : {}),
    },
    kept,
  );
  const facts = lockFactsOf(lock);
  const locked = new VaultLockConfiguration(
    name,
    { ...where, backupVaultName: vault.name, ...lockArgsOf(facts, lock) },
    kept,
  );
  const mayUnguard = Object.keys(breakGlass).length > 0;
  new VaultPolicy(
    name,
    {
      ...where,
      backupVaultName: vault.name,
      policy: policyDocument([
        deniedTo("RecoveryPointsStay", EMPTYING, breakGlass),
        ...(mayUnguard ? [deniedTo("GuardStays", UNGUARDING, breakGlass)] : []),
      ]),
    },
    { ...kept, dependsOn: [locked] },
  );
  return { name: vault.name, arn: vault.arn, keyArn, lock: facts };
}

function makeKey(
  { name, purpose, account, breakGlass, tags, mayGo }: VaultPlace,
  where: { readonly region?: string },
  kept: { readonly parent: Resource },
): Output<string> {
  const key = new Key(
    name,
    {
      ...where,
      description: `Encrypts ${purpose}`,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyDocument([
        accountAdministers(account),
        ...(mayGo ? [] : [deniedTo("KeyStays", DISABLING, breakGlass)]),
      ]),
      tags,
    },
    kept,
  );
  return key.arn;
}

function lockArgsOf(
  { mode, minRetention, maxRetention }: LockFacts,
  lock: VaultLock | undefined,
): {
  readonly minRetentionDays: number;
  readonly maxRetentionDays?: number;
  readonly changeableForDays?: number;
} {
  return {
    minRetentionDays: daysOf(minRetention),
    ...(maxRetention === undefined ? {} : { maxRetentionDays: daysOf(maxRetention) }),
    ...(mode === LockMode.Compliance
      ? { changeableForDays: daysOf(lock?.changeableFor ?? DEFAULT_CHANGEABLE_FOR) }
      : {}),
  };
}

/** The least that AWS takes. */
const DEFAULT_CHANGEABLE_FOR = "3d";

function daysOf(duration: string): number {
  return parseDuration(duration) / DAY;
}
