import { Key } from "@pulumi/aws/kms/key.js";
import type * as pulumi from "@pulumi/pulumi";
import { accountAdministers, logGroupsUse, policyDocument, type Statement } from "./policy.ts";
import { tags } from "./tags.ts";

export interface Keys {
  /** Customer data: database, table, documents, queues, secrets. */
  data: Key;
  /** Logs, the audit trail and alarms: other readers than the data, so another key. */
  logs: Key;
  /** Recovery points of the data: whoever deletes the key of the data does not take its backups with it. */
  backup: Key;
  /** Everything that is copied to the recovery region. */
  recovery: Key;
}

export interface KeysArgs {
  accountId: pulumi.Input<string>;
  region: string;
  recoveryRegion: string;
}

export function createKeys({ accountId, region, recoveryRegion }: KeysArgs): Keys {
  const useForOwnAccount = (sid: string, services: string[]): Statement => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: services },
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  });

  const data = new Key(
    "data",
    {
      description: "Customer data of the order service",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: policyDocument([
        accountAdministers(accountId),
        useForOwnAccount("TopicsReachQueues", ["sns.amazonaws.com"]),
      ]),
      tags: tags("customer"),
    },
    { protect: true },
  );
  const logs = new Key(
    "logs",
    {
      description: "Logs and audit trail of the order service",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: policyDocument([
        accountAdministers(accountId),
        logGroupsUse(region, accountId),
        useForOwnAccount("TrailAndAlarms", [
          "cloudtrail.amazonaws.com",
          "cloudwatch.amazonaws.com",
          "backup.amazonaws.com",
        ]),
      ]),
      tags: tags("audit"),
    },
    { protect: true },
  );
  const backup = new Key(
    "backup",
    {
      description: "Recovery points of the order service's data",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: policyDocument([accountAdministers(accountId)]),
      tags: tags("customer"),
    },
    { protect: true },
  );
  const recovery = new Key(
    "recovery",
    {
      description: "Copies of the order service's data in the recovery region",
      region: recoveryRegion,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: policyDocument([accountAdministers(accountId)]),
      tags: tags("customer"),
    },
    { protect: true },
  );
  return { data, logs, backup, recovery };
}
