import { ManagementLockByScope } from "@pulumi/azure-native/authorization/managementLockByScope.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type CustomResourceOptions,
  type Input,
  type Output,
  output,
} from "@pulumi/pulumi";
import { type NotExpressible, refuseIfAny } from "@rampart/component";
import { parseDuration } from "@rampart/core/units";
import { AlarmMode } from "../intent/alarm-mode.ts";
import { DAY } from "../intent/limits.ts";
import type { LockFacts } from "../intent/lock-facts.ts";
import { BackupAlarms } from "./backup-alarms.ts";
import type { BackupVaultArgs, ExistingVault, ExistingVaults } from "./backup-vault-args.ts";
import { planVaults, vaultProblems } from "./backup-vault-arguments.ts";
import { clientOf } from "./client.ts";
import { adoptKey, createKey } from "./encryption.ts";
import { createWorkspace, keepLogs } from "./logs.ts";
import { makeBackupVault, makeRecoveryServicesVault } from "./made-vaults.ts";
import { guardOf, putUnderGuard } from "./resource-guard.ts";
import { nameIn, resourceGroupIn } from "./resource-id.ts";
import { DEFAULT_SOFT_DELETE_DAYS, type SettingsChoice } from "./settings.ts";
import type { CopyFacts, VaultFacts } from "./vault-facts.ts";
import type { VaultReference } from "./vault-reference.ts";

/** A Log Analytics workspace. */
export interface VaultLogs {
  readonly id: Output<string>;
  /** Its region, as Azure writes it in ids. */
  readonly location: string;
}

/**
 * Where recovery points are kept: a Recovery Services vault for machines and file shares, and a Backup vault for
 * everything else. Both are always made, so that a plan can grow by another type without anything being replaced; an
 * empty vault costs nothing.
 *
 * By default they are encrypted with a key of yours, keep a second copy in the paired region, are immutable until
 * somebody switches that off, bring back what was deleted for 14 days whatever anybody says, want a second person's
 * consent to be weakened, are closed to the public network, send logs and alarms, and outlive the stack.
 */
export class BackupVault extends ComponentResource {
  /** For machines and file shares. */
  readonly recoveryServices: VaultReference;
  /** For disks, blobs, PostgreSQL servers and Kubernetes clusters. */
  readonly backup: VaultReference;
  /** URI of the key; undefined of adopted vaults. */
  readonly keyUri: Output<string> | undefined;
  /** Id of the Key Vault that was made; undefined where a key or the vaults were adopted. */
  readonly keyVaultId: Output<string> | undefined;
  /** Id of the guard; undefined of adopted vaults. */
  readonly guardId: Output<string> | undefined;
  /** The workspace with the logs, where it was made; undefined of adopted vaults and of an adopted workspace. */
  readonly logs: VaultLogs | undefined;
  /** What is known of the vaults before they are made. */
  readonly facts: VaultFacts;
  /** Copies that Azure keeps, by the name the arguments gave them. */
  readonly copies: Readonly<Record<string, CopyFacts>>;
  /** The lock as it is; undefined of adopted vaults of which none is told. */
  readonly lock: LockFacts | undefined;
  /** What was asked for, and Azure has no way to do. */
  readonly notExpressible: readonly NotExpressible[];

  /**
   * @param name Begins the names of everything that is made: letters, digits and hyphens.
   * @throws {ArgumentError} naming everything that is wrong with the arguments, before anything is registered.
   */
  constructor(name: string, args: BackupVaultArgs, opts?: ComponentResourceOptions) {
    refuseIfAny(`BackupVault "${name}"`, vaultProblems(name, args));
    super("rampart:index:AzureBackupVault", name, args, opts);
    const { facts, notExpressible } = planVaults(args);
    this.facts = facts;
    this.lock = facts.lock;
    this.copies = facts.copies;
    this.notExpressible = notExpressible;
    const made = args.existing === undefined ? this.#make(name, args) : adopt(args.existing);
    this.recoveryServices = made.recoveryServices;
    this.backup = made.backup;
    this.keyUri = made.keyUri;
    this.keyVaultId = made.keyVaultId;
    this.guardId = made.guardId;
    this.logs = made.logs;
    if (args.alarms !== AlarmMode.Off) this.#watch(name, args, made);
    this.registerOutputs({
      recoveryServices: this.recoveryServices,
      backup: this.backup,
      ...(this.keyUri === undefined ? {} : { keyUri: this.keyUri }),
      ...(this.guardId === undefined ? {} : { guardId: this.guardId }),
      ...(this.logs === undefined ? {} : { logs: this.logs }),
      facts,
      ...(facts.lock === undefined ? {} : { lock: facts.lock }),
      copies: facts.copies,
      notExpressible,
    });
  }

