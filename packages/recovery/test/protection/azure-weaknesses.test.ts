import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { type WeaknessKind, weaknessesIn } from "../../src/protection/weaknesses.ts";
import { graphOf, record, SUBSCRIPTION, urnOf } from "./stacks.ts";

const RECOVERY = "azure-native:recoveryservices:Vault";
const BACKUP = "azure-native:dataprotection:BackupVault";
const ITEM = "azure-native:recoveryservices:ProtectedItem";
const POLICY = "azure-native:recoveryservices:ProtectionPolicy";
const INSTANCE = "azure-native:dataprotection:BackupInstance";
const BACKUP_POLICY = "azure-native:dataprotection:BackupPolicy";
const ROLE = "azure-native:authorization:RoleAssignment";
const OTHER_SUBSCRIPTION = "11111111-1111-4111-8111-111111111111";

const group = `/subscriptions/${SUBSCRIPTION}/resourceGroups/backup`;
const idOf = (name: string): string => `${group}/providers/Microsoft.RecoveryServices/vaults/${name}`;

/** A vault against which nothing can be said, changed by `properties`. */
function vault(properties: Record<string, unknown> = {}, fields = {}): ResourceRecord {
  const settings = {
    securitySettings: {
      immutabilitySettings: { state: "Locked" },
      softDeleteSettings: { softDeleteState: "AlwaysON", softDeleteRetentionPeriodInDays: 14 },
    },
    redundancySettings: {
      standardTierStorageRedundancy: "GeoRedundant",
      crossRegionRestore: "Enabled",
    },
    ...properties,
  };
  const inputs = { vaultName: "rsv", resourceGroupName: "backup", properties: settings };
  return record(RECOVERY, "rsv", inputs, { id: idOf("rsv"), ...fields });
}

function backupVault(properties: Record<string, unknown> = {}): ResourceRecord {
  return record(
    BACKUP,
    "bv",
    {
      vaultName: "bv",
      resourceGroupName: "backup",
      properties: {
        storageSettings: [{ dataStoreType: "VaultStore", type: "LocallyRedundant" }],
        securitySettings: {
          immutabilitySettings: { state: "Locked" },
          softDeleteSettings: { state: "On", retentionDurationInDays: 14 },
        },
        ...properties,
      },
    },
    { id: `${group}/providers/Microsoft.DataProtection/backupVaults/bv` },
  );
}

const immutability = (state: unknown, softDelete: unknown = {}) => ({
  securitySettings: { immutabilitySettings: { state }, softDeleteSettings: softDelete },
});

/** `kind path` of each weakness; the properties that would tell behind `?`. */
const found = (...records: ResourceRecord[]): string[] =>
  weaknessesIn(graphOf(...records)).map(({ kind, path, undetermined }) =>
    undetermined.length === 0 ? `${kind} ${path}` : `${kind}? ${undetermined.map((one) => one.path).join()}`,
  );

const only = (kind: WeaknessKind, ...records: ResourceRecord[]): string[] =>
  found(...records).filter((text) => text.startsWith(kind));

const STATE = "properties.securitySettings.immutabilitySettings.state";

describe("a vault of Azure", () => {
  it("that is locked, guarded by soft delete and restorable in the other region is not weak", () => {
    expect(found(vault())).toEqual([]);
    expect(found(backupVault())).toEqual([]);
  });

  it.each([
    ["Locked", []],
    ["Unlocked", []],
    ["Disabled", [`vault-not-immutable ${STATE}`]],
    [undefined, [`vault-not-immutable ${STATE}`]],
    [UNKNOWN, [`vault-not-immutable? rsv#${STATE}`]],
  ])("lets its recovery points be deleted unless it is immutable: %s", (state, expected) => {
    expect(only("vault-not-immutable", vault(immutability(state)))).toEqual(expected);
  });

  it.each([
    ["azure-native:recoveryservices:ResourceGuardProxy", vault, "rsv"],
    ["azure-native:dataprotection:DppResourceGuardProxy", backupVault, "bv"],
  ])("that is not locked needs a second person, by a %s", (type, make, vaultName) => {
    const open = make(immutability("Unlocked"));
    const guard = record(type, "guard", {
      vaultName,
      resourceGroupName: "backup",
      properties: { resourceGuardResourceId: "/subscriptions/x/guard" },
    });
    expect(only("vault-without-multi-user-authorisation", open)).toEqual([
      `vault-without-multi-user-authorisation ${STATE}`,
    ]);
    expect(only("vault-without-multi-user-authorisation", open, guard)).toEqual([]);
    expect(only("vault-without-multi-user-authorisation", make())).toEqual([]);
  });

  const SOFT = "properties.securitySettings.softDeleteSettings";
  it.each([
    [{ softDeleteState: "Disabled" }, [`vault-without-soft-delete ${SOFT}.softDeleteState`]],
    [{ softDeleteState: "Enabled", softDeleteRetentionPeriodInDays: 14 }, []],
    [
      { softDeleteState: "Enabled", softDeleteRetentionPeriodInDays: 13 },
      [`vault-without-soft-delete ${SOFT}.softDeleteRetentionPeriodInDays`],
    ],
    [{}, []],
    [{ softDeleteState: UNKNOWN }, [`vault-without-soft-delete? rsv#${SOFT}.softDeleteState`]],
  ])("loses what is deleted at once where soft delete is off: %j", (settings, expected) => {
    expect(only("vault-without-soft-delete", vault(immutability("Locked", settings)))).toEqual(expected);
  });

  it("of the newer kind names its own properties of soft delete", () => {
    expect(only("vault-without-soft-delete", backupVault(immutability("Locked", { state: "Off" })))).toEqual([
      `vault-without-soft-delete ${SOFT}.state`,
    ]);
  });

  it.each([
    ["GeoRedundant", undefined, true],
    [undefined, "Disabled", true],
    ["GeoRedundant", "Enabled", false],
    ["ZoneRedundant", undefined, false],
  ])("that copies to the paired region can be restored there: %s, %s", (redundancy, restore, isWeak) => {
    const redundancySettings = { standardTierStorageRedundancy: redundancy, crossRegionRestore: restore };
    expect(only("cross-region-restore-off", vault({ redundancySettings }))).toHaveLength(isWeak ? 1 : 0);
  });
});

