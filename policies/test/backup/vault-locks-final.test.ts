// A lock that is final cannot be undone: it is asked of nobody who has not promised copies that nobody can delete.
import type { Objectives } from "@rampart/core/config";
import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { DEFAULT_SETTINGS, type Settings } from "@rampart/core/settings";
import { backupRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { describe, expect, it } from "vitest";

function record(type: string, name: string, inputs: Record<string, unknown>): ResourceRecord {
  return { urn: `urn:pulumi:prod::shop::${type}::${name}`, type, custom: true, inputs };
}

const immutable = { securitySettings: { immutabilitySettings: { state: "Unlocked" } } };

/** All three can be taken off by an administrator. */
const graph = ResourceGraph.of({
  name: "prod.json",
  records: [
    record("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "orders", {
      backupVaultName: "orders",
      minRetentionDays: 7,
    }),
    record("azure-native:recoveryservices:Vault", "machines", { properties: immutable }),
    record("azure-native:dataprotection:BackupVault", "disks", { properties: immutable }),
  ],
});

const rules = backupRules.filter(({ id }) => id === "backup/vault-locks-final");

/** Urns of the locks found wanting, where the workload `orders` is of `tier`. */
function failing(tiers: Record<string, Objectives>, tier?: string): readonly string[] {
  const orders = { tier: tier ?? "", owner: "team-orders", match: { stacks: ["*"] } };
  const promises: Settings["promises"] = {
    version: 1,
    tiers,
    workloads: tier === undefined ? {} : { orders },
  };
  const { findings } = evaluate(graph, rules, { settings: { ...DEFAULT_SETTINGS, promises } });
  return findings.map(({ outcome, urn }) => `${outcome} ${urn.split("::").at(-1)}`);
}

describe("locks that an administrator can take off", () => {
  const tiers: Record<string, Objectives> = {
    critical: { rpo: "15m", copies: { regions: 1, accounts: 1, immutable: true } },
    usual: { rpo: "24h", copies: { regions: 1, accounts: 1 } },
  };

  it("are found wanting where a workload promises copies that nobody can delete", () => {
    expect(failing(tiers, "critical")).toEqual(["fail orders", "fail machines", "fail disks"]);
  });

  it("are nobody's concern where nothing is promised, or other copies, or by a tier that no workload has", () => {
    expect(failing({})).toEqual([]);
    expect(failing(tiers)).toEqual([]);
    expect(failing(tiers, "usual")).toEqual([]);
  });
});
