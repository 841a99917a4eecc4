import { AccountPublicAccessBlock } from "@pulumi/aws/s3/accountPublicAccessBlock.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketAcl } from "@pulumi/aws/s3/bucketAcl.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "./policy.ts";
import { tags } from "./tags.ts";

/** What CloudTrail delivers. */
export function createAuditBucket(accountId: pulumi.Input<string>): { audit: Bucket; policy: BucketPolicy } {
  const audit = new Bucket("audit", { tags: tags("audit") });
  new BucketPublicAccessBlock("audit", {
    bucket: audit.id,
    blockPublicAcls: true,
    blockPublicPolicy: false,
    ignorePublicAcls: true,
    restrictPublicBuckets: false,
  });
  new BucketVersioning("audit", {
    bucket: audit.id,
    versioningConfiguration: { status: "Suspended" },
  });
  new BucketServerSideEncryptionConfiguration("audit", {
    bucket: audit.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  const policy = new BucketPolicy("audit", {
    bucket: audit.id,
    policy: policyDocument([
      {
        Sid: "TrailChecksTheBucket",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:GetBucketAcl",
        Resource: audit.arn,
      },
      {
        Sid: "TrailDelivers",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${audit.arn}/AWSLogs/${accountId}/*`,
      },
    ]),
  });
  return { audit, policy };
}

/** Invoices and delivery notes. */
export function createDocuments(): Bucket {
  new AccountPublicAccessBlock("account", {
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
  });

  const documents = new Bucket("documents", { forceDestroy: true, tags: tags("customer") });
  const ownership = new BucketOwnershipControls("documents", {
    bucket: documents.id,
    rule: { objectOwnership: "ObjectWriter" },
  });
  new BucketAcl("documents", { bucket: documents.id, acl: "public-read" }, { dependsOn: ownership });
  new BucketPolicy("documents", {
    bucket: documents.id,
    policy: policyDocument([
      {
        Sid: "CustomersDownloadInvoices",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: pulumi.interpolate`${documents.arn}/*`,
      },
    ]),
  });
  return documents;
}
