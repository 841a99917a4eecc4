import { Plan } from "@pulumi/aws/backup/plan.js";
import { Selection } from "@pulumi/aws/backup/selection.js";
import { Vault } from "@pulumi/aws/backup/vault.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import type { Data } from "./data.ts";
import { assumedBy } from "./policy.ts";
import { tags } from "./tags.ts";

export function createBackup(data: Data): Plan {
  const vault = new Vault("orders", { name: "orders", forceDestroy: true, tags: tags("customer") });
  const plan = new Plan("orders", {
    name: "orders",
    rules: [
      {
        ruleName: "weekly",
        schedule: "cron(0 3 ? * SUN *)",
        targetVaultName: vault.name,
        lifecycle: { deleteAfter: 14 },
      },
    ],
    tags: tags("customer"),
  });
  const role = new Role("backup", {
    description: "Lets AWS Backup read, copy and restore",
    assumeRolePolicy: assumedBy("backup.amazonaws.com"),
    tags: tags("none"),
  });
  new RolePolicyAttachment("backup", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
  });
  new Selection("orders", {
    name: "orders",
    planId: plan.id,
    iamRoleArn: role.arn,
    resources: [data.database.arn],
  });
  return plan;
}
