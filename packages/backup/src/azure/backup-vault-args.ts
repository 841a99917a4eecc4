import type { Input } from "@pulumi/pulumi";
import type { VaultCopy } from "../intent/vault-copy.ts";
import type { VaultLock } from "../intent/vault-lock.ts";
import type { ExistingKey } from "./encryption.ts";
import type { VaultGuard } from "./resource-guard.ts";

/** A vault that exists. */
export interface ExistingVault {
  /** Its id. */
  readonly id: Input<string>;
  /**
   * Object id of its system-assigned identity, which is given the right to back up. Of a Backup vault it must be given;
   * a Recovery Services vault needs none.
   */
  readonly principalId?: Input<string>;
}

/** Two vaults that exist, to be used instead of two that are made. */
export interface ExistingVaults {
  /** For machines and file shares. */
  readonly recoveryServices: ExistingVault;
  /** For disks, blobs, PostgreSQL servers and Kubernetes clusters. */
  readonly backup: ExistingVault;
}

/** What a `BackupVault` is made of. */
export interface BackupVaultArgs {
  /** Resource group of everything that is made. */
  readonly resourceGroupName: Input<string>;
  /** Region of the vaults: that of the data, as Azure wants it. */
  readonly location: string;
  /**
   * Where second copies stand, by name. Azure keeps one in the paired region (`westeurope`: `northeurope`), and
   * nowhere else; what else is asked for stands in `notExpressible`. `{}` for none.
   */
  readonly copies: Readonly<Record<string, VaultCopy>>;
  /** Adopts two vaults instead of making them. They are taken to be what `location`, `copies` and `lock` say. */
  readonly existing?: ExistingVaults;
  /** Adopts a key. By default one is made, in a Key Vault of its own. */
  readonly key?: ExistingKey;
  /** Governance by default: immutable until somebody with the right switches it off. */
  readonly lock?: VaultLock;
  /** How long deleted recovery points can be brought back: whole days, 14 to 180. `14d` by default. */
  readonly softDeleteRetention?: string;
  /** Who must consent to what weakens the vaults. By default a guard is made in the resource group of the vaults. */
  readonly guard?: VaultGuard;
  /** Azure has no air-gapped vaults: if true, that stands in `notExpressible`. False by default. */
  readonly airGapped?: boolean;
  /** Object ids of groups that may consent for the guard that is made, by name. None by default. */
  readonly breakGlass?: Readonly<Record<string, Input<string>>>;
  /** Id of a Log Analytics workspace for the logs of the vaults. One is made by default. */
  readonly logs?: Input<string>;
  /** One of `AlarmMode`. `on` by default. */
  readonly alarms?: string;
  /** Ids of action groups that the alarms tell, by name. One is made by default. */
  readonly notify?: Readonly<Record<string, Input<string>>>;
  /** Addresses that the alarms write to. Those of the owners of the subscription by default. */
  readonly emails?: readonly string[];
  /** `TEARDOWN_ACKNOWLEDGEMENT` takes off what keeps the vaults from being deleted with the stack. */
  readonly teardown?: string;
  /** Of every resource that takes tags. None by default. */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
}
