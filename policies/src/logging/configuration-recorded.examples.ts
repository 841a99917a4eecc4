import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a recorder of everything that runs",
      resources: {
        recorder: {
          type: "aws:cfg/recorder:Recorder",
          properties: { recordingGroup: { includeGlobalResourceTypes: true } },
        },
        status: {
          type: "aws:cfg/recorderStatus:RecorderStatus",
          properties: { name: "${recorder.name}", isEnabled: true },
        },
      },
    },
    oneResource("an aggregator of all regions", "aws:cfg/configurationAggregator:ConfigurationAggregator", {
      organizationAggregationSource: { allRegions: true },
    }),
  ],
  bad: [
    oneResource("a recorder of some types", "aws:cfg/recorder:Recorder", {
      recordingGroup: { allSupported: false, resourceTypes: ["AWS::EC2::Instance"] },
    }),
    oneResource("a recorder without global resources", "aws:cfg/recorder:Recorder", {
      recordingGroup: { allSupported: true },
    }),
    oneResource("a recorder that is stopped", "aws:cfg/recorderStatus:RecorderStatus", { isEnabled: false }),
    oneResource("an aggregator of one region", "aws:cfg/configurationAggregator:ConfigurationAggregator", {
      accountAggregationSource: { accountIds: ["123456789012"], regions: ["eu-west-1"] },
    }),
  ],
};
