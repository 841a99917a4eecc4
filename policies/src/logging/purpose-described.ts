import type { Truth, Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const SHORTEST = 6;

function says(description: Value<string>): Truth {
  return description.text((text) => text.trim().length >= SHORTEST);
}

export const purposeDescribed: Rule = defineRule<ResourceTypes>({
  id: "logging/purpose-described",
  title: "Keys, secrets, functions and queries say what they are for",
  severity: "low",
  rationale:
    "Nobody dares to remove or rotate what nobody can explain, so it stays, with all its permissions.",
  fix: "Set description (comment for a database).",
  failure: "it has no description",
  requires: {
    "aws:appflow/flow:Flow": (flow) => says(flow.get("description")),
    "aws:athena/dataCatalog:DataCatalog": (catalogue) => says(catalogue.get("description")),
    "aws:athena/database:Database": (database) => says(database.get("comment")),
    "aws:athena/namedQuery:NamedQuery": (query) => says(query.get("description")),
    "aws:athena/workgroup:Workgroup": (workgroup) => says(workgroup.get("description")),
    "aws:kms/key:Key": (key) => says(key.get("description")),
    "aws:lambda/function:Function": (lambda) => says(lambda.get("description")),
    "aws:secretsmanager/secret:Secret": (secret) => says(secret.get("description")),
  },
});
