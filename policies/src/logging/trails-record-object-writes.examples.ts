import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("writes", "aws:cloudtrail/trail:Trail", {
      eventSelectors: [
        { readWriteType: "WriteOnly", dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
      ],
    }),
    oneResource("all, in the newer way", "aws:cloudtrail/trail:Trail", {
      advancedEventSelectors: [
        {
          fieldSelectors: [
            { field: "eventCategory", equals: ["Data"] },
            { field: "resources.type", equals: ["AWS::S3::Object"] },
          ],
        },
      ],
    }),
  ],
  bad: [
    oneResource("reads only", "aws:cloudtrail/trail:Trail", {
      eventSelectors: [
        { readWriteType: "ReadOnly", dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
      ],
    }),
    oneResource("none", "aws:cloudtrail/trail:Trail", { isMultiRegionTrail: true }),
  ],
};
