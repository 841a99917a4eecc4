import { describe, expect, test } from "vitest";
import {
  AlarmMode,
  BackupVault,
  type BackupVaultArgs,
  COMPLIANCE_ACKNOWLEDGEMENT,
  LockMode,
  TEARDOWN_ACKNOWLEDGEMENT,
} from "../../src/azure/index.ts";
import {
  captured,
  childrenOf,
  type Group,
  inputsOf,
  makeVault,
  only,
  problemsOf,
  REQUIRED,
} from "./captured.ts";

const COMPONENT = "rampart:index:AzureBackupVault";
const RECOVERY = ["recoveryservices:Vault", "orders-recovery-services"] as const;
const BACKUP = ["dataprotection:BackupVault", "orders-backup"] as const;

const WATCHED = ["backups-stopped", "guard-changed", "key-changed", "lock-changed", "policy-changed"];

describe("a vault with its required arguments only", () => {
  test("makes both vaults, their key, guard, locks, logs and alarms, and nothing else", async () => {
    const graph = await captured((group) => makeVault(group));
    expect(childrenOf(graph, COMPONENT)).toEqual(
      [
        "alertsmanagement:AlertProcessingRuleByName orders-alarms-own-jobs",
        "authorization:ManagementLockByScope orders-backup-lock",
        "authorization:ManagementLockByScope orders-recovery-services-lock",
        "authorization:RoleAssignment orders-key-use",
        "dataprotection:BackupVault orders-backup",
        "dataprotection:DppResourceGuardProxy orders-backup-guard",
        "dataprotection:ResourceGuard orders-guard",
        "keyvault:Key orders-key",
        "keyvault:Vault orders-keys",
        "managedidentity:UserAssignedIdentity orders-key-user",
        "monitor:ActionGroup orders-alarms-people",
        ...WATCHED.map((name) => `monitor:ActivityLogAlert orders-alarms-own-${name}`),
        "monitor:ScheduledQueryRule orders-alarms-own-key-disabled",
        "monitor:DiagnosticSetting orders-backup-logs",
        "monitor:DiagnosticSetting orders-keys-logs",
        "monitor:DiagnosticSetting orders-recovery-services-logs",
        "operationalinsights:Workspace orders-logs",
        "rampart:index:AzureBackupAlarms orders-alarms",
        "recoveryservices:ResourceGuardProxy orders-recovery-services-guard",
        "recoveryservices:Vault orders-recovery-services",
      ].sort(),
    );
  });

  test("is immutable, keeps what is deleted, and is in two regions, closed and encrypted", async () => {
    const graph = await captured((group) => makeVault(group));
    expect(inputsOf(graph, ...RECOVERY)).toMatchObject({
      location: "westeurope",
      properties: {
        publicNetworkAccess: "Disabled",
        redundancySettings: { standardTierStorageRedundancy: "GeoRedundant", crossRegionRestore: "Enabled" },
        securitySettings: {
          immutabilitySettings: { state: "Unlocked" },
          softDeleteSettings: { softDeleteState: "AlwaysON", softDeleteRetentionPeriodInDays: 14 },
        },
        encryption: { infrastructureEncryption: "Enabled" },
      },
    });
    expect(inputsOf(graph, ...BACKUP)).toMatchObject({
      location: "westeurope",
      properties: {
        storageSettings: [{ datastoreType: "VaultStore", type: "GeoRedundant" }],
        featureSettings: { crossRegionRestoreSettings: { state: "Enabled" } },
        securitySettings: {
          immutabilitySettings: { state: "Unlocked" },
          softDeleteSettings: { state: "AlwaysOn", retentionDurationInDays: 14 },
          encryptionSettings: { state: "Enabled", infrastructureEncryption: "Enabled" },
        },
      },
    });
  });

  test("vaults and keys are protected and outlive the stack; everything has the component above it", async () => {
    const graph = await captured((group) => makeVault(group));
    const guarded = graph.resources.filter(({ isProtected }) => isProtected).map(({ name }) => name);
    expect(guarded.sort()).toEqual(
      [
        "orders-backup",
        "orders-key",
        "orders-key-use",
        "orders-key-user",
        "orders-keys",
        "orders-recovery-services",
      ].sort(),
    );
    const retained = graph.resources.filter(({ isRetainedOnDelete }) => isRetainedOnDelete);
    expect(retained.map(({ name }) => name).sort()).toEqual(guarded.sort());
  });

  test("the vaults wait for the right to use their key", async () => {
    const graph = await captured((group) => makeVault(group));
    const right = only(graph, "authorization:RoleAssignment", "orders-key-use").urn;
    for (const [type, name] of [RECOVERY, BACKUP]) {
      expect(only(graph, type, name).dependencies).toContain(right);
    }
  });

  test("tags reach everything that takes tags", async () => {
    const graph = await captured((group) => makeVault(group, { tags: { owner: "team" } }));
    const tagged = graph.resources.filter(({ encodedInputs }) => Object.hasOwn(encodedInputs, "tags"));
    const below = tagged.filter(
      ({ name }) => name !== "group" && name !== "orders" && name !== "orders-alarms",
    );
    expect(below.length).toBeGreaterThan(10);
    for (const { encodedInputs } of below) expect(encodedInputs.tags).toEqual({ owner: "team" });
  });
});

