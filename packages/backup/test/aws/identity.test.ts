import { fileURLToPath } from "node:url";
import { describe, it } from "vitest";
import {
  AlarmMode,
  BackupAlarms,
  BackupPlan,
  BackupVault,
  RestoreTest,
  RestoreTestMode,
} from "../../src/aws/index.ts";
import { expectIdentity } from "../identity.ts";
import { COPIES, HOME, TAGGED } from "./stacks.ts";

const fileOf = (component: string): string =>
  fileURLToPath(new URL(`./identity/${component}.json`, import.meta.url));

const vault = (): BackupVault => new BackupVault("orders", { copies: COPIES, alarms: AlarmMode.Off });
const named = {
  data: {
    tags: { backup: "gold" },
    resources: { db: { id: "arn:aws:rds:x", type: "aws:rds/instance:Instance" } },
  },
};

describe("stacks that have a component keep what they have when it is upgraded", () => {
  it("BackupVault", async () => {
    const program = (): void => {
      new BackupVault("orders", { copies: COPIES, airGapped: { minRetention: "7d", maxRetention: "90d" } });
    };
    await expectIdentity(fileOf("backup-vault"), program, HOME);
  });

  it("BackupPlan", async () => {
    const program = (): void => {
      new BackupPlan("orders", {
        vault: vault(),
        objectives: { rpo: "24h" },
        selections: named,
        restoreTest: RestoreTestMode.Off,
        evidence: { bucket: "audit" },
        regionSettings: { optIn: { S3: true } },
      });
    };
    await expectIdentity(fileOf("backup-plan"), program, HOME);
  });

  it("RestoreTest", async () => {
    const program = (): void => {
      new RestoreTest("orders", { vaults: { orders: vault() }, selections: TAGGED });
      new RestoreTest("named", {
        vaults: { orders: { arn: vaultArn() } },
        selections: named,
        services: ["RDS"],
      });
    };
    await expectIdentity(fileOf("restore-test"), program, HOME);
  });

  it("BackupAlarms", async () => {
    const program = (): void => {
      new BackupAlarms("orders", { vaults: { orders: vault() }, emails: ["a@example.com"] });
    };
    await expectIdentity(fileOf("backup-alarms"), program, HOME);
  });
});

function vaultArn(): BackupVault["arn"] {
  return new BackupVault("adopted", {
    existing: `arn:aws:backup:${HOME}:123456789012:backup-vault:old`,
    copies: { kept: { existing: "arn:aws:backup:eu-west-1:210987654321:backup-vault:kept" } },
    alarms: AlarmMode.Off,
  }).arn;
}
