import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, each, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const backendsHealthChecked: Rule = defineRule<ResourceTypes>({
  id: "failover/backends-health-checked",
  title: "Load balancers ask their backends whether they are well",
  severity: "high",
  rationale:
    "Without a health check, requests keep going to a server that is down or stuck: a part of all users sees errors until somebody removes it by hand.",
  fix: "Add a health check that asks the application: healthCheck (AWS), a probe for each loadBalancingRules entry, monitorConfig.path without alwaysServe (Traffic Manager), healthProbeSettings (Front Door), siteConfig.healthCheckPath (App Service).",
  failure: "requests go on to a backend that is down: nothing asks whether it is well, or nobody listens",
  requires: {
    "aws:lb/targetGroup:TargetGroup": (group) => not(group.get("healthCheck").get("enabled").equals(false)),
    "aws:elb/loadBalancer:LoadBalancer": (balancer) => balancer.get("healthCheck").isSet(),
    "azure-native:network:LoadBalancer": (balancer) =>
      balancer.get("loadBalancingRules").every((rule) => rule.get("probe").isSet()),
    "azure-native:frontdoor:FrontDoor": (door) =>
      not(door.get("healthProbeSettings").some((probe) => probe.get("enabledState").oneOf(["Disabled"]))),
    "azure-native:trafficmanager:Profile": (profile) => {
      const monitor = profile.get("monitorConfig");
      return allOf(
        anyOf(monitor.get("path").isSet(), monitor.get("protocol").oneOf(["TCP"])),
        not(profile.get("endpoints").some((endpoint) => endpoint.get("alwaysServe").oneOf(["Enabled"]))),
      );
    },
    "azure-native:trafficmanager:Endpoint": (endpoint) => not(endpoint.get("alwaysServe").oneOf(["Enabled"])),
    // Functions answer events too, and have no path that says how they are.
    "azure-native:web:WebApp": (app) =>
      anyOf(
        app.get("siteConfig").get("healthCheckPath").isSet(),
        app.get("kind").text((kind) => /functionapp|workflowapp/i.test(kind)),
      ),
    "azure-native:web:WebAppSlot": (slot) =>
      anyOf(
        slot.get("siteConfig").get("healthCheckPath").isSet(),
        slot.get("kind").text((kind) => /functionapp|workflowapp/i.test(kind)),
      ),
  },
  remedies: {
    "aws:lb/targetGroup:TargetGroup": { set: { healthCheck: { enabled: true } } },
    "azure-native:frontdoor:FrontDoor": {
      set: { healthProbeSettings: each({ enabledState: "Enabled" }) },
    },
    "azure-native:trafficmanager:Endpoint": { set: { alwaysServe: "Disabled" } },
  },
});
