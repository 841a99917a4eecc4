import { LogicallyAirGappedVault } from "@pulumi/aws/backup/logicallyAirGappedVault.js";
import type { Output, Resource } from "@pulumi/pulumi";
import { parseDuration } from "@rampart/core/units";
import { DAY } from "../intent/limits.ts";
import type { LockFacts } from "../intent/lock-facts.ts";
import type { Tags } from "../intent/tags.ts";
import { LockMode } from "../intent/vault-lock.ts";
import { nameOf, VAULT_NAME } from "./names.ts";

/**
 * A vault that AWS keeps out of the account's reach: it has a compliance lock from the start, and a key of AWS.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
 */
export interface AirGappedVault {
  /** The least retention that it takes: a duration, `7d` or more. */
  readonly minRetention: string;
  /** The most retention that it takes: a duration. */
  readonly maxRetention: string;
}

/** Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateLogicallyAirGappedBackupVault.html */
export const LEAST_AIR_GAPPED_RETENTION: number = 7 * DAY;

/** An air-gapped vault as plans need it. */
export interface MadeAirGappedVault {
  /** ARN of the vault. */
  readonly arn: Output<string>;
  /** What it takes. */
  readonly lock: LockFacts;
}

export function makeAirGappedVault(
  { minRetention, maxRetention }: AirGappedVault,
  place: {
    readonly name: string;
    readonly region: string | undefined;
    readonly tags: Tags;
    readonly parent: Resource;
    readonly mayGo: boolean;
  },
): MadeAirGappedVault {
  const { name, region, tags, parent, mayGo } = place;
  const vault = new LogicallyAirGappedVault(
    `${name}-air-gapped`,
    {
      ...(region === undefined ? {} : { region }),
      name: nameOf([name, "air-gapped"], VAULT_NAME),
      minRetentionDays: parseDuration(minRetention) / DAY,
      maxRetentionDays: parseDuration(maxRetention) / DAY,
      tags,
    },
    mayGo ? { parent } : { parent, protect: true, retainOnDelete: true },
  );
  return { arn: vault.arn, lock: { mode: LockMode.Compliance, minRetention, maxRetention } };
}
