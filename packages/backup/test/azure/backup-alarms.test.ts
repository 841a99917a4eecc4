import { describe, expect, test } from "vitest";
import { AlarmMode, BackupAlarms, type BackupAlarmsArgs } from "../../src/azure/index.ts";
import { captured, childrenOf, type Group, inputsOf, makeVault, only, problemsOf } from "./captured.ts";

const COMPONENT = "rampart:index:AzureBackupAlarms";

function makeAlarms(group: Group, args: Partial<BackupAlarmsArgs> = {}, name = "team"): void {
  const vault = makeVault(group, { alarms: AlarmMode.Off });
  new BackupAlarms(name, { resourceGroupName: group, vaults: { orders: vault }, ...args });
}

describe("alarms about backups", () => {
  test("watch jobs, locks, guards, policies, keys and stopped backups of each vault", async () => {
    const graph = await captured((group) => makeAlarms(group));
    expect(childrenOf(graph, COMPONENT)).toEqual([
      "alertsmanagement:AlertProcessingRuleByName team-orders-jobs",
      "monitor:ActionGroup team-people",
      "monitor:ActivityLogAlert team-orders-backups-stopped",
      "monitor:ActivityLogAlert team-orders-guard-changed",
      "monitor:ActivityLogAlert team-orders-key-changed",
      "monitor:ActivityLogAlert team-orders-lock-changed",
      "monitor:ActivityLogAlert team-orders-policy-changed",
      "monitor:ScheduledQueryRule team-orders-key-disabled",
    ]);
  });

  test("tell the owners of the subscription where nobody is named", async () => {
    const graph = await captured((group) => makeAlarms(group));
    expect(inputsOf(graph, "monitor:ActionGroup", "team-people")).toMatchObject({
      armRoleReceivers: [{ roleId: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635" }],
    });
  });

  test("write to addresses, or tell groups that exist", async () => {
    const emails = ["on-call@example.com"];
    const written = await captured((group) => makeAlarms(group, { emails }));
    expect(inputsOf(written, "monitor:ActionGroup", "team-people")).toMatchObject({
      emailReceivers: [{ emailAddress: "on-call@example.com" }],
    });
    const vaults = { orders: { recoveryServices: { id: "/one" }, backup: { id: "/two" } } };
    const notify = { team: "/group", boss: "/other" };
    const told = await captured((group) => makeAlarms(group, { vaults, notify }));
    expect(told.ofType("azure-native:monitor:ActionGroup")).toEqual([]);
    expect(inputsOf(told, "alertsmanagement:AlertProcessingRuleByName", "team-orders-jobs")).toMatchObject({
      properties: { actions: [{ actionGroupIds: ["/group", "/other"] }] },
    });
    expect(inputsOf(told, "monitor:ActivityLogAlert", "team-orders-lock-changed")).toMatchObject({
      actions: { actionGroups: [{ actionGroupId: "/group" }, { actionGroupId: "/other" }] },
    });
  });

  test("see a vault deleted, its immutability or soft delete changed, and its lock taken off", async () => {
    const graph = await captured((group) => makeAlarms(group));
    const { condition } = inputsOf(graph, "monitor:ActivityLogAlert", "team-orders-lock-changed") as {
      condition: { allOf: [{ equals: string }, { anyOf: { field: string; equals: string }[] }] };
    };
    const [category, operations] = condition.allOf;
    expect(category.equals).toBe("Administrative");
    expect(operations.anyOf.map(({ equals }) => equals)).toEqual(
      expect.arrayContaining([
        "Microsoft.RecoveryServices/vaults/write",
        "Microsoft.DataProtection/backupVaults/write",
        "Microsoft.RecoveryServices/vaults/backupconfig/write",
        "Microsoft.Authorization/locks/delete",
      ]),
    );
    const alert = only(graph, "monitor:ActivityLogAlert", "team-orders-lock-changed");
    const vaults = ["orders-backup", "orders-recovery-services"];
    const watched = (alert.sourcesOf("scopes") ?? []).map((urn) => graph.get(urn)?.name);
    expect(watched.sort()).toEqual(vaults);
  });

  test("of a vault whose key is not known, the key is not watched, and that is said", async () => {
    const vaults = { old: { recoveryServices: { id: "/one" }, backup: { id: "/two" } } };
    const made: BackupAlarms[] = [];
    const graph = await captured((group) => {
      made.push(new BackupAlarms("team", { resourceGroupName: group, vaults }));
    });
    expect(childrenOf(graph, COMPONENT).filter((child) => child.includes("-key-"))).toEqual([]);
    expect(made.flatMap(({ notExpressible }) => notExpressible.map(({ intent }) => intent))).toEqual([
      "alarm: restore test failed",
      "vaults.old: alarm about a disabled key",
    ]);
  });
});

describe("bad input is refused before anything is registered", () => {
  test.each<[string, object, RegExp]>([
    ["no vault", { vaults: {} }, /^vaults: it must not be empty/],
    [
      "groups and addresses at once",
      { notify: { a: "/a" }, emails: ["a@example.com"] },
      /^notify: it adopts what exists/,
    ],
    [
      "an address that is none",
      { emails: ["on-call"] },
      /^emails\.0: "on-call" has the wrong form; write an address/,
    ],
    ["an unknown argument", { notfy: {} }, /^notfy: .*did you mean "notify"/],
  ])("%s", async (_, args, problem) => {
    const problems = await problemsOf((group) => makeAlarms(group, args, "refused"));
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });
});
