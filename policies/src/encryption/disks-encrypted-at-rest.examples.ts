import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("an encrypted volume", "aws:ebs/volume:Volume", {
      availabilityZone: "eu-west-1a",
      encrypted: true,
    }),
    {
      title: "a volume in a region where the account encrypts all",
      resources: {
        data: {
          type: "aws:ebs/volume:Volume",
          properties: { availabilityZone: "eu-west-1a", region: "eu-west-1" },
        },
        "default-encryption": {
          type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
          properties: { region: "eu-west-1" },
        },
      },
    },
    oneResource("a server with encrypted disks", "aws:ec2/instance:Instance", {
      rootBlockDevice: { encrypted: true },
      ebsBlockDevices: [{ deviceName: "/dev/sdf", encrypted: true }],
    }),
    {
      title: "a server made from a template",
      resources: {
        template: {
          type: "aws:ec2/launchTemplate:LaunchTemplate",
          properties: {
            blockDeviceMappings: [
              { deviceName: "/dev/xvda", ebs: { encrypted: "true", volumeSize: 20 } },
              { deviceName: "/dev/sdb", virtualName: "ephemeral0" },
            ],
          },
        },
        server: {
          type: "aws:ec2/instance:Instance",
          properties: { launchTemplate: { id: "${template.id}", version: "$Latest" } },
        },
      },
    },
    oneResource("encrypted copies in another region", "aws:dlm/lifecyclePolicy:LifecyclePolicy", {
      policyDetails: {
        schedules: [{ name: "daily", crossRegionCopyRules: [{ target: "eu-central-1", encrypted: true }] }],
      },
    }),
    oneResource("an encrypted image", "aws:ec2/ami:Ami", {
      ebsBlockDevices: [{ deviceName: "/dev/xvda", encrypted: true }],
    }),
    oneResource("a disk in Azure", "azure-native:compute:Disk", { diskSizeGB: 32 }),
  ],
  bad: [
    oneResource("a volume left at the default", "aws:ebs/volume:Volume", { availabilityZone: "eu-west-1a" }),
    {
      title: "the account encrypts in another region only",
      failing: ["data"],
      resources: {
        data: {
          type: "aws:ebs/volume:Volume",
          properties: { availabilityZone: "eu-central-1a", region: "eu-central-1" },
        },
        "default-encryption": {
          type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
          properties: { region: "eu-west-1", enabled: true },
        },
      },
    },
    {
      title: "a snapshot of an unencrypted volume",
      resources: {
        data: { type: "aws:ebs/volume:Volume", properties: { encrypted: false } },
        "data-snapshot": { type: "aws:ebs/snapshot:Snapshot", properties: { volumeId: "${data.id}" } },
      },
    },
    oneResource("a server that says nothing of its root disk", "aws:ec2/instance:Instance", {
      instanceType: "t4g.small",
    }),
    oneResource("a server with one plain disk", "aws:ec2/instance:Instance", {
      rootBlockDevice: { encrypted: true },
      ebsBlockDevices: [
        { deviceName: "/dev/sdf", encrypted: true },
        { deviceName: "/dev/sdg", encrypted: false },
      ],
    }),
    oneResource("a launch configuration", "aws:ec2/launchConfiguration:LaunchConfiguration", {
      imageId: "ami-0abcdef1234567890",
      rootBlockDevice: { volumeSize: 20 },
    }),
    oneResource("a template whose data disk is plain", "aws:ec2/launchTemplate:LaunchTemplate", {
      blockDeviceMappings: [
        { deviceName: "/dev/xvda", ebs: { encrypted: "true" } },
        { deviceName: "/dev/sdf", ebs: { volumeSize: 100 } },
      ],
    }),
    oneResource("a template without disks", "aws:ec2/launchTemplate:LaunchTemplate", {
      instanceType: "t4g.small",
    }),
    oneResource("a plain copy of a snapshot", "aws:ebs/snapshotCopy:SnapshotCopy", {
      sourceRegion: "eu-west-1",
    }),
    oneResource("a plain copy of an image", "aws:ec2/amiCopy:AmiCopy", { sourceAmiRegion: "eu-west-1" }),
    oneResource("plain copies in another region", "aws:dlm/lifecyclePolicy:LifecyclePolicy", {
      policyDetails: {
        schedules: [{ name: "daily", crossRegionCopyRules: [{ target: "eu-central-1", encrypted: false }] }],
      },
    }),
    oneResource("an image that is not", "aws:ec2/ami:Ami", {
      ebsBlockDevices: [{ deviceName: "/dev/xvda", encrypted: false }],
    }),
    oneResource("a disk in Azure that is told not to", "azure-native:compute:Disk", {
      encryptionSettingsCollection: { enabled: false },
    }),
    oneResource("a desktop with a plain system disk", "aws:workspaces/workspace:Workspace", {
      userVolumeEncryptionEnabled: true,
    }),
  ],
};
