import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a narrow role, and a broad one at one resource",
      resources: {
        secrets: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalType: "ServicePrincipal",
            principalId: "p",
            roleDefinitionId:
              "/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleDefinitions/4633458b-17de-408a-b874-0445c86b69e6",
            scope: "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/shop",
          },
        },
        disk: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalType: "ServicePrincipal",
            principalId: "p",
            roleDefinitionId:
              "/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c",
            scope:
              "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/shop/providers/Microsoft.Compute/disks/data",
          },
        },
      },
    },
    {
      title: "a group of people",
      resources: {
        team: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalType: "Group",
            principalId: "g",
            roleDefinitionId:
              "/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c",
            scope: "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/shop",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a program that is Contributor",
      resources: {
        shop: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalType: "ServicePrincipal",
            principalId: "p",
            roleDefinitionId:
              "/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c",
            scope: "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/shop",
          },
        },
      },
    },
    {
      title: "a program that is Owner",
      resources: {
        shop: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalType: "ServicePrincipal",
            principalId: "p",
            roleDefinitionId:
              "/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            scope: "/subscriptions/00000000-0000-4000-8000-000000000000/resourcegroups/shop/",
          },
        },
      },
    },
  ],
};
