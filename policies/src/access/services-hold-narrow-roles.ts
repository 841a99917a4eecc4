import { allOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isAdministratorRole, isResourceGroupScope } from "./azure-roles.ts";

export const servicesHoldNarrowRoles: Rule = defineRule<ResourceTypes>({
  id: "access/services-hold-narrow-roles",
  title: "Programs are not Owner or Contributor of a resource group",
  severity: "medium",
  rationale:
    "A flaw in the program is then a flaw in the whole group: an intruder reads its keys, changes its firewalls and deletes its backups.",
  fix: "Assign the roles for what the program does, such as Key Vault Secrets User, at the resources it does it with.",
  failure: "a program may change everything in the resource group",
  requires: {
    "azure-native:authorization:RoleAssignment": (assignment) =>
      not(
        allOf(
          assignment.get("roleDefinitionId").text(isAdministratorRole),
          assignment.get("principalType").oneOf(["ServicePrincipal"]),
          assignment.get("scope").text(isResourceGroupScope),
        ),
      ),
  },
});