describe("the key of a vault of Azure", () => {
  const KEY_URI = "https://keys.vault.azure.net/keys/backup";
  const encrypted = {
    encryption: { keyVaultProperties: { keyUri: KEY_URI }, kekIdentity: { useSystemAssignedIdentity: true } },
  };
  const keyVault = (subscription: string): ResourceRecord =>
    record(
      "azure-native:keyvault:Vault",
      "keys",
      { vaultName: "keys" },
      {
        id: `/subscriptions/${subscription}/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys`,
        // Its own protections are of no interest here.
      },
    );

  it.each([
    [SUBSCRIPTION, ["key-in-reach-of-vault properties.encryption.keyVaultProperties.keyUri"]],
    [OTHER_SUBSCRIPTION, []],
  ])("is in reach of whoever holds the vault if it is in its subscription: %s", (subscription, expected) => {
    expect(only("key-in-reach-of-vault", vault(encrypted), keyVault(subscription))).toEqual(expected);
  });

  it("of a vault that can be emptied anyhow is not the weakest point", () => {
    const open = vault({ ...encrypted, ...immutability("Unlocked") });
    expect(only("key-in-reach-of-vault", open, keyVault(SUBSCRIPTION))).toEqual([]);
  });

  it("that is in no stack is undetermined, with the property named", () => {
    expect(only("key-in-reach-of-vault", vault(encrypted))).toEqual([
      "key-in-reach-of-vault? rsv#properties.encryption.keyVaultProperties.keyUri",
    ]);
  });

  it("is lost with the data where disks have the same one", () => {
    const key = record(
      "azure-native:keyvault:Key",
      "backup-key",
      { vaultName: "keys", keyName: "backup" },
      { outputs: { keyUri: KEY_URI } },
    );
    const set = record("azure-native:compute:DiskEncryptionSet", "set", {}, { dependencies: [key.urn] });
    const disk = record("azure-native:compute:Disk", "data", {}, { dependencies: [set.urn] });
    const texts = weaknessesIn(graphOf(vault(encrypted), key, set, disk)).map(({ message }) => message);
    expect(texts).toContainEqual("key backup-key opens vault rsv and also data: without it both are lost");
    expect(only("key-shared-with-data", vault(encrypted), key, set)).toEqual([]);
  });
});

