// The life of a backup on AWS, on the real engine: deployed, looked at, deployed again, torn down.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BackupPlan, BackupVault, type BackupVaultArgs, TEARDOWN_ACKNOWLEDGEMENT } from "@rampart/backup/aws";
import type { Finding } from "@rampart/core/finding";
import { readGraph } from "@rampart/core/read";
import { allRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { expect, test } from "vitest";
import type { Program } from "./cli.ts";
import { EngineStack } from "./stack.ts";

/** The components with what they require, and what is said otherwise of the vault. */
function backups(args: Partial<BackupVaultArgs> = {}): Program {
  return () => {
    const vault = new BackupVault("orders", { copies: { ireland: { region: "eu-west-1" } }, ...args });
    const plan = new BackupPlan("orders", {
      vault,
      objectives: { rpo: "24h" },
      selections: { data: { tags: { backup: "gold" } } },
    });
    return Promise.resolve({
      vaultArn: vault.arn,
      planArn: plan.arn,
      copyArns: Object.values(vault.copies).map(({ arn }) => arn),
    });
  };
}

async function findingsIn(bed: EngineStack, name: string, content: unknown): Promise<readonly Finding[]> {
  const file = join(bed.environment.root, name);
  writeFileSync(file, JSON.stringify(content));
  return evaluate(await readGraph([file]), allRules).findings;
}

function failed(findings: readonly Finding[]): readonly string[] {
  const found = findings.filter(({ outcome }) => outcome !== "undetermined" && outcome !== "waived");
  return found.map(({ outcome, policy, urn }) => `${outcome} ${policy} ${urn?.split("::").at(-1)}`).sort();
}

test("a vault and a plan are deployed once and for all, and the packs find nothing in them", {
  timeout: 300_000,
}, async () => {
  await using bed = await EngineStack.create({ program: backups() });

  const planned = await findingsIn(bed, "preview.json", await bed.previewJson());
  expect(failed(planned)).toEqual([]);

  const { create = 0 } = (await bed.up()).changes;
  expect(create).toBeGreaterThan(30);
  expect((await bed.up()).changes).toEqual({ same: create });

  const exported = await bed.exportStack();
  const deployed = await findingsIn(bed, "export.json", exported);
  expect(failed(deployed)).toEqual([]);
  expect(deployed.filter(({ outcome }) => outcome === "undetermined")).toEqual([]);

  expect(await bed.outputs()).toMatchObject({
    vaultArn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:test-dev-orders",
    copyArns: ["arn:aws:backup:eu-west-1:123456789012:backup-vault:test-dev-orders-ireland"],
  });
});

test("vaults and keys outlive a destroy, unless the teardown is acknowledged", {
  timeout: 300_000,
}, async () => {
  await using bed = await EngineStack.create({ program: backups() });
  const { create = 0 } = (await bed.up()).changes;

  const refused = await bed.pulumi(["destroy", "--yes", "--skip-preview", "--stack", bed.stack]).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  expect(refused).toMatch(/protected/);

  const torn = backups({ teardown: TEARDOWN_ACKNOWLEDGEMENT });
  const { changes } = await bed.up({ program: torn });
  // The component, two vaults, which are emptied when they go, and two keys, whose policies let them go.
  expect(changes.update).toBe(5);
  const protectedStill = (await bed.exportStack()).deployment.resources?.filter(
    (one) => one.protect === true,
  );
  expect(protectedStill).toEqual([]);
  const gone = await bed.pulumi(["destroy", "--yes", "--skip-preview", "--stack", bed.stack]);
  expect(gone.stdout).toMatch(new RegExp(`- ${create} deleted`));
  expect((await bed.exportStack()).deployment.resources ?? []).toEqual([]);
});
