import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

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
