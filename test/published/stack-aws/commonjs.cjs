const { BackupPlan, BackupVault } = require("@rampart/backup/aws");
const { capture } = require("@rampart/core/capture");

capture(() => {
  const vault = new BackupVault("orders", { copies: { recovery: { region: "eu-central-1" } } });
  new BackupPlan("orders", {
    vault,
    objectives: { rpo: "24h", retention: "35d" },
    selections: { data: { tags: { backup: "orders" } } },
  });
}).then(({ resources }) => console.log(JSON.stringify(resources.map(({ type }) => type))));