describe("a role on a vault of Azure", () => {
  const CONTRIBUTOR = "5e467623-bb1f-42f4-a55d-6e525e11384b";
  const OPERATOR = "00c29273-979b-4161-815c-10b084fb9324";
  const open = vault(immutability("Disabled"));
  const role = (id: string, scope: unknown = idOf("rsv")): ResourceRecord =>
    record(ROLE, "assigned", {
      roleDefinitionId: id === UNKNOWN ? id : `/providers/Microsoft.Authorization/roleDefinitions/${id}`,
      scope,
      principalId: "p",
    });

  it.each([
    [CONTRIBUTOR, idOf("rsv"), true],
    [CONTRIBUTOR, group, true],
    [CONTRIBUTOR, `/subscriptions/${SUBSCRIPTION}`, true],
    [CONTRIBUTOR, `/subscriptions/${OTHER_SUBSCRIPTION}`, false],
    [CONTRIBUTOR, `${group}-other`, false],
    [OPERATOR, idOf("rsv"), false],
  ])("may delete what is in it: %s on %s is %s", (id, scope, isWeak) => {
    const expected = isWeak ? ["backup-role-may-delete roleDefinitionId"] : [];
    expect(only("backup-role-may-delete", open, role(id, scope))).toEqual(expected);
  });

  describe("on a vault whose id the engine does not show", () => {
    const name = "azure-native:resources:ResourceGroup";
    const holder = record(name, "backup", { resourceGroupName: "backup" });
    const elsewhere = record("azure-native:storage:StorageAccount", "files", { accountName: "files" });
    const shown = (subscription: string | undefined): ResourceRecord[] => {
      const { id: _, ...rest } = open;
      // No subscription is known of what has no provider in the stack.
      return [subscription === undefined ? { ...rest, provider: undefined } : rest, holder, elsewhere];
    };
    const assigned = (scope: unknown, ...to: string[]): ResourceRecord => ({
      ...role(CONTRIBUTOR, scope),
      ...(to.length > 0 ? { propertyDependencies: { scope: to } } : {}),
    });
    const vaultUrn = urnOf(RECOVERY, "rsv");
    const other = idOf("rsv").replace(
      "Microsoft.RecoveryServices/vaults",
      "Microsoft.Storage/storageAccounts",
    );

    it.each([
      ["its id as text", idOf("rsv"), [], "open"],
      ["its id, wired", idOf("rsv"), [vaultUrn], "weak"],
      ["its group, wired", group, [urnOf(name, "backup")], "weak"],
      ["its group as text", group, [], "open"],
      ["another vault of the group", idOf("other"), [], "no"],
      ["something else of that name", other, [], "no"],
      ["something below it", `${idOf("rsv")}/backupPolicies/daily`, [], "no"],
      ["another group", `${group}-other`, [], "no"],
      ["a subscription", `/subscriptions/${SUBSCRIPTION}`, [], "open"],
      ["a management group", "/providers/Microsoft.Management/managementGroups/all", [], "open"],
      ["the tenant", "/", [], "weak"],
      ["what is not known, wired to it", UNKNOWN, [vaultUrn], "weak"],
      ["what is not known, wired elsewhere", UNKNOWN, [urnOf(elsewhere.type, "files")], "no"],
      ["what another stack says", UNKNOWN, [urnOf("pulumi:pulumi:StackReference", "base")], "open"],
    ])("does not differ from one with an id, or is undetermined: %s", (_name, scope, to, expected) => {
      const answers: Readonly<Record<string, string[]>> = {
        weak: ["backup-role-may-delete roleDefinitionId"],
        open: ["backup-role-may-delete? assigned#scope"],
        no: [],
      };
      const found = only("backup-role-may-delete", ...shown(undefined), assigned(scope, ...to));
      expect(found).toEqual(answers[expected]);
      const known = only("backup-role-may-delete", open, holder, elsewhere, assigned(scope, ...to));
      if (expected !== "open") expect(known).toEqual(answers[expected]);
    });

    it("is settled where the provider names the subscription", () => {
      const weak = ["backup-role-may-delete roleDefinitionId"];
      expect(only("backup-role-may-delete", ...shown(SUBSCRIPTION), assigned(idOf("rsv")))).toEqual(weak);
      const abroad = idOf("rsv").replace(SUBSCRIPTION, OTHER_SUBSCRIPTION);
      expect(only("backup-role-may-delete", ...shown(SUBSCRIPTION), assigned(abroad))).toEqual([]);
    });
  });

  it("may not while the vault is immutable, or a resource guard asks for a second person", () => {
    expect(only("backup-role-may-delete", vault(), role(CONTRIBUTOR))).toEqual([]);
    const guard = record("azure-native:recoveryservices:ResourceGuardProxy", "guard", {
      vaultName: "rsv",
      properties: { resourceGuardResourceId: "/subscriptions/x/guard" },
    });
    expect(only("backup-role-may-delete", open, guard, role(CONTRIBUTOR))).toEqual([]);
  });

  it("of the program's own making may if its actions say so and nothing takes it back", () => {
    const defined = (permissions: unknown[]): ResourceRecord[] => [
      record(
        "azure-native:authorization:RoleDefinition",
        "own",
        { permissions },
        { id: "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/own" },
      ),
      record(ROLE, "assigned", {
        roleDefinitionId: "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/own",
        scope: idOf("rsv"),
      }),
    ];
    const all = ["Microsoft.RecoveryServices/*"];
    const items = [
      "Microsoft.RecoveryServices/Vaults/backupFabrics/protectionContainers/protectedItems/delete",
    ];
    const may = (permissions: unknown[]): string[] =>
      only("backup-role-may-delete", open, ...defined(permissions));
    expect(may([{ actions: all }])).toHaveLength(1);
    expect(may([{ actions: all, notActions: items }])).toEqual([]);
    expect(may([{ actions: ["Microsoft.RecoveryServices/*/read"] }])).toEqual([]);
  });

  it("that is not known yet is undetermined", () => {
    expect(only("backup-role-may-delete", open, role(UNKNOWN))).toEqual([
      "backup-role-may-delete? assigned#roleDefinitionId",
    ]);
  });
});

