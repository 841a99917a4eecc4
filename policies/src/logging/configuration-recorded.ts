import { allOf, anyOf } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const configurationRecorded: Rule = defineRule<ResourceTypes>({
  id: "logging/configuration-recorded",
  title: "AWS Config records the configuration of every resource",
  severity: "medium",
  rationale:
    "What is not recorded cannot be looked up later: what a resource was like before the incident, and who changed it.",
  fix: "Set recordingGroup.allSupported: true with includeGlobalResourceTypes: true, and isEnabled: true on the RecorderStatus; let an aggregator take all regions.",
  failure: "not everything is recorded",
  requires: {
    "aws:cfg/recorder:Recorder": (recorder) => {
      const group = recorder.get("recordingGroup");
      return allOf(
        group.get("allSupported").orElse(true).equals(true),
        group.get("includeGlobalResourceTypes").equals(true),
      );
    },
    "aws:cfg/recorderStatus:RecorderStatus": (status) => status.get("isEnabled").equals(true),
    "aws:cfg/configurationAggregator:ConfigurationAggregator": (aggregator) =>
      anyOf(
        aggregator.get("accountAggregationSource").get("allRegions").equals(true),
        aggregator.get("organizationAggregationSource").get("allRegions").equals(true),
      ),
  },
  remedies: {
    // What is left out on purpose, people must take back.
    "aws:cfg/recorder:Recorder": (recorder) => {
      const group = recorder.get("recordingGroup");
      const isLimited = anyOf(
        group.get("resourceTypes").isSet(),
        group.get("exclusionByResourceTypes").isSet(),
      );
      if (isLimited.state !== "false") return undefined;
      return { set: { recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } } };
    },
    "aws:cfg/recorderStatus:RecorderStatus": { set: { isEnabled: true } },
  },
});
