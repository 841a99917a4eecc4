import type { Output } from "@pulumi/pulumi";
import { BackupPlan, BackupVault } from "@rampart/backup/aws";
import { createOrders } from "./data.ts";

const tags = { service: "orders", owner: "team-orders", "data-class": "customer" };

export default (): Record<string, Output<string>> => {
  const { orders, sessions } = createOrders(tags);

  // A key, a lock and a policy in each region; alarms about both.
  const vault = new BackupVault("orders", {
    region: "eu-west-1",
    copies: { frankfurt: { region: "eu-central-1" } },
    emails: ["on-call@example.com"],
    tags,
  });

  // The rules are derived from the objectives: twice a day, because a job may wait an hour and take four, and a copy
  // may begin two hours later.
  const plan = new BackupPlan("orders", {
    vault,
    objectives: {
      rpo: "24h",
      retention: "1y",
      copies: { regions: ["eu-central-1"] },
      restoreTestInterval: "7d",
    },
    selections: {
      orders: {
        resources: {
          database: { id: orders.arn, type: "aws:rds/instance:Instance" },
          sessions: { id: sessions.arn, type: "aws:dynamodb/table:Table" },
        },
      },
    },
    tags,
  });

  return { vaultArn: vault.arn, planArn: plan.arn };
};