  #make(name: string, args: BackupVaultArgs): Vaults {
    const { resourceGroupName, tags = {} } = args;
    const { location } = this.facts;
    const place = { resourceGroupName, location, tags };
    const isGuarded = args.teardown === undefined;
    const guarded: CustomResourceOptions = {
      parent: this,
      protect: isGuarded,
      retainOnDelete: isGuarded,
    };
    const client = clientOf(this);
    const key = args.key === undefined ? createKey(name, place, client, guarded) : adoptKey(args.key);
    const logsId = args.logs === undefined ? createWorkspace(name, place, this) : output(args.logs);
    const vaultOptions: CustomResourceOptions = { ...guarded, dependsOn: [...key.ready] };
    const choice: SettingsChoice = {
      softDeleteDays:
        args.softDeleteRetention === undefined
          ? DEFAULT_SOFT_DELETE_DAYS
          : parseDuration(args.softDeleteRetention) / DAY,
      isTornDown: !isGuarded,
    };
    const shared = { place, key, facts: this.facts, choice };
    const recoveryServices = makeRecoveryServicesVault(name, shared, vaultOptions);
    const backup = makeBackupVault(name, shared, vaultOptions);
    keepLogs(`${name}-recovery-services-logs`, recoveryServices.id, logsId, this);
    keepLogs(`${name}-backup-logs`, backup.id, logsId, this);
    if (key.keyVaultId !== undefined) keepLogs(`${name}-keys-logs`, key.keyVaultId, logsId, this);
    const breakGlass = args.breakGlass ?? {};
    const guardId = guardOf(name, args.guard ?? {}, { ...place, ...client, breakGlass }, { parent: this });
    // Lock and guard would refuse to let anything be deleted, so they go first when the vaults are torn down.
    if (isGuarded) {
      const vaults = { resourceGroupName, recoveryServices: recoveryServices.name, backup: backup.name };
      putUnderGuard(name, guardId, vaults, { parent: this });
      this.#forbidDeletion(`${name}-recovery-services`, recoveryServices.id);
      this.#forbidDeletion(`${name}-backup`, backup.id);
    }
    const group = output(resourceGroupName);
    return {
      recoveryServices: {
        id: recoveryServices.id,
        name: recoveryServices.name,
        resourceGroupName: group,
        principalId: output(""),
      },
      backup: {
        id: backup.id,
        name: backup.name,
        resourceGroupName: group,
        principalId: backup.identity.apply((identity) => identity?.principalId ?? ""),
      },
      keyUri: key.keyUri,
      keyVaultId: key.keyVaultId,
      guardId,
      logs: args.logs === undefined ? { id: logsId, location } : undefined,
    };
  }

  /** Holds for everybody, owners included, until somebody takes it off; which is an alarm. */
  #forbidDeletion(name: string, scope: Input<string>): void {
    new ManagementLockByScope(
      `${name}-lock`,
      {
        scope,
        lockName: "keep-recovery-points",
        level: "CanNotDelete",
        notes: "Holds recovery points. Take it off by the `teardown` argument of the program that made it.",
      },
      { parent: this },
    );
  }

  #watch(name: string, args: BackupVaultArgs, { keyVaultId, logs, recoveryServices, backup }: Vaults): void {
    const { resourceGroupName, notify, emails, tags } = args;
    new BackupAlarms(
      `${name}-alarms`,
      {
        resourceGroupName,
        vaults: {
          own: { recoveryServices, backup, keyVaultId, logs },
        },
        ...(notify === undefined ? {} : { notify }),
        ...(emails === undefined ? {} : { emails }),
        ...(tags === undefined ? {} : { tags }),
      },
      { parent: this },
    );
  }
}

interface Vaults {
  readonly recoveryServices: VaultReference;
  readonly backup: VaultReference;
  readonly keyUri: Output<string> | undefined;
  readonly keyVaultId: Output<string> | undefined;
  readonly guardId: Output<string> | undefined;
  readonly logs: VaultLogs | undefined;
}

function adopt({ recoveryServices, backup }: ExistingVaults): Vaults {
  return {
    recoveryServices: referenceTo(recoveryServices),
    backup: referenceTo(backup),
    keyUri: undefined,
    keyVaultId: undefined,
    guardId: undefined,
    logs: undefined,
  };
}

function referenceTo({ id, principalId = "" }: ExistingVault): VaultReference {
  const known = output(id);
  return {
    id: known,
    name: known.apply(nameIn),
    resourceGroupName: known.apply(resourceGroupIn),
    principalId: output(principalId),
  };
}
