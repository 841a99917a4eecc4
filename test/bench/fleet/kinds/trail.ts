import { defineKind, type Kind } from "../kind.ts";
import type { Reference } from "../reference.ts";

interface TrailInputs {
  readonly name: string;
  readonly s3BucketName: string;
  readonly isMultiRegionTrail: boolean;
  readonly enableLogFileValidation: boolean;
  readonly enableLogging: boolean;
  readonly kmsKeyId: Reference | undefined;
}

export const trail: Kind = defineKind<TrailInputs>({
  share: 2,
  pulumiType: "aws:cloudtrail/trail:Trail",
  terraformType: "aws_cloudtrail",
  cloudFormationType: "AWS::CloudTrail::Trail",
  good: ({ name, reference }) => ({
    name: `fleet-${name}`,
    s3BucketName: "fleet-trails",
    isMultiRegionTrail: true,
    enableLogFileValidation: true,
    enableLogging: true,
    kmsKeyId: reference("aws:kms/key:Key", "arn"),
  }),
  mistakes: {
    "trail-files-not-validated": (inputs) => ({ ...inputs, enableLogFileValidation: false }),
    "trail-of-one-region": (inputs) => ({ ...inputs, isMultiRegionTrail: false }),
  },
  cloudFormation: (inputs) => ({
    TrailName: inputs.name,
    S3BucketName: inputs.s3BucketName,
    IsLogging: inputs.enableLogging,
    IsMultiRegionTrail: inputs.isMultiRegionTrail,
    EnableLogFileValidation: inputs.enableLogFileValidation,
    KMSKeyId: inputs.kmsKeyId,
  }),
});
