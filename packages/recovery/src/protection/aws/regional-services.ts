/** Services that keep everything in several zones of a region, whatever their resources say. */
import { yes } from "@rampart/core/value";
import type { Protector } from "../protector.ts";
import { replica } from "../replicas.ts";

/** The page on which each says so, by resource type. */
const PAGES: ReadonlyMap<string, string> = new Map([
  [
    "aws:sqs/queue:Queue",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html",
  ],
  [
    "aws:kinesis/stream:Stream",
    "https://docs.aws.amazon.com/streams/latest/dev/disaster-recovery-resiliency.html",
  ],
  [
    "aws:keyspaces/table:Table",
    "https://docs.aws.amazon.com/keyspaces/latest/devguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:timestreamwrite/table:Table",
    "https://docs.aws.amazon.com/timestream/latest/developerguide/storage.html",
  ],
  [
    "aws:dsql/cluster:Cluster",
    "https://docs.aws.amazon.com/aurora-dsql/latest/userguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:docdb/elasticCluster:ElasticCluster",
    "https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-using-elastic-clusters.html",
  ],
  [
    "aws:secretsmanager/secret:Secret",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:ssm/parameter:Parameter",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:kms/key:Key",
    "https://docs.aws.amazon.com/kms/latest/developerguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:ecr/repository:Repository",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:cognito/userPool:UserPool",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:cloudwatch/logGroup:LogGroup",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/disaster-recovery-resiliency.html",
  ],
  [
    "aws:cloudtrail/eventDataStore:EventDataStore",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:s3tables/tableBucket:TableBucket",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables.html",
  ],
  ["aws:s3tables/table:Table", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables.html"],
  [
    "aws:glacier/vault:Vault",
    "https://docs.aws.amazon.com/amazonglacier/latest/dev/disaster-recovery-resiliency.html",
  ],
  [
    "aws:codecommit/repository:Repository",
    "https://docs.aws.amazon.com/codecommit/latest/userguide/disaster-recovery-resiliency.html",
  ],
  [
    "aws:codeartifact/repository:Repository",
    "https://docs.aws.amazon.com/codeartifact/latest/ug/disaster-recovery-resiliency.html",
  ],
]);

export const REGIONAL_TYPES: readonly string[] = [...PAGES.keys()];

export const protectAcrossZones: Protector = (resource) => {
  const page = PAGES.get(resource.type);
  if (page === undefined) return [];
  return replica({
    name: "storage in several zones",
    of: resource,
    path: "arn",
    exists: yes(page),
    lag: { lag: "none" },
    survives: { zone: yes(page) },
  });
};
