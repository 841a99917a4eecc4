import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { allowsNoneOf } from "./identity-policies.ts";

const checks = allowsNoneOf(
  [
    "s3:GetObject",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
    "secretsmanager:GetSecretValue",
  ],
  "reading all data",
);

export const noPolicyReadsAllData: Rule = defineRule<ResourceTypes>({
  id: "access/no-policy-reads-all-data",
  title: "No policy reads objects, parameters or secrets of the whole account",
  severity: "medium",
  rationale: "Whoever gets hold of such an identity copies every bucket and every secret, with one loop.",
  fix: "Limit Resource to the buckets, parameters and secrets that are used.",
  checks,
});
