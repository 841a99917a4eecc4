import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const storageSpansZones: Rule = defineRule<ResourceTypes>({
  id: "failover/storage-spans-zones",
  title: "Storage is replicated to other zones or regions",
  severity: "medium",
  rationale:
    "Files in one data centre cannot be read while it is down, and are lost if it is. The servers of the other zones then run without them.",
  fix: "Azure: a sku of ZRS, GRS or GZRS (registries: zoneRedundancy Enabled). EFS: no availabilityZoneName. FSx: a MULTI_AZ deploymentType.",
  failure: "its data stands in one zone only",
  requires: {
    "aws:efs/fileSystem:FileSystem": (fileSystem) => not(fileSystem.get("availabilityZoneName").isSet()),
    "aws:fsx/ontapFileSystem:OntapFileSystem": (fileSystem) =>
      fileSystem.get("deploymentType").text((type) => type.startsWith("MULTI_AZ")),
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": (fileSystem) =>
      fileSystem.get("deploymentType").text((type) => type.startsWith("MULTI_AZ")),
    "aws:fsx/windowsFileSystem:WindowsFileSystem": (fileSystem) =>
      fileSystem.get("deploymentType").text((type) => type.startsWith("MULTI_AZ")),
    "azure-native:containerregistry:Registry": (registry) =>
      not(registry.get("zoneRedundancy").oneOf(["Disabled"])),
    "azure-native:containerregistry:Replication": (replication) =>
      not(replication.get("zoneRedundancy").oneOf(["Disabled"])),
    "azure-native:storage:StorageAccount": (account) =>
      not(
        account
          .get("sku")
          .get("name")
          .text((name) => /LRS$/i.test(name)),
      ),
  },
});
