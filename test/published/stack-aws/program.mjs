import { BackupPlan, BackupVault } from "@rampart/backup/aws";

// A stack on AWS as a team may write it.
export default () => {
  const vault = new BackupVault("orders", { copies: { recovery: { region: "eu-central-1" } } });
  const plan = new BackupPlan("orders", {
    vault,
    objectives: { rpo: "24h", retention: "35d" },
    selections: { data: { tags: { backup: "orders" } } },
  });
  return { vault: vault.name, plan: plan.id };
};
