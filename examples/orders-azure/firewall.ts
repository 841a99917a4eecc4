import { NetworkSecurityGroup } from "@pulumi/azure-native/network/networkSecurityGroup.js";
import { SecurityRule } from "@pulumi/azure-native/network/securityRule.js";
import type { Place } from "./place.ts";
import { ranges } from "./ranges.ts";
import { tags } from "./tags.ts";

export interface Firewall {
  gateway: NetworkSecurityGroup;
  apps: NetworkSecurityGroup;
  endpoints: NetworkSecurityGroup;
  database: NetworkSecurityGroup;
  worker: NetworkSecurityGroup;
  bastion: NetworkSecurityGroup;
}

interface Allowed {
  from: string;
  to: string;
  ports: string[];
  description: string;
}

const inbound = { direction: "Inbound", access: "Allow", protocol: "Tcp", sourcePortRange: "*" } as const;
const outbound = { ...inbound, direction: "Outbound" } as const;

/** What no rule before it let in, Azure's own "everything inside the network" included, is refused. */
const refuseTheRest = {
  priority: 4096,
  direction: "Inbound",
  access: "Deny",
  protocol: "*",
  sourceAddressPrefix: "*",
  sourcePortRange: "*",
  destinationAddressPrefix: "*",
  destinationPortRange: "*",
} as const;

export function createFirewall({ resourceGroupName, location }: Place): Firewall {
  const gateway = new NetworkSecurityGroup("gateway", {
    resourceGroupName,
    location,
    securityRules: [
      {
        name: "customers",
        description: "The public website; port 80 answers with a redirect",
        priority: 100,
        ...inbound,
        sourceAddressPrefix: "Internet",
        destinationAddressPrefix: "*",
        destinationPortRanges: ["80", "443"],
      },
      {
        name: "gateway-manager",
        description: "Azure's own control of the application gateway",
        priority: 110,
        ...inbound,
        sourceAddressPrefix: "GatewayManager",
        destinationAddressPrefix: "*",
        destinationPortRange: "65200-65535",
      },
      {
        name: "load-balancer",
        description: "Azure's probes",
        priority: 120,
        ...inbound,
        protocol: "*",
        sourceAddressPrefix: "AzureLoadBalancer",
        destinationAddressPrefix: "*",
        destinationPortRange: "*",
      },
      { name: "refuse-the-rest", description: "Nothing else comes in", ...refuseTheRest },
    ],
    tags: tags("none"),
  });

  // The rules of these groups change with the services behind them, so each is a resource of its own.
  const group = (name: string, allowed: Record<string, Allowed>): NetworkSecurityGroup => {
    const made = new NetworkSecurityGroup(name, { resourceGroupName, location, tags: tags("none") });
    const owner = { resourceGroupName, networkSecurityGroupName: made.name };
    Object.entries(allowed).forEach(([rule, { from, to, ports, description }], index) => {
      new SecurityRule(`${name}-${rule}`, {
        ...owner,
        ...inbound,
        securityRuleName: rule,
        description,
        priority: 100 + 10 * index,
        sourceAddressPrefix: from,
        destinationAddressPrefix: to,
        destinationPortRanges: ports,
      });
    });
    new SecurityRule(`${name}-refuse-the-rest`, {
      ...owner,
      ...refuseTheRest,
      securityRuleName: "refuse-the-rest",
      description: "Nothing else comes in",
    });
    return made;
  };
  const apps = group("apps", {
    gateway: { from: ranges.gateway, to: ranges.apps, ports: ["443"], description: "Requests" },
    environment: {
      from: ranges.apps,
      to: ranges.apps,
      ports: ["0-65535"],
      description: "Container Apps needs its own nodes to reach one another",
    },
    "load-balancer": {
      from: "AzureLoadBalancer",
      to: ranges.apps,
      ports: ["30000-32767"],
      description: "Azure's probes",
    },
  });
  const endpoints = group("endpoints", {
    apps: { from: ranges.apps, to: ranges.endpoints, ports: ["443", "5671"], description: "Services" },
    worker: { from: ranges.worker, to: ranges.endpoints, ports: ["443"], description: "Services" },
  });
  const database = group("database", {
    apps: { from: ranges.apps, to: ranges.database, ports: ["5432", "6432"], description: "Queries" },
    worker: { from: ranges.worker, to: ranges.database, ports: ["5432"], description: "Queries" },
    standby: {
      from: ranges.database,
      to: ranges.database,
      ports: ["5432"],
      description: "Primary and standby",
    },
  });
  const worker = group("worker", {
    bastion: { from: ranges.bastion, to: ranges.worker, ports: ["22"], description: "People, by Bastion" },
  });
  return {
    gateway,
    apps,
    endpoints,
    database,
    worker,
    bastion: bastionGroup({ resourceGroupName, location }),
  };
}

/** The rules that Azure Bastion asks for, no more: https://learn.microsoft.com/azure/bastion/bastion-nsg */
function bastionGroup(where: Pick<Place, "resourceGroupName" | "location">): NetworkSecurityGroup {
  return new NetworkSecurityGroup("bastion", {
    ...where,
    securityRules: [
      {
        name: "people",
        description: "Browsers of the operators; Bastion checks who they are",
        priority: 100,
        ...inbound,
        sourceAddressPrefix: "Internet",
        destinationAddressPrefix: "*",
        destinationPortRange: "443",
      },
      {
        name: "azure",
        description: "Azure's own control, and its probes",
        priority: 110,
        ...inbound,
        sourceAddressPrefix: "GatewayManager",
        destinationAddressPrefix: "*",
        destinationPortRange: "443",
      },
      {
        name: "load-balancer",
        description: "Azure's probes",
        priority: 120,
        ...inbound,
        sourceAddressPrefix: "AzureLoadBalancer",
        destinationAddressPrefix: "*",
        destinationPortRange: "443",
      },
      {
        name: "hosts",
        description: "Bastion's machines among themselves",
        priority: 130,
        ...inbound,
        sourceAddressPrefix: "VirtualNetwork",
        destinationAddressPrefix: "VirtualNetwork",
        destinationPortRanges: ["8080", "5701"],
      },
      { name: "refuse-the-rest", description: "Nothing else comes in", ...refuseTheRest },
      {
        name: "to-machines",
        description: "The settlement worker",
        priority: 100,
        ...outbound,
        sourceAddressPrefix: "*",
        destinationAddressPrefix: "VirtualNetwork",
        destinationPortRange: "22",
      },
      {
        name: "to-azure",
        description: "Diagnostics",
        priority: 110,
        ...outbound,
        sourceAddressPrefix: "*",
        destinationAddressPrefix: "AzureCloud",
        destinationPortRange: "443",
      },
      {
        name: "to-hosts",
        description: "Bastion's machines among themselves",
        priority: 120,
        ...outbound,
        sourceAddressPrefix: "VirtualNetwork",
        destinationAddressPrefix: "VirtualNetwork",
        destinationPortRanges: ["8080", "5701"],
      },
      {
        name: "to-certificates",
        description: "Sessions and certificate checks",
        priority: 130,
        ...outbound,
        sourceAddressPrefix: "*",
        destinationAddressPrefix: "Internet",
        destinationPortRanges: ["80"],
      },
    ],
    tags: tags("none"),
  });
}
