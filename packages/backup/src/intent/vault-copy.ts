import type { Input } from "@pulumi/pulumi";

/** A second vault that recovery points are copied to: made in `region`, or adopted. */
export interface VaultCopy {
  /**
   * Region of the copy, as the cloud writes it. A vault is made there, unless `existing` names one; of an adopted one
   * whose ARN or id is not known before the deployment it says where it stands.
   */
  readonly region?: string;
  /** ARN (AWS) or id (Azure) of a vault to adopt instead, which may belong to another account. */
  readonly existing?: Input<string>;
  /** ARN (AWS) or URI (Azure) of the key of the vault that is made. One is made by default. */
  readonly key?: Input<string>;
}
