import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as autoscalingReplacesUnhealthyInstances } from "./autoscaling-replaces-unhealthy-instances.examples.ts";
import { examples as backendsHealthChecked } from "./backends-health-checked.examples.ts";
import { examples as cachesSpanZones } from "./caches-span-zones.examples.ts";
import { examples as computeSpansZones } from "./compute-spans-zones.examples.ts";
import { examples as databasesSpanZones } from "./databases-span-zones.examples.ts";
import { examples as dnsFailoverHealthChecked } from "./dns-failover-health-checked.examples.ts";
import { examples as entryPointsProtectedFromDeletion } from "./entry-points-protected-from-deletion.examples.ts";
import { examples as failedDeploymentsRollBack } from "./failed-deployments-roll-back.examples.ts";
import { examples as loadBalancersSpanZones } from "./load-balancers-span-zones.examples.ts";
import { examples as loadBalancingCrossesZones } from "./load-balancing-crosses-zones.examples.ts";
import { examples as machinesPlacedForAvailability } from "./machines-placed-for-availability.examples.ts";
import { examples as messageBrokersSpanZones } from "./message-brokers-span-zones.examples.ts";
import { examples as multiRegionDatabasesFailOver } from "./multi-region-databases-fail-over.examples.ts";
import { examples as natGatewayInEachZone } from "./nat-gateway-in-each-zone.examples.ts";
import { examples as objectReplicationSwitchedOn } from "./object-replication-switched-on.examples.ts";
import { examples as searchClustersSpanZones } from "./search-clusters-span-zones.examples.ts";
import { examples as servicesRunSeveralInstances } from "./services-run-several-instances.examples.ts";
import { examples as storageSpansZones } from "./storage-spans-zones.examples.ts";
import { examples as trafficManagersHaveTwoEndpoints } from "./traffic-managers-have-two-endpoints.examples.ts";
import { examples as undeliverableMessagesKept } from "./undeliverable-messages-kept.examples.ts";
import { examples as vpnGatewaysRedundant } from "./vpn-gateways-redundant.examples.ts";

/** Examples of the rules of the failover domain, by the part of their id after the slash. */
export const failoverExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "autoscaling-replaces-unhealthy-instances": autoscalingReplacesUnhealthyInstances,
  "backends-health-checked": backendsHealthChecked,
  "caches-span-zones": cachesSpanZones,
  "compute-spans-zones": computeSpansZones,
  "databases-span-zones": databasesSpanZones,
  "dns-failover-health-checked": dnsFailoverHealthChecked,
  "entry-points-protected-from-deletion": entryPointsProtectedFromDeletion,
  "failed-deployments-roll-back": failedDeploymentsRollBack,
  "load-balancers-span-zones": loadBalancersSpanZones,
  "load-balancing-crosses-zones": loadBalancingCrossesZones,
  "machines-placed-for-availability": machinesPlacedForAvailability,
  "message-brokers-span-zones": messageBrokersSpanZones,
  "multi-region-databases-fail-over": multiRegionDatabasesFailOver,
  "nat-gateway-in-each-zone": natGatewayInEachZone,
  "object-replication-switched-on": objectReplicationSwitchedOn,
  "search-clusters-span-zones": searchClustersSpanZones,
  "services-run-several-instances": servicesRunSeveralInstances,
  "storage-spans-zones": storageSpansZones,
  "traffic-managers-have-two-endpoints": trafficManagersHaveTwoEndpoints,
  "undeliverable-messages-kept": undeliverableMessagesKept,
  "vpn-gateways-redundant": vpnGatewaysRedundant,
};
