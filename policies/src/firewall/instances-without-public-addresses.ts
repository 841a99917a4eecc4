import { not } from "@rampart/core/value";
import { defineRule, each, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const instancesWithoutPublicAddresses: Rule = defineRule<ResourceTypes>({
  id: "firewall/instances-without-public-addresses",
  title: "Machines and containers have no public addresses of their own",
  severity: "medium",
  rationale:
    "A machine with a public address can be reached beside the load balancer and its firewall; each one is a front door somebody must guard.",
  fix: "Turn the public address off, place the machine in a private subnet behind a load balancer, and let it out through a NAT gateway.",
  failure: "it gets a public address",
  requires: {
    "aws:ec2/instance:Instance": (instance) => not(instance.get("associatePublicIpAddress").equals(true)),
    "aws:ec2/launchConfiguration:LaunchConfiguration": (configuration) =>
      not(configuration.get("associatePublicIpAddress").equals(true)),
    "aws:ec2/launchTemplate:LaunchTemplate": (template) =>
      not(
        template
          .get("networkInterfaces")
          .some((networkInterface) => networkInterface.get("associatePublicIpAddress").equals(true)),
      ),
    "aws:ecs/service:Service": (service) =>
      not(service.get("networkConfiguration").get("assignPublicIp").equals(true)),
    "azure-native:compute:VirtualMachineScaleSet": (scaleSet) =>
      not(
        scaleSet
          .get("virtualMachineProfile")
          .get("networkProfile")
          .get("networkInterfaceConfigurations")
          .some((networkInterface) =>
            networkInterface
              .get("ipConfigurations")
              .some((configuration) => configuration.get("publicIPAddressConfiguration").isSet()),
          ),
      ),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      not(cluster.get("agentPoolProfiles").some((pool) => pool.get("enableNodePublicIP").equals(true))),
    "azure-native:network:NetworkInterface": (networkInterface) =>
      not(
        networkInterface
          .get("ipConfigurations")
          .some((configuration) => configuration.get("publicIPAddress").isSet()),
      ),
  },
  remedies: {
    "aws:ec2/instance:Instance": {
      set: { associatePublicIpAddress: false },
      replaces: "The server is made anew with new disks: bring over what is on the old ones.",
    },
    "aws:ec2/launchConfiguration:LaunchConfiguration": {
      set: { associatePublicIpAddress: false },
      replaces: "A launch configuration never changes; new servers use the new one.",
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {
      set: {
        networkInterfaces: each({
          associatePublicIpAddress: when((isPublic) => isPublic.equals(true), "false"),
        }),
      },
    },
    "aws:ecs/service:Service": { set: { networkConfiguration: { assignPublicIp: false } } },
    "azure-native:containerservice:ManagedCluster": {
      set: {
        agentPoolProfiles: each({ enableNodePublicIP: when((isPublic) => isPublic.equals(true), false) }),
      },
      replaces:
        "The nodes of a pool lose their addresses only when it is made anew: add a pool and drain the old one.",
    },
  },
});
