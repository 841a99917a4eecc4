import { defineKind, type Kind } from "../kind.ts";
import { SUBNET } from "../names.ts";
import type { Reference } from "../reference.ts";

interface InstanceInputs {
  readonly ami: string;
  readonly instanceType: string;
  readonly subnetId: string;
  readonly monitoring: boolean;
  readonly ebsOptimized: boolean;
  readonly associatePublicIpAddress: boolean;
  readonly vpcSecurityGroupIds: readonly Reference[];
  readonly metadataOptions?: { readonly httpEndpoint: string; readonly httpTokens: string } | undefined;
  readonly rootBlockDevice: {
    readonly encrypted: boolean;
    readonly volumeSize: number;
    readonly volumeType: string;
  };
}

export const instance: Kind = defineKind<InstanceInputs>({
  share: 10,
  pulumiType: "aws:ec2/instance:Instance",
  terraformType: "aws_instance",
  cloudFormationType: "AWS::EC2::Instance",
  good: ({ integer, reference }) => {
    const group = reference("aws:ec2/securityGroup:SecurityGroup", "id");
    return {
      ami: "ami-0f1e2d3c4b5a69788",
      instanceType: "t3.medium",
      subnetId: SUBNET,
      monitoring: true,
      ebsOptimized: true,
      associatePublicIpAddress: false,
      vpcSecurityGroupIds: group === undefined ? [] : [group],
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required" },
      rootBlockDevice: { encrypted: true, volumeSize: integer(8, 100), volumeType: "gp3" },
    };
  },
  mistakes: {
    "instance-metadata-without-token": (inputs, { chance }) => ({
      ...inputs,
      metadataOptions: chance(0.5) ? undefined : { httpEndpoint: "enabled", httpTokens: "optional" },
    }),
  },
  cloudFormation: (inputs) => ({
    ImageId: inputs.ami,
    InstanceType: inputs.instanceType,
    SubnetId: inputs.subnetId,
    Monitoring: inputs.monitoring,
    EbsOptimized: inputs.ebsOptimized,
    SecurityGroupIds: inputs.vpcSecurityGroupIds,
    MetadataOptions: inputs.metadataOptions && {
      HttpEndpoint: inputs.metadataOptions.httpEndpoint,
      HttpTokens: inputs.metadataOptions.httpTokens,
    },
    BlockDeviceMappings: [
      {
        DeviceName: "/dev/xvda",
        Ebs: {
          Encrypted: inputs.rootBlockDevice.encrypted,
          VolumeSize: inputs.rootBlockDevice.volumeSize,
          VolumeType: inputs.rootBlockDevice.volumeType,
        },
      },
    ],
  }),
});
