import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { allowsNoneOf } from "./identity-policies.ts";

const checks = allowsNoneOf(
  [
    "chime:CreateApiKey",
    "codepipeline:PollForJobs",
    "cognito-identity:GetCredentialsForIdentity",
    "cognito-identity:GetOpenIdToken",
    "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
    "connect:GetFederationToken",
    "gamelift:RequestUploadCredentials",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateServiceSpecificCredential",
    "iam:ResetServiceSpecificCredential",
    "iam:UpdateAccessKey",
    "lightsail:GetInstanceAccessDetails",
    "lightsail:GetRelationalDatabaseMasterUserPassword",
    "rds-db:connect",
    "redshift:GetClusterCredentials",
    "sso:GetRoleCredentials",
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity",
    "sts:GetFederationToken",
    "sts:GetSessionToken",
  ],
  "making credentials",
);

export const noPolicyHandsOutCredentials: Rule = defineRule<ResourceTypes>({
  id: "access/no-policy-hands-out-credentials",
  title: "No policy hands out credentials for whatever is asked",
  severity: "medium",
  rationale:
    "Tokens, keys and passwords that such a policy makes work by themselves, wherever they are taken.",
  fix: "Limit Resource to the identities, databases and registries that are used.",
  checks,
});
