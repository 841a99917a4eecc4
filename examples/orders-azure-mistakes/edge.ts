import type { ContainerApp } from "@pulumi/azure-native/app/containerApp.js";
import { RecordSet } from "@pulumi/azure-native/dns/recordSet.js";
import { Zone } from "@pulumi/azure-native/dns/zone.js";
import { ApplicationGateway } from "@pulumi/azure-native/network/applicationGateway.js";
import { WebApplicationFirewallPolicy } from "@pulumi/azure-native/network/webApplicationFirewallPolicy.js";
import { Profile } from "@pulumi/azure-native/trafficmanager/profile.js";
import * as pulumi from "@pulumi/pulumi";
import { createIdentity } from "./identity.ts";
import { createPublicAddress, type Network } from "./network.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export interface EdgeArgs {
  network: Network;
  app: ContainerApp;
  domain: string;
  certificateSecretId: string;
}

export function createEdge(place: Place, args: EdgeArgs): ApplicationGateway {
  const { resourceGroupName, location } = place;
  const address = createPublicAddress(place, "gateway", "orders-example-m");
  const policy = new WebApplicationFirewallPolicy("orders", {
    resourceGroupName,
    location,
    policySettings: { state: "Enabled", mode: "Detection", requestBodyCheck: false },
    managedRules: { managedRuleSets: [{ ruleSetType: "OWASP", ruleSetVersion: "3.0" }] },
    tags: tags("none"),
  });
  const profile = new Profile("orders", {
    resourceGroupName,
    location: "global",
    trafficRoutingMethod: "Priority",
    dnsConfig: { relativeName: "orders-example-m", ttl: 3600 },
    monitorConfig: { protocol: "TCP", port: 80, intervalInSeconds: 30, toleratedNumberOfFailures: 9 },
    endpoints: [
      {
        name: "primary",
        type: "Microsoft.Network/trafficManagerProfiles/azureEndpoints",
        targetResourceId: address.id,
        alwaysServe: "Enabled",
        priority: 1,
      },
    ],
    tags: tags("none"),
  });
  const zone = new Zone("orders", {
    resourceGroupName,
    location: "global",
    zoneName: args.domain,
    tags: tags("none"),
  });
  new RecordSet("orders", {
    resourceGroupName,
    zoneName: zone.name,
    recordType: "A",
    relativeRecordSetName: "@",
    ttl: 3600,
    targetResource: { id: profile.id },
  });

  const applicationGatewayName = "orders";
  const part = (kind: string, name: string) => ({
    id: pulumi.interpolate`${place.resourceGroupId}/providers/Microsoft.Network/applicationGateways/${applicationGatewayName}/${kind}/${name}`,
  });
  const listener = { frontendIPConfiguration: part("frontendIPConfigurations", "public") };
  const rule = {
    ruleType: "Basic",
    backendAddressPool: part("backendAddressPools", "service"),
    backendHttpSettings: part("backendHttpSettingsCollection", "service"),
  };
  const identity = createIdentity(place, "gateway");
  const host = args.app.configuration.apply((configuration) => configuration?.ingress?.fqdn ?? "");
  return new ApplicationGateway("orders", {
    resourceGroupName,
    location,
    applicationGatewayName,
    sku: { name: "WAF_v2", tier: "WAF_v2", capacity: 1 },
    firewallPolicy: { id: policy.id },
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    sslPolicy: { policyType: "Predefined", policyName: "AppGwSslPolicy20150501" },
    sslCertificates: [{ name: "orders", keyVaultSecretId: args.certificateSecretId }],
    gatewayIPConfigurations: [{ name: "gateway", subnet: { id: args.network.gateway.id } }],
    frontendIPConfigurations: [{ name: "public", publicIPAddress: { id: address.id } }],
    frontendPorts: [
      { name: "http", port: 80 },
      { name: "https", port: 443 },
    ],
    backendAddressPools: [{ name: "service", backendAddresses: [{ fqdn: host }] }],
    backendHttpSettingsCollection: [
      { name: "service", protocol: "Http", port: 80, pickHostNameFromBackendAddress: true },
    ],
    httpListeners: [
      {
        name: "https",
        protocol: "Https",
        ...listener,
        frontendPort: part("frontendPorts", "https"),
        sslCertificate: part("sslCertificates", "orders"),
      },
      { name: "http", protocol: "Http", ...listener, frontendPort: part("frontendPorts", "http") },
    ],
    requestRoutingRules: [
      { name: "https", priority: 100, ...rule, httpListener: part("httpListeners", "https") },
      { name: "http", priority: 110, ...rule, httpListener: part("httpListeners", "http") },
    ],
    tags: tags("none"),
  });
}
