import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { recordsObjects } from "./object-events.ts";

export const trailsRecordObjectWrites: Rule = defineRule<ResourceTypes>({
  id: "logging/trails-record-object-writes",
  title: "Audit trails record who changed objects in buckets",
  severity: "low",
  rationale:
    "Trails leave out what is done with objects unless told to, so nobody can say who overwrote or deleted a file.",
  fix: "Add an eventSelectors (or advancedEventSelectors) entry for AWS::S3::Object with readWriteType All or WriteOnly.",
  failure: "writes to objects are not recorded",
  requires: {
    "aws:cloudtrail/trail:Trail": (trail) => recordsObjects(trail, "WriteOnly"),
  },
});