describe("a backup policy of Azure", () => {
  const policy = record(
    POLICY,
    "daily",
    {
      vaultName: "rsv",
      properties: {
        backupManagementType: "AzureIaasVM",
        timeZone: "UTC",
        schedulePolicy: {
          schedulePolicyType: "SimpleSchedulePolicy",
          scheduleRunFrequency: "Daily",
          scheduleRunTimes: ["2026-01-01T02:00:00Z"],
        },
      },
    },
    { id: `${idOf("rsv")}/backupPolicies/daily` },
  );
  const item = (inputs: Record<string, unknown>, fields = {}): ResourceRecord =>
    record(ITEM, "item", { vaultName: "rsv", properties: { policyId: policy.id, ...inputs } }, fields);

  it("that no item uses backs nothing up", () => {
    expect(only("policy-without-items", policy)).toEqual(["policy-without-items "]);
    expect(only("policy-without-items", policy, item({}))).toEqual([]);
    const unknown = record(ITEM, "item", { vaultName: "rsv", properties: { policyId: UNKNOWN } });
    expect(only("policy-without-items", policy, unknown)).toEqual([
      "policy-without-items? item#properties.policyId",
    ]);
  });

  it("is used by items of what its kind of vault backs up", () => {
    const named = (resource: string): string[] =>
      only("selection-names-unsupported-type", item({ sourceResourceId: `${group}/providers/${resource}` }));
    expect(named("Microsoft.Compute/virtualMachines/web")).toEqual([]);
    expect(named("Microsoft.Storage/storageAccounts/files")).toEqual([]);
    expect(named("Microsoft.Cache/redis/sessions")).toEqual([
      "selection-names-unsupported-type properties.sourceResourceId",
    ]);
    const redis = record("azure-native:redis:Redis", "sessions", {}, { id: `${group}/redis` });
    expect(
      only("selection-names-unsupported-type", redis, item({ sourceResourceId: `${group}/redis` })),
    ).toEqual(["selection-names-unsupported-type properties.sourceResourceId"]);
  });

  it("backs up what stands in the region of its vault", () => {
    const machine = (location: string): ResourceRecord =>
      record("azure-native:compute:VirtualMachine", "web", { location }, { id: `${group}/web` });
    const inWest = vault({}, {});
    const here = { ...inWest, inputs: { ...inWest.inputs, location: "westeurope" } };
    const of = (location: string): string[] =>
      only(
        "item-outside-region-of-vault",
        here,
        machine(location),
        item({ sourceResourceId: `${group}/web` }),
      );
    expect(of("westeurope")).toEqual([]);
    expect(of("West Europe")).toEqual([]);
    expect(of("northeurope")).toEqual(["item-outside-region-of-vault properties.sourceResourceId"]);
  });

  it("that stores beside the data is not covered by the immutability of its vault", () => {
    const disks = (dataStoreType: string): ResourceRecord =>
      record(
        BACKUP_POLICY,
        "disks",
        {
          vaultName: "bv",
          properties: { policyRules: [{ objectType: "AzureBackupRule", dataStore: { dataStoreType } }] },
        },
        { id: "bp" },
      );
    const instance = record(INSTANCE, "i", {
      vaultName: "bv",
      properties: { policyInfo: { policyId: "bp" } },
    });
    const of = (store: string, state: string): string[] =>
      only("retention-outside-immutability", backupVault(immutability(state)), disks(store), instance);
    expect(of("OperationalStore", "Locked")).toEqual([
      "retention-outside-immutability properties.policyRules",
    ]);
    expect(of("OperationalStore", "Disabled")).toEqual([]);
    expect(of("VaultStore", "Locked")).toEqual([]);
  });

  it("with a time zone that there is not says so", () => {
    const wrong = {
      ...policy,
      inputs: {
        vaultName: "rsv",
        properties: {
          timeZone: "Middle Earth Standard Time",
          schedulePolicy: { scheduleRunFrequency: "Daily", scheduleRunTimes: ["2026-01-01T02:00:00Z"] },
        },
      },
    };
    expect(only("schedule-impossible", wrong, item({}))).toEqual(["schedule-impossible properties.timeZone"]);
  });
});

describe("names in a message", () => {
  it("are those of the resources that have to be changed", () => {
    const [weakness] = weaknessesIn(graphOf(vault(immutability("Disabled"))));
    expect(weakness).toMatchObject({ urn: urnOf(RECOVERY, "rsv") });
    expect(weakness?.message).toContain("vault rsv");
  });
});
