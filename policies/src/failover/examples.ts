import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as autoscalingReplacesUnhealthyInstances } from "./autoscaling-replaces-unhealthy-instances.examples.ts";
import { examples as backendsHealthChecked } from "./backends-health-checked.examples.ts";
import { examples as cachesSpanZones } from "./caches-span-zones.examples.ts";
import { examples as computeSpansZones } from "./compute-spans-zones.examples.ts";
import { examples as databasesSpanZones } from "./databases-span-zones.examples.ts";
import { examples as databasesWithoutKnownHoles } from "./databases-without-known-holes.examples.ts";
import { examples as distributionsHaveASecondOrigin } from "./distributions-have-a-second-origin.examples.ts";
import { examples as dnsFailoverHealthChecked } from "./dns-failover-health-checked.examples.ts";
import { examples as domainsLockedAgainstTransfer } from "./domains-locked-against-transfer.examples.ts";
import { examples as entryPointsProtectedFromDeletion } from "./entry-points-protected-from-deletion.examples.ts";
import { examples as failedDeploymentsRollBack } from "./failed-deployments-roll-back.examples.ts";
import { examples as functionsKeepLostEvents } from "./functions-keep-lost-events.examples.ts";
import { examples as groupsUseLaunchTemplates } from "./groups-use-launch-templates.examples.ts";
import { examples as healthChecksAskAChosenPath } from "./health-checks-ask-a-chosen-path.examples.ts";
import { examples as loadBalancersSpanZones } from "./load-balancers-span-zones.examples.ts";
import { examples as loadBalancingCrossesZones } from "./load-balancing-crosses-zones.examples.ts";
import { examples as machinesPlacedForAvailability } from "./machines-placed-for-availability.examples.ts";
import { examples as machinesUseManagedDisks } from "./machines-use-managed-disks.examples.ts";
import { examples as messageBrokersSpanZones } from "./message-brokers-span-zones.examples.ts";
import { examples as minorVersionsInstallThemselves } from "./minor-versions-install-themselves.examples.ts";
import { examples as multiRegionDatabasesFailOver } from "./multi-region-databases-fail-over.examples.ts";
import { examples as natGatewayInEachZone } from "./nat-gateway-in-each-zone.examples.ts";
import { examples as networksHaveTwoDnsServers } from "./networks-have-two-dns-servers.examples.ts";
import { examples as nodesInScaleSets } from "./nodes-in-scale-sets.examples.ts";
import { examples as objectReplicationSwitchedOn } from "./object-replication-switched-on.examples.ts";
import { examples as platformVersionsCurrent } from "./platform-versions-current.examples.ts";
import { examples as platformsUpdateThemselves } from "./platforms-update-themselves.examples.ts";
import { examples as searchClustersSpanZones } from "./search-clusters-span-zones.examples.ts";
import { examples as searchDomainsHaveDedicatedMasters } from "./search-domains-have-dedicated-masters.examples.ts";
import { examples as searchUpdatesKeepTheirServiceLevel } from "./search-updates-keep-their-service-level.examples.ts";
import { examples as servicesRunSeveralInstances } from "./services-run-several-instances.examples.ts";
import { examples as storageSpansZones } from "./storage-spans-zones.examples.ts";
import { examples as tablesScaleWithLoad } from "./tables-scale-with-load.examples.ts";
import { examples as tiersComeWithAServiceLevel } from "./tiers-come-with-a-service-level.examples.ts";
import { examples as trafficManagersHaveTwoEndpoints } from "./traffic-managers-have-two-endpoints.examples.ts";
import { examples as undeliverableMessagesKept } from "./undeliverable-messages-kept.examples.ts";
import { examples as versionsSupported } from "./versions-supported.examples.ts";
import { examples as vpnGatewaysRedundant } from "./vpn-gateways-redundant.examples.ts";
import { examples as wayOutThroughNatGateways } from "./way-out-through-nat-gateways.examples.ts";
import { examples as windowsUpdatesInstallThemselves } from "./windows-updates-install-themselves.examples.ts";

/** Examples of the rules of the failover domain, by the part of their id after the slash. */
export const failoverExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "autoscaling-replaces-unhealthy-instances": autoscalingReplacesUnhealthyInstances,
  "backends-health-checked": backendsHealthChecked,
  "caches-span-zones": cachesSpanZones,
  "compute-spans-zones": computeSpansZones,
  "databases-span-zones": databasesSpanZones,
  "databases-without-known-holes": databasesWithoutKnownHoles,
  "distributions-have-a-second-origin": distributionsHaveASecondOrigin,
  "dns-failover-health-checked": dnsFailoverHealthChecked,
  "domains-locked-against-transfer": domainsLockedAgainstTransfer,
  "entry-points-protected-from-deletion": entryPointsProtectedFromDeletion,
  "failed-deployments-roll-back": failedDeploymentsRollBack,
  "functions-keep-lost-events": functionsKeepLostEvents,
  "groups-use-launch-templates": groupsUseLaunchTemplates,
  "health-checks-ask-a-chosen-path": healthChecksAskAChosenPath,
  "load-balancers-span-zones": loadBalancersSpanZones,
  "load-balancing-crosses-zones": loadBalancingCrossesZones,
  "machines-placed-for-availability": machinesPlacedForAvailability,
  "machines-use-managed-disks": machinesUseManagedDisks,
  "message-brokers-span-zones": messageBrokersSpanZones,
  "minor-versions-install-themselves": minorVersionsInstallThemselves,
  "multi-region-databases-fail-over": multiRegionDatabasesFailOver,
  "nat-gateway-in-each-zone": natGatewayInEachZone,
  "networks-have-two-dns-servers": networksHaveTwoDnsServers,
  "nodes-in-scale-sets": nodesInScaleSets,
  "object-replication-switched-on": objectReplicationSwitchedOn,
  "platform-versions-current": platformVersionsCurrent,
  "platforms-update-themselves": platformsUpdateThemselves,
  "search-clusters-span-zones": searchClustersSpanZones,
  "search-domains-have-dedicated-masters": searchDomainsHaveDedicatedMasters,
  "search-updates-keep-their-service-level": searchUpdatesKeepTheirServiceLevel,
  "services-run-several-instances": servicesRunSeveralInstances,
  "storage-spans-zones": storageSpansZones,
  "tables-scale-with-load": tablesScaleWithLoad,
  "tiers-come-with-a-service-level": tiersComeWithAServiceLevel,
  "traffic-managers-have-two-endpoints": trafficManagersHaveTwoEndpoints,
  "undeliverable-messages-kept": undeliverableMessagesKept,
  "versions-supported": versionsSupported,
  "vpn-gateways-redundant": vpnGatewaysRedundant,
  "way-out-through-nat-gateways": wayOutThroughNatGateways,
  "windows-updates-install-themselves": windowsUpdatesInstallThemselves,
};
