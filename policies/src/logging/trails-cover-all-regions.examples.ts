import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a trail of all regions", "aws:cloudtrail/trail:Trail", { isMultiRegionTrail: true }),
    oneResource("an event data store left at the default", "aws:cloudtrail/eventDataStore:EventDataStore", {
      name: "audit",
    }),
  ],
  bad: [
    oneResource("a trail left at the default of one region", "aws:cloudtrail/trail:Trail", { name: "audit" }),
    oneResource("a paused trail", "aws:cloudtrail/trail:Trail", {
      isMultiRegionTrail: true,
      enableLogging: false,
    }),
    oneResource("a trail without global services", "aws:cloudtrail/trail:Trail", {
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: false,
    }),
    oneResource("an event data store of one region", "aws:cloudtrail/eventDataStore:EventDataStore", {
      multiRegionEnabled: false,
    }),
  ],
};
