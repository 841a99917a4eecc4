import { defineKind, type Kind } from "../kind.ts";

interface BucketInputs {
  readonly bucket: string;
  readonly acl: keyof typeof CANNED_ACLS;
  readonly versioning: { readonly enabled: boolean; readonly mfaDelete: boolean };
  readonly logging: { readonly targetBucket: string; readonly targetPrefix: string };
  readonly serverSideEncryptionConfiguration?:
    | { readonly rule: { readonly applyServerSideEncryptionByDefault: { readonly sseAlgorithm: string } } }
    | undefined;
}

const CANNED_ACLS = {
  private: "Private",
  "public-read": "PublicRead",
  "public-read-write": "PublicReadWrite",
} as const;

export const bucket: Kind = defineKind<BucketInputs>({
  share: 15,
  pulumiType: "aws:s3/bucket:Bucket",
  terraformType: "aws_s3_bucket",
  cloudFormationType: "AWS::S3::Bucket",
  good: ({ name, pick }) => ({
    bucket: `fleet-${name}`,
    acl: "private",
    versioning: { enabled: true, mfaDelete: false },
    logging: { targetBucket: "fleet-access-logs", targetPrefix: `${name}/` },
    serverSideEncryptionConfiguration: {
      rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: pick(["aws:kms", "AES256"]) } },
    },
  }),
  mistakes: {
    "bucket-without-encryption": (inputs) => ({ ...inputs, serverSideEncryptionConfiguration: undefined }),
    "bucket-with-public-acl": (inputs, { pick }) => ({
      ...inputs,
      acl: pick(["public-read", "public-read-write"]),
    }),
  },
  cloudFormation: ({ bucket, acl, logging, serverSideEncryptionConfiguration }) => ({
    BucketName: bucket,
    AccessControl: CANNED_ACLS[acl],
    VersioningConfiguration: { Status: "Enabled" },
    LoggingConfiguration: {
      DestinationBucketName: logging.targetBucket,
      LogFilePrefix: logging.targetPrefix,
    },
    BucketEncryption: serverSideEncryptionConfiguration && {
      ServerSideEncryptionConfiguration: [
        {
          ServerSideEncryptionByDefault: {
            SSEAlgorithm:
              serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm,
          },
        },
      ],
    },
  }),
});
