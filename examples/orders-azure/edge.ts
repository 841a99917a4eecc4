import { RecordSet } from "@pulumi/azure-native/dns/recordSet.js";
import { Zone } from "@pulumi/azure-native/dns/zone.js";
import { ApplicationGateway } from "@pulumi/azure-native/network/applicationGateway.js";
import type { PublicIPAddress } from "@pulumi/azure-native/network/publicIPAddress.js";
import { WebApplicationFirewallPolicy } from "@pulumi/azure-native/network/webApplicationFirewallPolicy.js";
import { Profile } from "@pulumi/azure-native/trafficmanager/profile.js";
import * as pulumi from "@pulumi/pulumi";
import type { Service } from "./compute.ts";
import { createIdentity } from "./identity.ts";
import { allZones, createPublicAddress, type Network } from "./network.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export interface EdgeArgs {
  network: Network;
  service: Service;
  domain: string;
  certificateSecretId: string;
  recoveryEntry: string;
}

export interface Edge {
  gateway: ApplicationGateway;
  profile: Profile;
}

export function createEdge(place: Place, args: EdgeArgs): Edge {
  const address = createPublicAddress(place, "gateway", "orders-example");
  return { gateway: createGateway(place, address, args), profile: createNames(place, address, args) };
}

function createGateway(place: Place, address: PublicIPAddress, args: EdgeArgs): ApplicationGateway {
  const { resourceGroupName, location } = place;
  const policy = new WebApplicationFirewallPolicy("orders", {
    resourceGroupName,
    location,
    policySettings: {
      state: "Enabled",
      mode: "Prevention",
      requestBodyCheck: true,
      maxRequestBodySizeInKb: 128,
      fileUploadLimitInMb: 20,
    },
    managedRules: {
      managedRuleSets: [
        { ruleSetType: "Microsoft_DefaultRuleSet", ruleSetVersion: "2.1" },
        { ruleSetType: "Microsoft_BotManagerRuleSet", ruleSetVersion: "1.1" },
      ],
    },
    tags: tags("none"),
  });
  const identity = createIdentity(place, "gateway");
  // Parts of a gateway name one another by full ids, before the gateway exists.
  const applicationGatewayName = "orders";
  const part = (kind: string, name: string) => ({
    id: pulumi.interpolate`${place.resourceGroupId}/providers/Microsoft.Network/applicationGateways/${applicationGatewayName}/${kind}/${name}`,
  });
  const host = args.service.app.configuration.apply((configuration) => configuration?.ingress?.fqdn ?? "");
  return new ApplicationGateway("orders", {
    resourceGroupName,
    location,
    applicationGatewayName,
    zones: allZones,
    sku: { name: "WAF_v2", tier: "WAF_v2" },
    autoscaleConfiguration: { minCapacity: 2, maxCapacity: 10 },
    enableHttp2: true,
    firewallPolicy: { id: policy.id },
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    sslPolicy: { policyType: "Predefined", policyName: "AppGwSslPolicy20220101S" },
    sslCertificates: [{ name: "orders", keyVaultSecretId: args.certificateSecretId }],
    gatewayIPConfigurations: [{ name: "gateway", subnet: { id: args.network.gateway.id } }],
    frontendIPConfigurations: [{ name: "public", publicIPAddress: { id: address.id } }],
    frontendPorts: [
      { name: "http", port: 80 },
      { name: "https", port: 443 },
    ],
    backendAddressPools: [{ name: "service", backendAddresses: [{ fqdn: host }] }],
    probes: [
      {
        name: "health",
        protocol: "Https",
        path: "/health",
        interval: 10,
        timeout: 5,
        unhealthyThreshold: 3,
        pickHostNameFromBackendHttpSettings: true,
      },
    ],
    backendHttpSettingsCollection: [
      {
        name: "service",
        protocol: "Https",
        port: 443,
        pickHostNameFromBackendAddress: true,
        requestTimeout: 30,
        connectionDraining: { enabled: true, drainTimeoutInSec: 30 },
        probe: part("probes", "health"),
      },
    ],
    httpListeners: [
      {
        name: "https",
        protocol: "Https",
        hostName: args.domain,
        frontendIPConfiguration: part("frontendIPConfigurations", "public"),
        frontendPort: part("frontendPorts", "https"),
        sslCertificate: part("sslCertificates", "orders"),
        requireServerNameIndication: true,
      },
      {
        name: "http",
        protocol: "Http",
        hostName: args.domain,
        frontendIPConfiguration: part("frontendIPConfigurations", "public"),
        frontendPort: part("frontendPorts", "http"),
      },
    ],
    redirectConfigurations: [
      {
        name: "to-https",
        redirectType: "Permanent",
        targetListener: part("httpListeners", "https"),
        includePath: true,
        includeQueryString: true,
      },
    ],
    requestRoutingRules: [
      {
        name: "https",
        ruleType: "Basic",
        priority: 100,
        httpListener: part("httpListeners", "https"),
        backendAddressPool: part("backendAddressPools", "service"),
        backendHttpSettings: part("backendHttpSettingsCollection", "service"),
      },
      {
        name: "http",
        ruleType: "Basic",
        priority: 110,
        httpListener: part("httpListeners", "http"),
        redirectConfiguration: part("redirectConfigurations", "to-https"),
      },
    ],
    tags: tags("none"),
  });
}

/** The name moves to the recovery region by itself when the entry here stops answering. */
function createNames(place: Place, address: PublicIPAddress, args: EdgeArgs): Profile {
  const { resourceGroupName } = place;
  const profile = new Profile("orders", {
    resourceGroupName,
    location: "global",
    profileStatus: "Enabled",
    trafficRoutingMethod: "Priority",
    dnsConfig: { relativeName: "orders-example", ttl: 30 },
    monitorConfig: {
      protocol: "HTTPS",
      port: 443,
      path: "/health",
      intervalInSeconds: 10,
      timeoutInSeconds: 5,
      toleratedNumberOfFailures: 2,
      expectedStatusCodeRanges: [{ min: 200, max: 299 }],
      customHeaders: [{ name: "Host", value: args.domain }],
    },
    endpoints: [
      {
        name: "primary",
        type: "Microsoft.Network/trafficManagerProfiles/azureEndpoints",
        targetResourceId: address.id,
        endpointStatus: "Enabled",
        priority: 1,
      },
      {
        name: "recovery",
        type: "Microsoft.Network/trafficManagerProfiles/externalEndpoints",
        target: args.recoveryEntry,
        endpointStatus: "Enabled",
        priority: 2,
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
    ttl: 30,
    targetResource: { id: profile.id },
  });
  return profile;
}
