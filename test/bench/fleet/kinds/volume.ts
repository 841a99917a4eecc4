import { defineKind, type Kind } from "../kind.ts";
import { REGION } from "../names.ts";
import type { Reference } from "../reference.ts";

interface VolumeInputs {
  readonly availabilityZone: string;
  readonly size: number;
  readonly type: string;
  readonly encrypted: boolean;
  readonly kmsKeyId: Reference | undefined;
}

export const volume: Kind = defineKind<VolumeInputs>({
  share: 12,
  pulumiType: "aws:ebs/volume:Volume",
  terraformType: "aws_ebs_volume",
  cloudFormationType: "AWS::EC2::Volume",
  good: ({ pick, integer, reference }) => ({
    availabilityZone: `${REGION}${pick(["a", "b", "c"])}`,
    size: integer(8, 500),
    type: "gp3",
    encrypted: true,
    kmsKeyId: reference("aws:kms/key:Key", "arn"),
  }),
  mistakes: {
    "volume-not-encrypted": (inputs) => ({ ...inputs, encrypted: false, kmsKeyId: undefined }),
  },
  cloudFormation: ({ availabilityZone, size, type, encrypted, kmsKeyId }) => ({
    AvailabilityZone: availabilityZone,
    Size: size,
    VolumeType: type,
    Encrypted: encrypted,
    KmsKeyId: kmsKeyId,
  }),
});
