import type { Rule } from "@rampart/policy";
import { autoscalingReplacesUnhealthyInstances } from "./autoscaling-replaces-unhealthy-instances.ts";
import { backendsHealthChecked } from "./backends-health-checked.ts";
import { cachesSpanZones } from "./caches-span-zones.ts";
import { computeSpansZones } from "./compute-spans-zones.ts";
import { databasesSpanZones } from "./databases-span-zones.ts";
import { databasesWithoutKnownHoles } from "./databases-without-known-holes.ts";
import { distributionsHaveASecondOrigin } from "./distributions-have-a-second-origin.ts";
import { dnsFailoverHealthChecked } from "./dns-failover-health-checked.ts";
import { domainsLockedAgainstTransfer } from "./domains-locked-against-transfer.ts";
import { entryPointsProtectedFromDeletion } from "./entry-points-protected-from-deletion.ts";
import { failedDeploymentsRollBack } from "./failed-deployments-roll-back.ts";
import { functionsKeepLostEvents } from "./functions-keep-lost-events.ts";
import { groupsUseLaunchTemplates } from "./groups-use-launch-templates.ts";
import { healthChecksAskAChosenPath } from "./health-checks-ask-a-chosen-path.ts";
import { loadBalancersSpanZones } from "./load-balancers-span-zones.ts";
import { loadBalancingCrossesZones } from "./load-balancing-crosses-zones.ts";
import { machinesPlacedForAvailability } from "./machines-placed-for-availability.ts";
import { machinesUseManagedDisks } from "./machines-use-managed-disks.ts";
import { messageBrokersSpanZones } from "./message-brokers-span-zones.ts";
import { minorVersionsInstallThemselves } from "./minor-versions-install-themselves.ts";
import { multiRegionDatabasesFailOver } from "./multi-region-databases-fail-over.ts";
import { natGatewayInEachZone } from "./nat-gateway-in-each-zone.ts";
import { networksHaveTwoDnsServers } from "./networks-have-two-dns-servers.ts";
import { nodesInScaleSets } from "./nodes-in-scale-sets.ts";
import { objectReplicationSwitchedOn } from "./object-replication-switched-on.ts";
import { platformVersionsCurrent } from "./platform-versions-current.ts";
import { platformsUpdateThemselves } from "./platforms-update-themselves.ts";
import { searchClustersSpanZones } from "./search-clusters-span-zones.ts";
import { searchDomainsHaveDedicatedMasters } from "./search-domains-have-dedicated-masters.ts";
import { searchUpdatesKeepTheirServiceLevel } from "./search-updates-keep-their-service-level.ts";
import { servicesRunSeveralInstances } from "./services-run-several-instances.ts";
import { storageSpansZones } from "./storage-spans-zones.ts";
import { tablesScaleWithLoad } from "./tables-scale-with-load.ts";
import { tiersComeWithAServiceLevel } from "./tiers-come-with-a-service-level.ts";
import { trafficManagersHaveTwoEndpoints } from "./traffic-managers-have-two-endpoints.ts";
import { undeliverableMessagesKept } from "./undeliverable-messages-kept.ts";
import { versionsSupported } from "./versions-supported.ts";
import { vpnGatewaysRedundant } from "./vpn-gateways-redundant.ts";
import { wayOutThroughNatGateways } from "./way-out-through-nat-gateways.ts";
import { windowsUpdatesInstallThemselves } from "./windows-updates-install-themselves.ts";

/** The rules of the failover domain. */
export const failoverRules: readonly Rule[] = [
  autoscalingReplacesUnhealthyInstances,
  backendsHealthChecked,
  cachesSpanZones,
  computeSpansZones,
  databasesSpanZones,
  databasesWithoutKnownHoles,
  distributionsHaveASecondOrigin,
  dnsFailoverHealthChecked,
  domainsLockedAgainstTransfer,
  entryPointsProtectedFromDeletion,
  failedDeploymentsRollBack,
  functionsKeepLostEvents,
  groupsUseLaunchTemplates,
  healthChecksAskAChosenPath,
  loadBalancersSpanZones,
  loadBalancingCrossesZones,
  machinesPlacedForAvailability,
  machinesUseManagedDisks,
  messageBrokersSpanZones,
  minorVersionsInstallThemselves,
  multiRegionDatabasesFailOver,
  natGatewayInEachZone,
  networksHaveTwoDnsServers,
  nodesInScaleSets,
  objectReplicationSwitchedOn,
  platformVersionsCurrent,
  platformsUpdateThemselves,
  searchClustersSpanZones,
  searchDomainsHaveDedicatedMasters,
  searchUpdatesKeepTheirServiceLevel,
  servicesRunSeveralInstances,
  storageSpansZones,
  tablesScaleWithLoad,
  tiersComeWithAServiceLevel,
  trafficManagersHaveTwoEndpoints,
  undeliverableMessagesKept,
  versionsSupported,
  vpnGatewaysRedundant,
  wayOutThroughNatGateways,
  windowsUpdatesInstallThemselves,
];
