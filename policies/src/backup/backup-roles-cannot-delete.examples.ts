import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

const ROLES =
  "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions";
export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a role with the policy that AWS made for backups",
      resources: {
        role: { type: "aws:iam/role:Role", properties: { name: "backup" } },
        attached: {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          properties: {
            role: "${role.name}",
            policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
          },
        },
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
        stores: {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${nightly.id}", iamRoleArn: "${role.arn}", resources: ["*"] },
        },
      },
    },
  ],
  bad: [
    {
      title: "a backup contributor of Azure, and not an operator, nor one of a vault that is locked",
      failing: ["contributor"],
      resources: {
        orders: {
          type: "azure-native:recoveryservices:Vault",
          properties: { vaultName: "orders", resourceGroupName: "backup" },
        },
        contributor: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalId: "automation",
            roleDefinitionId: `${ROLES}/5e467623-bb1f-42f4-a55d-6e525e11384b`,
            scope: "${orders.id}",
          },
        },
        operator: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalId: "automation",
            roleDefinitionId: `${ROLES}/00c29273-979b-4161-815c-10b084fb9324`,
            scope: "${orders.id}",
          },
        },
        archive: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            vaultName: "archive",
            resourceGroupName: "archive",
            properties: { securitySettings: { immutabilitySettings: { state: "Locked" } } },
          },
        },
        archivist: {
          type: "azure-native:authorization:RoleAssignment",
          properties: {
            principalId: "automation",
            roleDefinitionId: `${ROLES}/5e467623-bb1f-42f4-a55d-6e525e11384b`,
            scope: "${archive.id}",
          },
        },
      },
    },
    {
      title: "a role that may do anything in AWS Backup",
      failing: ["rights"],
      resources: {
        role: { type: "aws:iam/role:Role", properties: { name: "backup" } },
        rights: {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: {
            role: "${role.id}",
            policy: '{"Statement":[{"Effect":"Allow","Action":"backup:*","Resource":"*"}]}',
          },
        },
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
        stores: {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${nightly.id}", iamRoleArn: "${role.arn}", resources: ["*"] },
        },
      },
    },
  ],
};
