import type { NetworkSecurityGroup } from "@pulumi/azure-native/network/networkSecurityGroup.js";
import { PublicIPAddress } from "@pulumi/azure-native/network/publicIPAddress.js";
import { Subnet } from "@pulumi/azure-native/network/subnet.js";
import { VirtualNetwork } from "@pulumi/azure-native/network/virtualNetwork.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Firewall } from "./firewall.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

const ranges = {
  gateway: "10.30.0.0/24",
  apps: "10.30.2.0/23",
  worker: "10.30.6.0/24",
} as const;

export interface Network {
  vnet: VirtualNetwork;
  gateway: Subnet;
  apps: Subnet;
  worker: Subnet;
}

export function createPublicAddress(place: Place, name: string, domainNameLabel?: string): PublicIPAddress {
  return new PublicIPAddress(name, {
    resourceGroupName: place.resourceGroupName,
    location: place.location,
    sku: { name: "Standard" },
    publicIPAllocationMethod: "Static",
    ...(domainNameLabel === undefined ? {} : { dnsSettings: { domainNameLabel } }),
    tags: tags("none"),
  });
}

export function createNetwork(place: Place, firewall: Firewall): Network {
  const { resourceGroupName, location } = place;
  const vnet = new VirtualNetwork("orders", {
    resourceGroupName,
    location,
    addressSpace: { addressPrefixes: ["10.30.0.0/16"] },
    tags: tags("none"),
  });
  let previous: pulumi.Resource[] = [];
  const subnet = (name: keyof typeof ranges, group?: NetworkSecurityGroup, delegatedTo?: string): Subnet => {
    const made = new Subnet(
      name,
      {
        resourceGroupName,
        virtualNetworkName: vnet.name,
        subnetName: name,
        addressPrefix: ranges[name],
        ...(group === undefined ? {} : { networkSecurityGroup: { id: group.id } }),
        ...(delegatedTo === undefined
          ? {}
          : { delegations: [{ name: "service", serviceName: delegatedTo }] }),
      },
      { dependsOn: previous },
    );
    previous = [made];
    return made;
  };
  return {
    vnet,
    gateway: subnet("gateway", firewall.gateway),
    apps: subnet("apps", undefined, "Microsoft.App/environments"),
    worker: subnet("worker", firewall.worker),
  };
}
