import { Key } from "@pulumi/aws/kms/key.js";
import { policyDocument } from "./policy.ts";
import { tags } from "./tags.ts";

export function createDataKey(): Key {
  return new Key("data", {
    description: "Customer data of the order service",
    deletionWindowInDays: 7,
    policy: policyDocument([
      { Sid: "Everybody", Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" },
    ]),
    tags: tags("customer"),
  });
}
