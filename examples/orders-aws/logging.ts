import { DeliveryChannel } from "@pulumi/aws/cfg/deliveryChannel.js";
import { Recorder } from "@pulumi/aws/cfg/recorder.js";
import { RecorderStatus } from "@pulumi/aws/cfg/recorderStatus.js";
import { Trail } from "@pulumi/aws/cloudtrail/trail.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Detector } from "@pulumi/aws/guardduty/detector.js";
import { DetectorFeature } from "@pulumi/aws/guardduty/detectorFeature.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import type { Bucket } from "@pulumi/aws/s3/bucket.js";
import { Account } from "@pulumi/aws/securityhub/account.js";
import * as pulumi from "@pulumi/pulumi";
import type { Keys } from "./keys.ts";
import { assumedBy, policyDocument } from "./policy.ts";
import type { LogBuckets } from "./storage.ts";
import { tags } from "./tags.ts";

export const trailName = "orders-audit";

export interface LoggingArgs {
  accountId: pulumi.Input<string>;
  keys: Keys;
  buckets: LogBuckets;
  documents: Bucket;
}

/** Who did what (CloudTrail), what was changed (Config), what looks wrong (GuardDuty, Security Hub). */
export function createLogging(args: LoggingArgs): { trail: Trail; trailLogGroup: LogGroup } {
  recordConfiguration(args);
  const detector = new Detector("account", {
    enable: true,
    findingPublishingFrequency: "FIFTEEN_MINUTES",
    tags: tags("audit"),
  });
  for (const name of ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "EBS_MALWARE_PROTECTION"]) {
    new DetectorFeature(name.toLowerCase().replaceAll("_", "-"), {
      detectorId: detector.id,
      name,
      status: "ENABLED",
    });
  }
  new Account("account", { enableDefaultStandards: true, autoEnableControls: true });
  return recordCalls(args);
}

function recordCalls({ accountId, keys, buckets, documents }: LoggingArgs) {
  const trailLogGroup = new LogGroup("trail", {
    name: "/orders/trail",
    retentionInDays: 400,
    kmsKeyId: keys.logs.arn,
    tags: tags("audit"),
  });
  const role = new Role("trail", {
    description: "Lets CloudTrail write to its log group",
    assumeRolePolicy: assumedBy("cloudtrail.amazonaws.com", accountId),
    tags: tags("none"),
  });
  const policy = new RolePolicy("trail", {
    role: role.id,
    policy: policyDocument([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${trailLogGroup.arn}:*`,
      },
    ]),
  });
  const trail = new Trail(
    "audit",
    {
      name: trailName,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogging: true,
      enableLogFileValidation: true,
      kmsKeyId: keys.logs.arn,
      s3BucketName: buckets.audit.id,
      cloudWatchLogsGroupArn: pulumi.interpolate`${trailLogGroup.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      eventSelectors: [
        {
          readWriteType: "All",
          includeManagementEvents: true,
          dataResources: [{ type: "AWS::S3::Object", values: [pulumi.interpolate`${documents.arn}/`] }],
        },
      ],
      insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
      tags: tags("audit"),
    },
    { dependsOn: [policy, ...buckets.policies], protect: true },
  );
  return { trail, trailLogGroup };
}

function recordConfiguration({ accountId, buckets }: LoggingArgs): void {
  const role = new Role("config", {
    description: "Lets AWS Config read what exists",
    assumeRolePolicy: assumedBy("config.amazonaws.com", accountId),
    tags: tags("none"),
  });
  new RolePolicyAttachment("config", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole",
  });
  new RolePolicy("config", {
    role: role.id,
    policy: policyDocument([
      {
        Effect: "Allow",
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${buckets.logs.arn}/config/AWSLogs/${accountId}/*`,
      },
      { Effect: "Allow", Action: "s3:GetBucketAcl", Resource: buckets.logs.arn },
    ]),
  });
  const recorder = new Recorder("account", {
    name: "default",
    roleArn: role.arn,
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  });
  const channel = new DeliveryChannel(
    "account",
    {
      name: "default",
      s3BucketName: buckets.logs.id,
      s3KeyPrefix: "config",
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
    },
    { dependsOn: [recorder, ...buckets.policies] },
  );
  new RecorderStatus("account", { name: recorder.name, isEnabled: true }, { dependsOn: channel });
}
