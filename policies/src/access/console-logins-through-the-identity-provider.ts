import type { Reference } from "@rampart/core/graph";
import { not, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const PROFILE = "aws:iam/userLoginProfile:UserLoginProfile";

const OF_USER: Reference = { type: PROFILE, through: "user", to: ["aws:iam/user:User"] };

export const consoleLoginsThroughTheIdentityProvider: Rule = defineGraphRule<ResourceTypes>({
  id: "access/console-logins-through-the-identity-provider",
  title: "Users log in to the console through the identity provider",
  severity: "low",
  rationale:
    "A password in the account stays valid when the person has left the company, and is outside its multi-factor login.",
  fix: "Delete the UserLoginProfile and give the person a permission set of IAM Identity Center.",
  failure: "the user has a console password of its own",
  requires: {
    "aws:iam/user:User": (user, { graph }) => not(someAttached(graph, user, OF_USER, () => yes())),
  },
});
