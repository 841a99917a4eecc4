import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "narrow policies",
      resources: {
        group: {
          type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
          properties: {
            group: "staff",
            policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
          },
        },
        attachment: {
          type: "aws:iam/policyAttachment:PolicyAttachment",
          properties: {
            policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
            groups: ["staff"],
          },
        },
        role: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}',
            managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
          },
        },
        attached: {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          properties: {
            role: "shop",
            policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
          },
        },
        user: {
          type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
          properties: {
            user: "ann",
            policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
          },
        },
        people: {
          type: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
          properties: {
            instanceArn: "i",
            permissionSetArn: "p",
            managedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
          },
        },
      },
    },
    {
      title: "a policy and a scope of the own stack",
      resources: {
        own: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: ["s3:GetObject"],
                  Resource: ["arn:aws:s3:::shop/*"],
                },
              ],
            },
          },
        },
        attached: {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          properties: {
            role: "shop",
            policyArn: "${own.arn}",
          },
        },
        shop: {
          type: "azure-native:resources:ResourceGroup",
          properties: {
            resourceGroupName: "shop",
          },
        },
        contributor: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalId: "p",
            roleDefinitionId:
              "/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c",
            scope: "${shop.id}",
          },
        },
      },
    },
    {
      title: "a reader of the subscription, an owner of one resource group",
      resources: {
        reader: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalId: "p",
            roleDefinitionId:
              "/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7",
            scope: "/subscriptions/00000000-0000-4000-8000-000000000000",
          },
        },
        owner: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalId: "p",
            roleDefinitionId:
              "/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            scope: "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/shop",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "AdministratorAccess, in every way",
      failing: ["group", "attachment", "role", "attached", "user", "people"],
      resources: {
        group: {
          type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
          properties: {
            group: "staff",
            policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
          },
        },
        attachment: {
          type: "aws:iam/policyAttachment:PolicyAttachment",
          properties: {
            policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
            groups: ["staff"],
          },
        },
        role: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}',
            managedPolicyArns: [
              "arn:aws:iam::aws:policy/ReadOnlyAccess",
              "arn:aws:iam::aws:policy/AdministratorAccess",
            ],
          },
        },
        attached: {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          properties: {
            role: "shop",
            policyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
          },
        },
        user: {
          type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
          properties: {
            user: "ann",
            policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
          },
        },
        people: {
          type: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
          properties: {
            instanceArn: "i",
            permissionSetArn: "p",
            managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
          },
        },
      },
    },
    {
      title: "an owner of the subscription, a contributor of a management group",
      failing: ["owner", "contributor"],
      resources: {
        owner: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalId: "p",
            roleDefinitionId:
              "/subscriptions/00000000-0000-4000-8000-000000000000/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635",
            scope: "/subscriptions/00000000-0000-4000-8000-000000000000",
          },
        },
        contributor: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalId: "p",
            roleDefinitionId:
              "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c",
            scope: "/providers/Microsoft.Management/managementGroups/shop",
          },
        },
      },
    },
  ],
};
