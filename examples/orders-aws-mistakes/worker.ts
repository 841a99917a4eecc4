import { EncryptionByDefault } from "@pulumi/aws/ebs/encryptionByDefault.js";
import { Snapshot } from "@pulumi/aws/ebs/snapshot.js";
import { Volume } from "@pulumi/aws/ebs/volume.js";
import { Instance } from "@pulumi/aws/ec2/instance.js";
import { LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate.js";
import { VolumeAttachment } from "@pulumi/aws/ec2/volumeAttachment.js";
import type { Firewall } from "./firewall.ts";
import type { Network } from "./network.ts";
import { tags } from "./tags.ts";

/** The nightly settlement runs licensed software that needs a machine. */
export function createWorker(network: Network, firewall: Firewall): Instance {
  new EncryptionByDefault("account", { enabled: false });
  const [subnet] = network.publicSubnets;
  if (subnet === undefined) throw new Error("The settlement worker needs a public subnet.");
  const worker = new Instance("worker", {
    ami: "ami-0123456789abcdef0",
    instanceType: "t3.large",
    subnetId: subnet.id,
    vpcSecurityGroupIds: [firewall.worker.id],
    associatePublicIpAddress: true,
    keyName: "shared",
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "optional" },
    rootBlockDevice: { volumeSize: 50, volumeType: "gp3" },
  });
  const results = new Volume("settlement", {
    availabilityZone: subnet.availabilityZone,
    size: 200,
    type: "gp3",
    encrypted: false,
    tags: tags("customer"),
  });
  new VolumeAttachment("settlement", {
    instanceId: worker.id,
    volumeId: results.id,
    deviceName: "/dev/sdf",
  });
  new Snapshot("settlement", { volumeId: results.id, tags: tags("customer") });
  new LaunchTemplate("worker-next", {
    description: "Settlement worker, for the next machine",
    imageId: "ami-0123456789abcdef0",
    instanceType: "t3.large",
    keyName: "shared",
    blockDeviceMappings: [
      { deviceName: "/dev/xvda", ebs: { volumeSize: 50, volumeType: "gp3", encrypted: "false" } },
    ],
    vpcSecurityGroupIds: [firewall.worker.id],
    tags: tags("none"),
  });
  return worker;
}
