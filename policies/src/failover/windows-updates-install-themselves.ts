import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const windowsUpdatesInstallThemselves: Rule = defineRule<ResourceTypes>({
  id: "failover/windows-updates-install-themselves",
  title: "Windows machines install their updates by themselves",
  severity: "medium",
  rationale: "Holes in Windows are used within days of the update that closes them.",
  fix: "Leave osProfile.windowsConfiguration.enableAutomaticUpdates on.",
  failure: "updates of Windows are not installed by themselves",
  requires: {
    "azure-native:compute:VirtualMachine": (machine) =>
      machine
        .get("osProfile")
        .get("windowsConfiguration")
        .get("enableAutomaticUpdates")
        .orElse(true)
        .equals(true),
    "azure-native:compute:VirtualMachineScaleSet": (set) =>
      set
        .get("virtualMachineProfile")
        .get("osProfile")
        .get("windowsConfiguration")
        .get("enableAutomaticUpdates")
        .orElse(true)
        .equals(true),
  },
});
