import { NetworkSecurityGroup } from "@pulumi/azure-native/network/networkSecurityGroup.js";
import { SecurityRule } from "@pulumi/azure-native/network/securityRule.js";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export interface Firewall {
  gateway: NetworkSecurityGroup;
  worker: NetworkSecurityGroup;
}

const inbound = { direction: "Inbound", access: "Allow", protocol: "Tcp", sourcePortRange: "*" } as const;

export function createFirewall({ resourceGroupName, location }: Place): Firewall {
  const gateway = new NetworkSecurityGroup("gateway", {
    resourceGroupName,
    location,
    securityRules: [
      {
        name: "until-it-works",
        priority: 100,
        ...inbound,
        protocol: "*",
        sourceAddressPrefix: "*",
        destinationAddressPrefix: "*",
        destinationPortRange: "*",
      },
    ],
    tags: tags("none"),
  });

  const worker = new NetworkSecurityGroup("worker", { resourceGroupName, location, tags: tags("none") });
  const allowed = { resourceGroupName, networkSecurityGroupName: worker.name, ...inbound };
  new SecurityRule("worker-rdp", {
    ...allowed,
    securityRuleName: "rdp",
    description: "Remote desktop",
    priority: 100,
    sourceAddressPrefix: "Internet",
    destinationAddressPrefix: "*",
    destinationPortRange: "3389",
  });
  new SecurityRule("worker-ssh", {
    ...allowed,
    securityRuleName: "ssh",
    description: "SSH for the partner",
    priority: 110,
    sourceAddressPrefixes: ["203.0.113.0/24", "0.0.0.0/0"],
    destinationAddressPrefix: "*",
    destinationPortRanges: ["22", "2222"],
  });
  new SecurityRule("worker-tools", {
    ...allowed,
    securityRuleName: "tools",
    description: "Tools",
    priority: 120,
    sourceAddressPrefix: "0.0.0.0/0",
    destinationAddressPrefix: "*",
    destinationPortRange: "3000-9999",
  });
  return { gateway, worker };
}
