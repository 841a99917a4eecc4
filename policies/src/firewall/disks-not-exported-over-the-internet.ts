import { anyOf, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isClosed } from "./public-network-access.ts";

function isKeptInside(publicNetworkAccess: Value<string>, policy: Value<string>): Truth {
  return anyOf(policy.oneOf(["DenyAll", "AllowPrivate"]), isClosed(publicNetworkAccess));
}

export const disksNotExportedOverTheInternet: Rule = defineRule<ResourceTypes>({
  id: "firewall/disks-not-exported-over-the-internet",
  title: "Disks and snapshots cannot be downloaded over the internet",
  severity: "medium",
  rationale:
    "By default whoever may make a download link for a disk takes all of it out over the internet, and the link works for whoever has it.",
  fix: "Set networkAccessPolicy to DenyAll, or to AllowPrivate with a disk access resource, and publicNetworkAccess to Disabled.",
  failure: "it can be downloaded from any network",
  requires: {
    "azure-native:compute:Disk": (disk) =>
      isKeptInside(disk.get("publicNetworkAccess"), disk.get("networkAccessPolicy")),
    "azure-native:compute:Snapshot": (snapshot) =>
      isKeptInside(snapshot.get("publicNetworkAccess"), snapshot.get("networkAccessPolicy")),
  },
  remedies: {
    "azure-native:compute:Disk": { set: { networkAccessPolicy: "DenyAll", publicNetworkAccess: "Disabled" } },
    "azure-native:compute:Snapshot": {
      set: { networkAccessPolicy: "DenyAll", publicNetworkAccess: "Disabled" },
    },
  },
});
