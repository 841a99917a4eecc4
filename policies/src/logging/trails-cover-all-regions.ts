import { allOf } from "@rampart/core/value";
import { defineRule, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const trailsCoverAllRegions: Rule = defineRule<ResourceTypes>({
  id: "logging/trails-cover-all-regions",
  title: "Audit trails record calls in all regions",
  severity: "high",
  rationale:
    "Intruders work in the regions nobody looks at. A trail of one region, or one that is paused, shows nothing of it.",
  fix: "Set isMultiRegionTrail: true, and leave includeGlobalServiceEvents and enableLogging on; set multiRegionEnabled: true on event data stores.",
  failure: "calls in other regions, or to global services, are not recorded",
  requires: {
    "aws:cloudtrail/trail:Trail": (trail) =>
      allOf(
        trail.get("isMultiRegionTrail").equals(true),
        trail.get("includeGlobalServiceEvents").orElse(true).equals(true),
        trail.get("enableLogging").orElse(true).equals(true),
      ),
    "aws:cloudtrail/eventDataStore:EventDataStore": (store) =>
      store.get("multiRegionEnabled").orElse(true).equals(true),
  },
  remedies: {
    "aws:cloudtrail/trail:Trail": {
      set: {
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: when((included) => included.equals(false), true),
        enableLogging: when((enabled) => enabled.equals(false), true),
      },
    },
    "aws:cloudtrail/eventDataStore:EventDataStore": { set: { multiRegionEnabled: true } },
  },
});
