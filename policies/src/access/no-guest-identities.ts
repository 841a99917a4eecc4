import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const noGuestIdentities: Rule = defineRule<ResourceTypes>({
  id: "access/no-guest-identities",
  title: "Identity pools give credentials only to users who logged in",
  severity: "medium",
  rationale:
    "With guests allowed, anybody who reads the pool's id in the app gets AWS credentials for its guest role.",
  fix: "Set allowUnauthenticatedIdentities to false.",
  failure: "guests get AWS credentials",
  requires: {
    "aws:cognito/identityPool:IdentityPool": (pool) =>
      pool.get("allowUnauthenticatedIdentities").orElse(false).equals(false),
  },
  remedies: {
    "aws:cognito/identityPool:IdentityPool": { set: { allowUnauthenticatedIdentities: false } },
  },
});
