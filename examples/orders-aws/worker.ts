import { Group } from "@pulumi/aws/autoscaling/group.js";
import { DefaultKmsKey } from "@pulumi/aws/ebs/defaultKmsKey.js";
import { EncryptionByDefault } from "@pulumi/aws/ebs/encryptionByDefault.js";
import { SnapshotBlockPublicAccess } from "@pulumi/aws/ebs/snapshotBlockPublicAccess.js";
import { InstanceMetadataDefaults } from "@pulumi/aws/ec2/instanceMetadataDefaults.js";
import { LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate.js";
import { InstanceProfile } from "@pulumi/aws/iam/instanceProfile.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import type { Firewall } from "./firewall.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";
import { assumedBy } from "./policy.ts";
import { tags } from "./tags.ts";

/** What holds for every virtual machine of the account, whoever starts it. */
function createMachineDefaults(keys: Keys): void {
  new EncryptionByDefault("account", { enabled: true });
  new DefaultKmsKey("account", { keyArn: keys.data.arn });
  new SnapshotBlockPublicAccess("account", { state: "block-all-sharing" });
  new InstanceMetadataDefaults("account", { httpTokens: "required", httpPutResponseHopLimit: 1 });
}

/** The nightly settlement runs licensed software that needs a machine; it keeps nothing on its disk. */
export function createWorker(network: Network, firewall: Firewall, keys: Keys): Group {
  createMachineDefaults(keys);
  const role = new Role("worker", {
    description: "Settlement worker; people reach it by Session Manager only",
    assumeRolePolicy: assumedBy("ec2.amazonaws.com"),
    tags: tags("none"),
  });
  new RolePolicyAttachment("worker-session-manager", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
  });
  const profile = new InstanceProfile("worker", { role: role.name, tags: tags("none") });
  const template = new LaunchTemplate("worker", {
    description: "Settlement worker",
    imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    instanceType: "m7g.large",
    updateDefaultVersion: true,
    ebsOptimized: "true",
    monitoring: { enabled: true },
    iamInstanceProfile: { arn: profile.arn },
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          volumeSize: 50,
          volumeType: "gp3",
          encrypted: "true",
          kmsKeyId: keys.data.arn,
          deleteOnTermination: "true",
        },
      },
    ],
    networkInterfaces: [
      { associatePublicIpAddress: "false", deviceIndex: 0, securityGroups: [firewall.worker.id] },
    ],
    tagSpecifications: ["instance", "volume"].map((resourceType) => ({
      resourceType,
      tags: tags("customer"),
    })),
    tags: tags("none"),
  });
  return new Group("worker", {
    minSize: 1,
    maxSize: 2,
    desiredCapacity: 1,
    vpcZoneIdentifiers: network.privateSubnets.map((subnet) => subnet.id),
    launchTemplate: { id: template.id, version: "$Latest" },
    healthCheckType: "EC2",
    // A month at most on one image: replacing machines is how they are patched.
    maxInstanceLifetime: 30 * 24 * 60 * 60,
    tags: Object.entries(tags("customer")).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
}