describe("copies", () => {
  test("the pair of the region is kept; any other region is reported, and no data goes anywhere else", async () => {
    let vault: BackupVault | undefined;
    const graph = await captured((group) => {
      vault = makeVault(group, { copies: { frankfurt: { region: "germanywestcentral" } } });
    });
    expect(vault?.notExpressible).toContainEqual({
      intent: "copies.frankfurt.region",
      reason:
        "Azure Backup keeps a second copy in the paired region only, and that of westeurope is northeurope",
      instead: '{ region: "northeurope" }',
    });
    expect(vault?.facts.copies).toEqual({});
    expect(inputsOf(graph, ...BACKUP)).toMatchObject({
      properties: {
        storageSettings: [{ type: "ZoneRedundant" }],
        featureSettings: { crossRegionRestoreSettings: { state: "Disabled" } },
      },
    });
  });

  test("display names of regions mean the same as names", async () => {
    let vault: BackupVault | undefined;
    await captured((group) => {
      vault = makeVault(group, { location: "West Europe", copies: { pair: { region: "North Europe" } } });
    });
    expect(vault?.facts).toMatchObject({
      location: "westeurope",
      copies: { pair: { region: "northeurope" } },
    });
  });

  test("a copy in a vault that exists is reported: Azure copies to no other vault", async () => {
    let vault: BackupVault | undefined;
    await captured((group) => {
      vault = makeVault(group, { copies: { other: { existing: "/subscriptions/b/resourceGroups/c" } } });
    });
    expect(vault?.notExpressible.map(({ intent }) => intent)).toContain("copies.other.existing");
  });
});

