import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("reads", "aws:cloudtrail/trail:Trail", {
      eventSelectors: [
        { readWriteType: "ReadOnly", dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
      ],
    }),
    oneResource("all", "aws:cloudtrail/trail:Trail", {
      eventSelectors: [
        { readWriteType: "All", dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
      ],
    }),
  ],
  bad: [
    oneResource("writes only, in the newer way", "aws:cloudtrail/trail:Trail", {
      advancedEventSelectors: [
        {
          fieldSelectors: [
            { field: "eventCategory", equals: ["Data"] },
            { field: "resources.type", equals: ["AWS::S3::Object"] },
            { field: "readOnly", equals: ["false"] },
          ],
        },
      ],
    }),
    oneResource("none", "aws:cloudtrail/trail:Trail", { isMultiRegionTrail: true }),
  ],
};
