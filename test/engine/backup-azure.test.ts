// The backup components of Azure on the real engine: made once and for all, clean, kept, and torn down when asked.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { BackupAlarms, BackupPlan, BackupVault, TEARDOWN_ACKNOWLEDGEMENT } from "@rampart/backup/azure";
import type { Finding } from "@rampart/core/finding";
import { readGraph } from "@rampart/core/read";
import { allRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { describe, expect, it } from "vitest";
import type { Program } from "./cli.ts";
import { EngineStack } from "./stack.ts";

/** Every component, with its required arguments only; or on its way out. */
function backups(args: { readonly teardown?: string } = {}): Program {
  return async () => {
    const group = new ResourceGroup("orders", { resourceGroupName: "orders", location: "westeurope" });
    const vault = new BackupVault("orders", {
      resourceGroupName: group.name,
      location: "westeurope",
      copies: { pair: { region: "northeurope" } },
      ...args,
    });
    const machine = new VirtualMachine("worker", { resourceGroupName: group.name, location: "westeurope" });
    const plan = new BackupPlan("orders", {
      vault,
      objectives: { rpo: "24h" },
      selections: {
        compute: { resources: { worker: { id: machine.id, type: "azure-native:compute:VirtualMachine" } } },
      },
      ...args,
    });
    new BackupAlarms("others", { resourceGroupName: group.name, vaults: { orders: vault } });
    return { worst: plan.worstCases, vault: vault.recoveryServices.id };
  };
}

function ofComponents(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ urn = "", outcome }) => urn.includes("rampart:index:AzureBackup") && outcome === "fail")
    .map(({ policy }) => policy);
}

describe("backups on Azure", () => {
  it("are made once and for all, and pass our own packs before and after", { timeout: 240_000 }, async () => {
    await using bed = await EngineStack.create({ program: backups() });
    const file = (name: string, content: unknown): string => {
      const path = join(bed.environment.root, name);
      writeFileSync(path, JSON.stringify(content));
      return path;
    };
    const preview = file("preview.json", await bed.previewJson());
    const { create } = (await bed.up()).changes;
    expect(create).toBeGreaterThan(30);
    expect((await bed.up()).changes).toEqual({ same: create });
    const exported = file("export.json", await bed.exportStack());
    for (const input of [preview, exported]) {
      expect(ofComponents(evaluate(await readGraph([input]), allRules).findings)).toEqual([]);
    }
  });

  it("outlive the stack until their teardown is acknowledged", { timeout: 240_000 }, async () => {
    await using bed = await EngineStack.create({ program: backups() });
    await bed.up();
    const destroy = ["destroy", "--yes", "--skip-preview", "--stack", bed.stack];
    await expect(bed.pulumi(destroy)).rejects.toThrow(/protect/);

    const left = (await bed.exportStack()).deployment.resources ?? [];
    const kept = left.filter(({ protect }) => protect === true).map(({ urn }) => urn.split("::").at(-1));
    expect(kept.sort()).toEqual([
      "orders-backup",
      "orders-key",
      "orders-key-use",
      "orders-key-user",
      "orders-keys",
      "orders-recovery-services",
    ]);
    // The next update puts back what the destroy took.
    await bed.up();

    const torn = { program: backups({ teardown: TEARDOWN_ACKNOWLEDGEMENT }) };
    // Locks and guards go; nothing is replaced.
    const { changes } = await bed.up(torn);
    expect(changes.delete).toBe(4);
    expect(changes.replace ?? 0).toBe(0);
    await bed.pulumi(destroy);
    const { deployment } = await bed.exportStack();
    expect(deployment.resources ?? []).toEqual([]);
  });
});
