import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import type { Key } from "@pulumi/aws/kms/key.js";
import { AccountPublicAccessBlock } from "@pulumi/aws/s3/accountPublicAccessBlock.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import { BucketObjectLockConfiguration } from "@pulumi/aws/s3/bucketObjectLockConfiguration.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { BucketReplicationConfig } from "@pulumi/aws/s3/bucketReplicationConfig.js";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import * as pulumi from "@pulumi/pulumi";
import type { Keys } from "./keys.ts";
import { assumedBy, policyDocument, type Statement, tlsOnly } from "./policy.ts";
import { backedUp, type DataClass, tags } from "./tags.ts";

export interface LogBuckets {
  /** What load balancer, network, buckets and AWS Config deliver. */
  logs: Bucket;
  /** What CloudTrail delivers; no version of it can be deleted for a year. */
  audit: Bucket;
  /** A deliverer is refused until the policies stand: whatever logs here waits for them. */
  policies: BucketPolicy[];
}

interface BucketSettings {
  dataClass: DataClass;
  /** Without a key, S3 encrypts with its own: the only choice for a bucket that a load balancer logs to. */
  key?: Key;
  region?: string;
  objectLock?: boolean;
  moreTags?: Record<string, string>;
}

/** What every bucket of this service has, whatever it holds. */
function createBucket(name: string, settings: BucketSettings): Bucket {
  const where = settings.region === undefined ? {} : { region: settings.region };
  const made = new Bucket(
    name,
    {
      ...where,
      ...(settings.objectLock ? { objectLockEnabled: true } : {}),
      tags: tags(settings.dataClass, settings.moreTags),
    },
    { protect: true },
  );
  const bucket = made.id;
  new BucketPublicAccessBlock(name, {
    ...where,
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new BucketOwnershipControls(name, { ...where, bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
  new BucketServerSideEncryptionConfiguration(name, {
    ...where,
    bucket,
    rules: [
      settings.key === undefined
        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
        : {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: settings.key.arn,
            },
            bucketKeyEnabled: true,
          },
    ],
  });
  return made;
}

function keepVersions(name: string, made: Bucket, region?: string): BucketVersioning {
  return new BucketVersioning(name, {
    ...(region === undefined ? {} : { region }),
    bucket: made.id,
    versioningConfiguration: { status: "Enabled" },
  });
}

export function createLogBuckets(
  keys: Keys,
  accountId: pulumi.Input<string>,
  region: string,
  trailArn: pulumi.Input<string>,
): LogBuckets {
  const logs = createBucket("logs", { dataClass: "operational" });
  keepVersions("logs", logs);
  new BucketLifecycleConfiguration("logs", {
    bucket: logs.id,
    rules: [
      {
        id: "keep-13-months",
        status: "Enabled",
        filter: { prefix: "" },
        transitions: [{ days: 90, storageClass: "STANDARD_IA" }],
        expiration: { days: 400 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  });
  const deliver = (sid: string, service: string, prefix: string): Statement => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: "s3:PutObject",
    Resource: pulumi.interpolate`${logs.arn}/${prefix}/*`,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  });
  const logsPolicy = new BucketPolicy("logs", {
    bucket: logs.id,
    policy: policyDocument([
      ...tlsOnly(logs.arn),
      {
        Sid: "LoadBalancerDelivers",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${logs.arn}/load-balancer/AWSLogs/${accountId}/*`,
        Condition: {
          ArnLike: {
            "aws:SourceArn": pulumi.interpolate`arn:aws:elasticloadbalancing:${region}:${accountId}:loadbalancer/*`,
          },
        },
      },
      deliver("BucketsDeliver", "logging.s3.amazonaws.com", "buckets"),
      deliver("NetworkDelivers", "delivery.logs.amazonaws.com", "flow-logs"),
      deliver("ConfigDelivers", "config.amazonaws.com", "config"),
      {
        Sid: "DeliverersCheckTheBucket",
        Effect: "Allow",
        Principal: { Service: ["delivery.logs.amazonaws.com", "config.amazonaws.com"] },
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: logs.arn,
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ]),
  });

  const audit = createBucket("audit", { dataClass: "audit", key: keys.logs, objectLock: true });
  const auditVersions = keepVersions("audit", audit);
  new BucketObjectLockConfiguration(
    "audit",
    { bucket: audit.id, rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } } },
    { dependsOn: auditVersions },
  );
  new BucketLifecycleConfiguration("audit", {
    bucket: audit.id,
    rules: [
      {
        id: "keep-7-years",
        status: "Enabled",
        filter: { prefix: "" },
        transitions: [{ days: 90, storageClass: "GLACIER" }],
        expiration: { days: 2557 },
        noncurrentVersionExpiration: { noncurrentDays: 400 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  });
  new BucketLogging("audit", { bucket: audit.id, targetBucket: logs.id, targetPrefix: "buckets/audit/" });
  const auditPolicy = new BucketPolicy("audit", {
    bucket: audit.id,
    policy: policyDocument([
      ...tlsOnly(audit.arn),
      {
        Sid: "TrailChecksTheBucket",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:GetBucketAcl",
        Resource: audit.arn,
        Condition: { StringEquals: { "aws:SourceArn": trailArn } },
      },
      {
        Sid: "TrailDelivers",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${audit.arn}/AWSLogs/${accountId}/*`,
        Condition: {
          StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" },
        },
      },
    ]),
  });
  return { logs, audit, policies: [logsPolicy, auditPolicy] };
}

export interface DocumentsArgs {
  keys: Keys;
  logs: Bucket;
  accountId: pulumi.Input<string>;
  recoveryRegion: string;
}

/** Invoices and delivery notes, and their copy in the recovery region. */
export function createDocuments({ keys, logs, accountId, recoveryRegion }: DocumentsArgs): Bucket {
  new AccountPublicAccessBlock("account", {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });

  const documents = createBucket("documents", { dataClass: "customer", key: keys.data, moreTags: backedUp });
  const versions = keepVersions("documents", documents);
  new BucketPolicy("documents", { bucket: documents.id, policy: policyDocument(tlsOnly(documents.arn)) });
  new BucketLogging("documents", {
    bucket: documents.id,
    targetBucket: logs.id,
    targetPrefix: "buckets/documents/",
  });
  const olderVersions = {
    id: "older-versions",
    status: "Enabled",
    filter: { prefix: "" },
    noncurrentVersionTransitions: [{ noncurrentDays: 30, storageClass: "STANDARD_IA" }],
    noncurrentVersionExpiration: { noncurrentDays: 365 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  };
  new BucketLifecycleConfiguration("documents", { bucket: documents.id, rules: [olderVersions] });

  const region = recoveryRegion;
  const copy = createBucket("documents-copy", { dataClass: "customer", key: keys.recovery, region });
  const copyVersions = keepVersions("documents-copy", copy, region);
  new BucketPolicy("documents-copy", { region, bucket: copy.id, policy: policyDocument(tlsOnly(copy.arn)) });
  new BucketLifecycleConfiguration("documents-copy", { region, bucket: copy.id, rules: [olderVersions] });

  const replicator = new Role("documents-replication", {
    description: "Lets S3 copy documents to the recovery region",
    assumeRolePolicy: assumedBy("s3.amazonaws.com", accountId),
    tags: tags("none"),
  });
  new RolePolicy("documents-replication", {
    role: replicator.id,
    policy: policyDocument([
      {
        Effect: "Allow",
        Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
        Resource: documents.arn,
      },
      {
        Effect: "Allow",
        Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
        Resource: pulumi.interpolate`${documents.arn}/*`,
      },
      {
        Effect: "Allow",
        Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
        Resource: pulumi.interpolate`${copy.arn}/*`,
      },
      { Effect: "Allow", Action: "kms:Decrypt", Resource: keys.data.arn },
      { Effect: "Allow", Action: ["kms:Encrypt", "kms:GenerateDataKey"], Resource: keys.recovery.arn },
    ]),
  });
  new BucketReplicationConfig(
    "documents",
    {
      bucket: documents.id,
      role: replicator.arn,
      rules: [
        {
          id: "to-recovery-region",
          status: "Enabled",
          priority: 1,
          filter: { prefix: "" },
          // A deletion stays here: the copy is what a mistaken deletion is recovered from.
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: copy.arn,
            storageClass: "STANDARD_IA",
            encryptionConfiguration: { replicaKmsKeyId: keys.recovery.arn },
            replicationTime: { status: "Enabled", time: { minutes: 15 } },
            metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
          },
        },
      ],
    },
    { dependsOn: [versions, copyVersions] },
  );
  return documents;
}
