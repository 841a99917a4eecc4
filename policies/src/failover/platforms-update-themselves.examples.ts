import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("Beanstalk", "aws:elasticbeanstalk/environment:Environment", {
      settings: [
        { namespace: "aws:elasticbeanstalk:managedactions", name: "ManagedActionsEnabled", value: "true" },
      ],
    }),
    oneResource("a scale set", "azure-native:compute:VirtualMachineScaleSet", {
      upgradePolicy: { mode: "Rolling", automaticOSUpgradePolicy: { enableAutomaticOSUpgrade: true } },
    }),
    oneResource("a cluster", "azure-native:containerservice:ManagedCluster", {
      autoUpgradeProfile: { upgradeChannel: "stable" },
    }),
  ],
  bad: [
    oneResource("Beanstalk", "aws:elasticbeanstalk/environment:Environment", {
      settings: [
        { namespace: "aws:elasticbeanstalk:managedactions", name: "ManagedActionsEnabled", value: "false" },
      ],
    }),
    oneResource("a scale set", "azure-native:compute:VirtualMachineScaleSet", {
      upgradePolicy: { mode: "Manual" },
    }),
    oneResource("a cluster without a channel", "azure-native:containerservice:ManagedCluster", {
      autoUpgradeProfile: { upgradeChannel: "none" },
    }),
  ],
};
