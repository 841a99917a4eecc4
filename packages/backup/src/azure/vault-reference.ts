import type { Output } from "@pulumi/pulumi";

/** One of the two vaults. */
export interface VaultReference {
  readonly id: Output<string>;
  readonly name: Output<string>;
  readonly resourceGroupName: Output<string>;
  /** Object id of the identity by which it acts; empty where it acts by the service's own rights. */
  readonly principalId: Output<string>;
}
