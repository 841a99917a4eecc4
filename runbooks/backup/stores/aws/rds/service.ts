import type { RDSClient } from "@aws-sdk/client-rds";
import type { Restored } from "../../store.ts";

/** What parts of the RDS store work with. */
export interface RdsService {
  /** In the region of the original. */
  readonly original: RDSClient;
  /** In the region of the recovery points, where is restored; the same client where there is one region. */
  readonly recovery: RDSClient;
  readonly recoveryRegion: string;
  readonly areTwoRegions: boolean;
  /** The identifier of the original, in the case in which RDS keeps it. */
  readonly identifier: string;
  readonly placement: GivenPlacement;
}

/** Where the inputs want what is restored to be put. */
export interface GivenPlacement {
  readonly instanceClass: string | undefined;
  readonly subnetGroup: string | undefined;
  readonly parameterGroup: string | undefined;
  readonly securityGroups: readonly string[] | undefined;
  readonly isolatedSecurityGroups: readonly string[] | undefined;
}

/** An instance or a cluster that was restored. */
export interface RestoredDatabase extends Restored {
  /** What RDS knows it by, whatever it is renamed to. */
  readonly resourceId: string;
}
