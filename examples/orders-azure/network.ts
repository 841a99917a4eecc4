import { FlowLog } from "@pulumi/azure-native/network/flowLog.js";
import { NatGateway } from "@pulumi/azure-native/network/natGateway.js";
import type { NetworkSecurityGroup } from "@pulumi/azure-native/network/networkSecurityGroup.js";
import { PrivateDnsZoneGroup } from "@pulumi/azure-native/network/privateDnsZoneGroup.js";
import { PrivateEndpoint } from "@pulumi/azure-native/network/privateEndpoint.js";
import { PublicIPAddress } from "@pulumi/azure-native/network/publicIPAddress.js";
import { Subnet } from "@pulumi/azure-native/network/subnet.js";
import { VirtualNetwork } from "@pulumi/azure-native/network/virtualNetwork.js";
import { PrivateZone } from "@pulumi/azure-native/privatedns/privateZone.js";
import { VirtualNetworkLink } from "@pulumi/azure-native/privatedns/virtualNetworkLink.js";
import * as pulumi from "@pulumi/pulumi";
import type { Firewall } from "./firewall.ts";
import type { Place } from "./place.ts";
import { ranges } from "./ranges.ts";
import { tags } from "./tags.ts";

export interface Network {
  vnet: VirtualNetwork;
  gateway: Subnet;
  apps: Subnet;
  endpoints: Subnet;
  database: Subnet;
  worker: Subnet;
  bastion: Subnet;
}

export const allZones: string[] = ["1", "2", "3"];

export function createPublicAddress(place: Place, name: string, domainNameLabel?: string): PublicIPAddress {
  return new PublicIPAddress(name, {
    resourceGroupName: place.resourceGroupName,
    location: place.location,
    sku: { name: "Standard" },
    publicIPAllocationMethod: "Static",
    zones: allZones,
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
  // It stands in one zone, wherever Azure puts it; requests that come in do not depend on it.
  const wayOut = new NatGateway("orders", {
    resourceGroupName,
    location,
    sku: { name: "Standard" },
    publicIpAddresses: [{ id: createPublicAddress(place, "nat").id }],
    tags: tags("none"),
  });

  // Azure changes one subnet of a network at a time: each waits for the one before.
  let previous: pulumi.Resource[] = [];
  const subnet = (
    name: keyof typeof ranges,
    group: NetworkSecurityGroup,
    more: { subnetName?: string; delegatedTo?: string; natGateway?: NatGateway } = {},
  ): Subnet => {
    const made = new Subnet(
      name,
      {
        resourceGroupName,
        virtualNetworkName: vnet.name,
        subnetName: more.subnetName ?? name,
        addressPrefix: ranges[name],
        networkSecurityGroup: { id: group.id },
        defaultOutboundAccess: false,
        privateEndpointNetworkPolicies: "NetworkSecurityGroupEnabled",
        ...(more.natGateway === undefined ? {} : { natGateway: { id: more.natGateway.id } }),
        ...(more.delegatedTo === undefined
          ? {}
          : { delegations: [{ name: "service", serviceName: more.delegatedTo }] }),
      },
      { dependsOn: previous },
    );
    previous = [made];
    return made;
  };
  return {
    vnet,
    gateway: subnet("gateway", firewall.gateway),
    apps: subnet("apps", firewall.apps, { natGateway: wayOut, delegatedTo: "Microsoft.App/environments" }),
    endpoints: subnet("endpoints", firewall.endpoints),
    database: subnet("database", firewall.database, {
      delegatedTo: "Microsoft.DBforPostgreSQL/flexibleServers",
    }),
    worker: subnet("worker", firewall.worker, { natGateway: wayOut }),
    bastion: subnet("bastion", firewall.bastion, { subnetName: "AzureBastionSubnet" }),
  };
}

/** Names in the zone resolve to private addresses, in this network only. */
export function createPrivateZone(
  place: Place,
  network: Network,
  name: string,
  privateZoneName: pulumi.Input<string>,
): { zone: PrivateZone; link: VirtualNetworkLink } {
  const { resourceGroupName } = place;
  const zone = new PrivateZone(name, {
    resourceGroupName,
    privateZoneName,
    location: "global",
    tags: tags("none"),
  });
  const link = new VirtualNetworkLink(name, {
    resourceGroupName,
    privateZoneName: zone.name,
    location: "global",
    registrationEnabled: false,
    virtualNetwork: { id: network.vnet.id },
    tags: tags("none"),
  });
  return { zone, link };
}

export interface PrivateAccessArgs {
  name: string;
  resourceId: pulumi.Input<string>;
  groupId: string;
  privateZoneName: string;
}

/** Gives a service an address inside the network, so that its public one can stay closed. */
export function createPrivateAccess(
  place: Place,
  network: Network,
  args: PrivateAccessArgs,
): PrivateEndpoint {
  const { resourceGroupName, location } = place;
  const endpoint = new PrivateEndpoint(args.name, {
    resourceGroupName,
    location,
    subnet: { id: network.endpoints.id },
    privateLinkServiceConnections: [
      { name: args.name, privateLinkServiceId: args.resourceId, groupIds: [args.groupId] },
    ],
    tags: tags("none"),
  });
  const { zone } = createPrivateZone(place, network, args.name, args.privateZoneName);
  new PrivateDnsZoneGroup(args.name, {
    resourceGroupName,
    privateEndpointName: endpoint.name,
    privateDnsZoneConfigs: [{ name: args.groupId, privateDnsZoneId: zone.id }],
  });
  return endpoint;
}

export interface FlowLogArgs {
  storageId: pulumi.Input<string>;
  identityId: pulumi.Input<string>;
  workspaceId: pulumi.Input<string>;
  mayWrite: pulumi.Resource;
}

export function keepFlowLogs(place: Place, network: Network, args: FlowLogArgs): void {
  new FlowLog(
    "orders",
    {
      // Azure keeps one watcher for each region, in a group of its own.
      resourceGroupName: "NetworkWatcherRG",
      networkWatcherName: pulumi.interpolate`NetworkWatcher_${place.location}`,
      location: place.location,
      enabled: true,
      targetResourceId: network.vnet.id,
      storageId: args.storageId,
      identity: { type: "UserAssigned", userAssignedIdentities: [args.identityId] },
      format: { type: "JSON", version: 2 },
      retentionPolicy: { enabled: true, days: 365 },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          trafficAnalyticsInterval: 10,
          workspaceResourceId: args.workspaceId,
        },
      },
      tags: tags("audit"),
    },
    { dependsOn: args.mayWrite },
  );
}
