import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { recordsObjects } from "./object-events.ts";

export const trailsRecordObjectReads: Rule = defineRule<ResourceTypes>({
  id: "logging/trails-record-object-reads",
  title: "Audit trails record who read objects in buckets",
  severity: "low",
  rationale: "When data turns up where it should not, nobody can say which objects were read and by whom.",
  fix: "Add an eventSelectors (or advancedEventSelectors) entry for AWS::S3::Object with readWriteType All or ReadOnly.",
  failure: "reads of objects are not recorded",
  requires: {
    "aws:cloudtrail/trail:Trail": (trail) => recordsObjects(trail, "ReadOnly"),
  },
});
