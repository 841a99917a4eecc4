import type { FleetResource } from "./fleet.ts";
import { type Json, toJsonObject } from "./properties.ts";
import type { Reference } from "./reference.ts";

/** The fleet as a CloudFormation template. Logical ids may only have letters and digits, as the names do. */
export function cloudFormationTemplate(fleet: readonly FleetResource[]): Json {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Resources: Object.fromEntries(fleet.map((resource) => [resource.name, templateResource(resource)])),
  };
}

function templateResource({ kind, cloudFormation, tags }: FleetResource): Json {
  const tagList = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    Type: kind.cloudFormationType,
    Properties: {
      ...toJsonObject(cloudFormation, getAttribute),
      ...(kind.hasCloudFormationTags ? { Tags: tagList } : {}),
    },
  };
}

function getAttribute({ name, attribute }: Reference): Json {
  return { "Fn::GetAtt": [name, attribute === "arn" ? "Arn" : "GroupId"] };
}
