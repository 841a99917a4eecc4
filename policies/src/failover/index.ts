import type { Rule } from "@rampart/policy";
import { autoscalingReplacesUnhealthyInstances } from "./autoscaling-replaces-unhealthy-instances.ts";
import { backendsHealthChecked } from "./backends-health-checked.ts";
import { cachesSpanZones } from "./caches-span-zones.ts";
import { computeSpansZones } from "./compute-spans-zones.ts";
import { databasesSpanZones } from "./databases-span-zones.ts";
import { dnsFailoverHealthChecked } from "./dns-failover-health-checked.ts";
import { entryPointsProtectedFromDeletion } from "./entry-points-protected-from-deletion.ts";
import { failedDeploymentsRollBack } from "./failed-deployments-roll-back.ts";
import { loadBalancersSpanZones } from "./load-balancers-span-zones.ts";
import { loadBalancingCrossesZones } from "./load-balancing-crosses-zones.ts";
import { machinesPlacedForAvailability } from "./machines-placed-for-availability.ts";
import { messageBrokersSpanZones } from "./message-brokers-span-zones.ts";
import { multiRegionDatabasesFailOver } from "./multi-region-databases-fail-over.ts";
import { natGatewayInEachZone } from "./nat-gateway-in-each-zone.ts";
import { objectReplicationSwitchedOn } from "./object-replication-switched-on.ts";
import { searchClustersSpanZones } from "./search-clusters-span-zones.ts";
import { servicesRunSeveralInstances } from "./services-run-several-instances.ts";
import { storageSpansZones } from "./storage-spans-zones.ts";
import { trafficManagersHaveTwoEndpoints } from "./traffic-managers-have-two-endpoints.ts";
import { undeliverableMessagesKept } from "./undeliverable-messages-kept.ts";
import { vpnGatewaysRedundant } from "./vpn-gateways-redundant.ts";

/** The rules of the failover domain. */
export const failoverRules: readonly Rule[] = [
  autoscalingReplacesUnhealthyInstances,
  backendsHealthChecked,
  cachesSpanZones,
  computeSpansZones,
  databasesSpanZones,
  dnsFailoverHealthChecked,
  entryPointsProtectedFromDeletion,
  failedDeploymentsRollBack,
  loadBalancersSpanZones,
  loadBalancingCrossesZones,
  machinesPlacedForAvailability,
  messageBrokersSpanZones,
  multiRegionDatabasesFailOver,
  natGatewayInEachZone,
  objectReplicationSwitchedOn,
  searchClustersSpanZones,
  servicesRunSeveralInstances,
  storageSpansZones,
  trafficManagersHaveTwoEndpoints,
  undeliverableMessagesKept,
  vpnGatewaysRedundant,
];
