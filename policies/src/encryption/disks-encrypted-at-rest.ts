import type { Reference } from "@rampart/core/graph";
import { allOf, anyOf, not } from "@rampart/core/value";
import { encryptsDisksByDefault } from "@rampart/core/views";
import { defineGraphRule, each, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** A snapshot is encrypted as its volume is. */
const OF_SNAPSHOT: Reference = {
  type: "aws:ebs/snapshot:Snapshot",
  through: "volumeId",
  to: ["aws:ebs/volume:Volume"],
};

export const disksEncryptedAtRest: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/disks-encrypted-at-rest",
  title: "Disks of servers, their images and copies are encrypted at rest",
  severity: "high",
  rationale:
    "A snapshot of an unencrypted disk can be shared or copied to another account, and whoever has it mounts the disk and reads everything on it.",
  fix: "Set encrypted: true on the volume, on rootBlockDevice and every other block device, and on copies; or turn on aws.ebs.EncryptionByDefault for the account in each region it uses.",
  failure: "a disk is not said to be encrypted",
  requires: {
    "aws:ebs/volume:Volume": (volume, { graph }) =>
      anyOf(volume.get("encrypted").equals(true), encryptsDisksByDefault(graph, volume)),
    "aws:ebs/snapshot:Snapshot": (snapshot, { graph }) => {
      const volumes = graph.references.from(snapshot as never, OF_SNAPSHOT);
      if (volumes.length === 0) return snapshot.get("volumeId").text(() => true);
      return allOf(
        ...volumes.map((volume) =>
          anyOf(volume.get("encrypted").equals(true), encryptsDisksByDefault(graph, volume)),
        ),
      );
    },
    "aws:ebs/snapshotCopy:SnapshotCopy": (copy, { graph }) =>
      anyOf(copy.get("encrypted").equals(true), encryptsDisksByDefault(graph, copy)),
    "aws:ec2/amiCopy:AmiCopy": (copy, { graph }) =>
      anyOf(copy.get("encrypted").equals(true), encryptsDisksByDefault(graph, copy)),
    "aws:ec2/instance:Instance": (instance, { graph }) =>
      anyOf(
        allOf(
          anyOf(
            instance.get("rootBlockDevice").get("encrypted").equals(true),
            allOf(not(instance.get("rootBlockDevice").isSet()), instance.get("launchTemplate").isSet()),
          ),
          instance
            .get("ebsBlockDevices")
            .every((device) => anyOf(device.get("encrypted").equals(true), device.get("snapshotId").isSet())),
        ),
        encryptsDisksByDefault(graph, instance),
      ),
    "aws:ec2/launchConfiguration:LaunchConfiguration": (configuration, { graph }) =>
      anyOf(
        allOf(
          configuration.get("rootBlockDevice").get("encrypted").equals(true),
          configuration
            .get("ebsBlockDevices")
            .every((device) =>
              anyOf(
                device.get("encrypted").equals(true),
                device.get("snapshotId").isSet(),
                device.get("noDevice").equals(true),
              ),
            ),
        ),
        encryptsDisksByDefault(graph, configuration),
      ),
    "aws:ec2/launchTemplate:LaunchTemplate": (template, { graph }) =>
      anyOf(
        allOf(
          template.get("blockDeviceMappings").isSet(),
          template
            .get("blockDeviceMappings")
            .every((device) =>
              anyOf(
                not(device.get("ebs").isSet()),
                device.get("ebs").get("encrypted").equals(true),
                device.get("ebs").get("snapshotId").isSet(),
              ),
            ),
        ),
        encryptsDisksByDefault(graph, template),
      ),
    "aws:dlm/lifecyclePolicy:LifecyclePolicy": (policy) =>
      allOf(
        policy
          .get("policyDetails")
          .get("schedules")
          .every((schedule) =>
            schedule.get("crossRegionCopyRules").every((rule) => rule.get("encrypted").equals(true)),
          ),
        policy
          .get("policyDetails")
          .get("action")
          .get("crossRegionCopies")
          .every((copy) => copy.get("encryptionConfiguration").get("encrypted").equals(true)),
      ),
    "aws:workspaces/workspace:Workspace": (workspace) =>
      workspace.get("rootVolumeEncryptionEnabled").equals(true),
    "aws:ec2/ami:Ami": (image) =>
      image
        .get("ebsBlockDevices")
        .every((device) => anyOf(device.get("encrypted").equals(true), device.get("snapshotId").isSet())),
    // Azure encrypts disks unless it is told not to.
    "azure-native:compute:Disk": (disk) =>
      not(disk.get("encryptionSettingsCollection").get("enabled").equals(false)),
  },
  remedies: {
    "aws:ebs/volume:Volume": {
      set: { encrypted: true },
      replaces: "A volume can be encrypted only when it is made: make it from a snapshot of the old one.",
    },
    "aws:ebs/snapshotCopy:SnapshotCopy": { set: { encrypted: true }, replaces: "It is copied again." },
    "aws:ec2/amiCopy:AmiCopy": { set: { encrypted: true }, replaces: "It is copied again." },
    "aws:ec2/instance:Instance": (instance) => ({
      set: {
        // With a launch template and nothing said here, the root disk is as the template says.
        ...(allOf(not(instance.get("rootBlockDevice").isSet()), instance.get("launchTemplate").isSet())
          .state === "true"
          ? {}
          : { rootBlockDevice: { encrypted: true } }),
        ebsBlockDevices: each({ encrypted: true }, (device) => not(device.get("snapshotId").isSet())),
      },
      replaces: "The server is made anew with new disks: bring over what is on the old ones.",
    }),
    "aws:ec2/launchConfiguration:LaunchConfiguration": {
      set: {
        rootBlockDevice: { encrypted: true },
        ebsBlockDevices: each({ encrypted: true }, (device) =>
          not(anyOf(device.get("snapshotId").isSet(), device.get("noDevice").equals(true))),
        ),
      },
      replaces: "A launch configuration never changes; new servers use the new one.",
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {
      set: {
        blockDeviceMappings: each({ ebs: { encrypted: "true" } }, (device) =>
          allOf(device.get("ebs").isSet(), not(device.get("ebs").get("snapshotId").isSet())),
        ),
      },
    },
    "aws:dlm/lifecyclePolicy:LifecyclePolicy": {
      set: {
        policyDetails: {
          schedules: each({ crossRegionCopyRules: each({ encrypted: true }) }),
          action: { crossRegionCopies: each({ encryptionConfiguration: { encrypted: true } }) },
        },
      },
    },
    "aws:workspaces/workspace:Workspace": {
      set: { rootVolumeEncryptionEnabled: true, userVolumeEncryptionEnabled: true },
      replaces: "Its disks can be encrypted only when it is made: its user starts with an empty one.",
    },
  },
});