describe("create or adopt", () => {
  const EXISTING = {
    recoveryServices: { id: "/subscriptions/s/resourceGroups/vaults/providers/a/b/machines" },
    backup: { id: "/subscriptions/s/resourceGroups/vaults/providers/a/b/data", principalId: "who" },
  };

  test("two vaults that exist are used as they are: nothing but alarms is made", async () => {
    let vault: BackupVault | undefined;
    const graph = await captured((group) => {
      vault = makeVault(group, { existing: EXISTING });
    });
    const types = new Set(childrenOf(graph, COMPONENT).map((child) => child.split(" ")[0]));
    expect([...types].sort()).toEqual([
      "alertsmanagement:AlertProcessingRuleByName",
      "monitor:ActionGroup",
      "monitor:ActivityLogAlert",
      "rampart:index:AzureBackupAlarms",
    ]);
    const name = await new Promise((resolve) => vault?.recoveryServices.name.apply(resolve));
    expect(name).toBe("machines");
  });

  test("a key that exists is used, and no Key Vault is made", async () => {
    const key = { keyUri: "https://team.vault.azure.net/keys/backup", identityId: "/identity" };
    const graph = await captured((group) => makeVault(group, { key }));
    expect(childrenOf(graph, COMPONENT).filter((child) => child.startsWith("keyvault"))).toEqual([]);
    expect(inputsOf(graph, ...RECOVERY)).toMatchObject({
      properties: { encryption: { keyVaultProperties: { keyUri: key.keyUri } } },
    });
  });

  test("a guard that exists, in another subscription, is used", async () => {
    const existing = "/subscriptions/security/resourceGroups/guards/providers/a/resourceGuards/team";
    const graph = await captured((group) => makeVault(group, { guard: { existing } }));
    expect(
      childrenOf(graph, COMPONENT).some((child) => child.includes("dataprotection:ResourceGuard ")),
    ).toBe(false);
    const proxy = inputsOf(graph, "recoveryservices:ResourceGuardProxy", "orders-recovery-services-guard");
    expect(proxy).toMatchObject({
      resourceGuardProxyName: "VaultProxy",
      properties: { resourceGuardResourceId: existing },
    });
  });

  test("both at once is an error", async () => {
    const args = {
      existing: EXISTING,
      guard: { existing: "/guard", resourceGroupName: "guards" },
      notify: { team: "/group" },
      emails: ["team@example.com"],
    };
    expect(await refusal(args)).toEqual([
      "existing: it adopts what exists, and guard would make it; give one or the other",
      "guard.existing: it adopts what exists, and resourceGroupName would make it; give one or the other",
      "notify: it adopts what exists, and emails would make it; give one or the other",
    ]);
  });
});

describe("locks and teardown", () => {
  test("a compliance lock is made with the acknowledgement only", async () => {
    const lock = { mode: LockMode.Compliance, acknowledgement: COMPLIANCE_ACKNOWLEDGEMENT };
    const graph = await captured((group) => makeVault(group, { lock }));
    expect(inputsOf(graph, ...BACKUP)).toMatchObject({
      properties: { securitySettings: { immutabilitySettings: { state: "Locked" } } },
    });
    expect((await refusal({ lock: { mode: LockMode.Compliance } }))[0]).toMatch(
      /^lock\.acknowledgement: nobody/,
    );
  });

  test("what Azure's locks cannot say is reported", async () => {
    let vault: BackupVault | undefined;
    await captured((group) => {
      vault = makeVault(group, { lock: { minRetention: "7d", maxRetention: "1y" }, airGapped: true });
    });
    expect(vault?.notExpressible.map(({ intent }) => intent)).toEqual([
      "lock.minRetention",
      "lock.maxRetention",
      "airGapped",
      "public network off",
    ]);
    expect(vault?.lock).toMatchObject({ minRetention: "7d", maxRetention: "1y" });
  });

  test("teardown takes off protection, locks, guards and immutability, and nothing else changes its name", async () => {
    const kept = await captured((group) => makeVault(group));
    const torn = await captured((group) => makeVault(group, { teardown: TEARDOWN_ACKNOWLEDGEMENT }));
    const gone = childrenOf(kept, COMPONENT).filter((child) => !childrenOf(torn, COMPONENT).includes(child));
    expect(gone).toEqual([
      "authorization:ManagementLockByScope orders-backup-lock",
      "authorization:ManagementLockByScope orders-recovery-services-lock",
      "dataprotection:DppResourceGuardProxy orders-backup-guard",
      "recoveryservices:ResourceGuardProxy orders-recovery-services-guard",
    ]);
    expect(
      torn.resources.some(({ isProtected, isRetainedOnDelete }) => isProtected || isRetainedOnDelete),
    ).toBe(false);
    expect(inputsOf(torn, ...RECOVERY)).toMatchObject({
      properties: { securitySettings: { immutabilitySettings: { state: "Disabled" } } },
    });
  });

  test("a break-glass group may consent for the guard that is made", async () => {
    const graph = await captured((group) => makeVault(group, { breakGlass: { leads: "group-of-leads" } }));
    expect(inputsOf(graph, "authorization:RoleAssignment", "orders-break-glass-leads")).toMatchObject({
      principalId: "group-of-leads",
      principalType: "Group",
    });
  });

  test("without alarms none are made", async () => {
    const graph = await captured((group) => makeVault(group, { alarms: AlarmMode.Off }));
    expect(childrenOf(graph, COMPONENT).filter((child) => child.includes("alarms"))).toEqual([]);
  });
});

