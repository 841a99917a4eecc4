import { allOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const platformsUpdateThemselves: Rule = defineRule<ResourceTypes>({
  id: "failover/platforms-update-themselves",
  title: "Managed platforms install their updates in a maintenance window",
  severity: "low",
  rationale: "Platforms that nobody updates run out of support, and then have to be rebuilt in a hurry.",
  fix: "Beanstalk: set ManagedActionsEnabled of aws:elasticbeanstalk:managedactions to true. AKS: set autoUpgradeProfile.upgradeChannel to patch or stable. Scale sets: set upgradePolicy.automaticOSUpgradePolicy.enableAutomaticOSUpgrade to true.",
  failure: "updates are installed by hand only",
  requires: {
    "aws:elasticbeanstalk/environment:Environment": (environment) =>
      environment
        .get("settings")
        .some((setting) =>
          allOf(
            setting.get("namespace").oneOf(["aws:elasticbeanstalk:managedactions"]),
            setting.get("name").oneOf(["ManagedActionsEnabled"]),
            setting.get("value").oneOf(["true"]),
          ),
        ),
    "azure-native:compute:VirtualMachineScaleSet": (set) =>
      set.get("upgradePolicy").get("automaticOSUpgradePolicy").get("enableAutomaticOSUpgrade").equals(true),
    "azure-native:containerservice:ManagedCluster": (cluster) => {
      const channel = cluster.get("autoUpgradeProfile").get("upgradeChannel");
      return allOf(channel.isSet(), not(channel.oneOf(["none"])));
    },
  },
});
