import type { Input } from "@pulumi/pulumi";
import type { VaultCopy } from "../intent/vault-copy.ts";
import type { VaultLock } from "../intent/vault-lock.ts";
import type { AirGappedVault } from "./air-gapped.ts";

/** Arguments of a `BackupVault`. */
export interface BackupVaultArgs {
  /** Vaults that recovery points are copied to, by a word that stays the same. One at least. */
  readonly copies: Readonly<Record<string, VaultCopy>>;
  /** Region of the vault. That of the provider by default. */
  readonly region?: string;
  /** ARN of a vault to adopt instead of making one. Its key, lock and policy stay as they are. */
  readonly existing?: Input<string>;
  /** ARN of the key that encrypts recovery points. By default one is made, which rotates every year. */
  readonly key?: Input<string>;
  /** How the vault and the copies that are made are locked. Governance, 7 days at least, by default. */
  readonly lock?: VaultLock;
  /** A second vault in the region, out of the account's reach, that plans write to as well. None by default. */
  readonly airGapped?: AirGappedVault;
  /**
   * ARNs of roles that the policies of vaults and keys do not deny to, by a word for each. None by default. With one,
   * only they may change the policies and locks of the vaults, so the role that deploys has to be among them.
   */
  readonly breakGlass?: Readonly<Record<string, Input<string>>>;
  /** One of `AlarmMode`. `on` by default. */
  readonly alarms?: string;
  /** ARNs of topics that alarms go to, by a word for each. A topic is made by default. */
  readonly notify?: Readonly<Record<string, Input<string>>>;
  /** Addresses that are subscribed to the topic that is made. None by default: then somebody has to subscribe. */
  readonly emails?: readonly string[];
  /** `TEARDOWN_ACKNOWLEDGEMENT`, in full, takes off what keeps vaults and keys from being deleted. */
  readonly teardown?: string;
  /** Tags of everything that takes tags. None by default. */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
}