/** Problems of a vault with these arguments, beside the required ones. */
function refusal(args: object): Promise<readonly string[]> {
  return problemsOf((group: Group) => {
    new BackupVault("refused", { ...REQUIRED, resourceGroupName: group, ...args } as BackupVaultArgs);
  });
}

describe("bad input is refused before anything is registered", () => {
  test.each<[string, object, RegExp]>([
    [
      "a copy in the region of the vault",
      { copies: { here: { region: "West Europe" } } },
      /^copies\.here\.region: .*lost with it/,
    ],
    [
      "a copy that says nothing",
      { copies: { pair: {} } },
      /^copies\.pair: give region or existing; .* northeurope/,
    ],
    ["a key for the copy", { copies: { pair: { region: "northeurope", key: "k" } } }, /^copies\.pair\.key: /],
    [
      "copies that differ in case only",
      { copies: { a: { region: "northeurope" }, A: { region: "northeurope" } } },
      /^copies\.A: .*case only/,
    ],
    [
      "an unknown argument",
      { softDeleteRetenton: "14d" },
      /^softDeleteRetenton: .*did you mean "softDeleteRetention"/,
    ],
    [
      "a soft delete that is too short",
      { softDeleteRetention: "7d" },
      /^softDeleteRetention: 7d must be whole days, from 14d to 180d/,
    ],
    ["a soft delete without a unit", { softDeleteRetention: "14" }, /^softDeleteRetention: .*no unit/],
    ["another teardown", { teardown: "yes" }, /^teardown: write "I know/],
    [
      "an unknown mode of the lock",
      { lock: { mode: "complience" } },
      /^lock\.mode: .*did you mean "compliance"/,
    ],
    ["people to tell without alarms", { alarms: "off", emails: ["a@example.com"] }, /^emails: .*no alarms/],
  ])("%s", async (_, args, problem) => {
    expect(await refusal(args)).toEqual([expect.stringMatching(problem)]);
  });

  test("all problems at once", async () => {
    const args = { copies: { here: { region: "westeurope" } }, softDeleteRetention: "1d", teardown: "yes" };
    expect(await refusal(args)).toHaveLength(3);
  });

  test("a name that Azure would not take", async () => {
    const problems = await problemsOf((group) => makeVault(group, {}, "orders--eu"));
    expect(problems).toEqual([expect.stringMatching(/^name: "orders--eu" must begin with a letter/)]);
  });

  test("long names are cut to what Azure takes", async () => {
    const long = `orders-${"very".repeat(30)}-long`;
    const graph = await captured((group) => makeVault(group, {}, long));
    for (const [type, property, limit] of [
      ["recoveryservices:Vault", "vaultName", 50],
      ["dataprotection:BackupVault", "vaultName", 50],
      ["keyvault:Vault", "vaultName", 24],
    ] as const) {
      const [resource] = graph.ofType(`azure-native:${type}`);
      const name = String(resource?.encodedInputs[property]);
      expect(name.length).toBeLessThanOrEqual(limit);
      expect(name).toMatch(/^[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/);
    }
  });
});
