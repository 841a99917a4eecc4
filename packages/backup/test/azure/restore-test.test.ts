import { describe, expect, test } from "vitest";
import { RestoreTest, type RestoreTestArgs } from "../../src/azure/index.ts";
import { captured, childrenOf, inputsOf, makeVault, problemsOf } from "./captured.ts";

const COMPONENT = "rampart:index:AzureRestoreTest";
const ID = "/subscriptions/s/resourceGroups/orders/providers/Microsoft.Compute/virtualMachines/worker";
const MACHINE = { worker: { id: ID, type: "azure-native:compute:VirtualMachine" } };
const DISK = { disk: { id: "/disk", type: "azure-native:compute:Disk" } };
const SHARES = { shares: { id: "/account", type: "azure-native:storage:FileShare", shares: ["exports"] } };

function resolved(output: { apply(read: (value: unknown) => void): unknown } | undefined): Promise<unknown> {
  return new Promise((resolve) => {
    output?.apply(resolve);
  });
}

interface Made {
  readonly graph: Awaited<ReturnType<typeof captured>>;
  readonly test: RestoreTest;
}

async function made(args: Partial<RestoreTestArgs> = {}): Promise<Made> {
  const tests: RestoreTest[] = [];
  const graph = await captured((group) => {
    const vault = makeVault(group, {}, "vault");
    tests.push(new RestoreTest("orders", { vault, selections: { all: { resources: MACHINE } }, ...args }));
  });
  const [first] = tests;
  if (first === undefined) throw new Error("no restore test was made");
  return { graph, test: first };
}

describe("a restore test on Azure", () => {
  test("makes a resource group of its own, and an identity that restores there and nowhere else", async () => {
    const { graph } = await made();
    expect(childrenOf(graph, COMPONENT)).toEqual([
      "authorization:RoleAssignment orders-recovery-services-backup-operator",
      "authorization:RoleAssignment orders-restores-tester-virtual-machine-contributor",
      "managedidentity:UserAssignedIdentity orders-tester",
      "resources:ResourceGroup orders-restores",
    ]);
    // Backup Operator: cannot delete recovery points.
    expect(
      inputsOf(graph, "authorization:RoleAssignment", "orders-recovery-services-backup-operator"),
    ).toMatchObject({ roleDefinitionId: expect.stringMatching(/00c29273-979b-4161-815c-10b084fb9324$/) });
  });

  test("gives the vault the right to restore disks into that group only", async () => {
    const { graph } = await made({ selections: { all: { resources: DISK } } });
    expect(childrenOf(graph, COMPONENT)).toContain(
      "authorization:RoleAssignment orders-restores-vault-disk-restore-operator",
    );
  });

  test("uses a resource group and an identity that exist", async () => {
    const { graph, test: restore } = await made({
      resourceGroup: "/subscriptions/s/resourceGroups/isolated",
      identity: { principalId: "who", clientId: "client" },
      subnet: "/subnet",
      stagingAccount: "/staging",
    });
    expect(childrenOf(graph, COMPONENT).filter((child) => !child.includes("RoleAssignment"))).toEqual([]);
    expect(Object.keys(restore.inputs)).toEqual(["all-worker"]);
    for (const inputs of Object.values(restore.inputs)) {
      expect(inputs).toMatchObject({ store: "azure-vm", azureTargetRegion: "westeurope" });
      expect(await resolved(inputs.azureResourceId)).toBe(ID);
      expect(await resolved(inputs.azureTargetGroup)).toBe("isolated");
      expect(await resolved(inputs.azureSubnetId)).toBe("/subnet");
      expect(await resolved(inputs.azureStagingAccountId)).toBe("/staging");
    }
  });

  test("is due every week, or as the objectives say, or more often", async () => {
    expect((await made()).test.every).toBe("7d");
    const objectives = { restoreTestInterval: "30d" };
    expect((await made({ objectives })).test.every).toBe("30d");
    expect((await made({ objectives, every: "14d" })).test.every).toBe("14d");
  });

  test("reports that a runbook has to do it, and what no runbook does", async () => {
    const { test: restore } = await made({ selections: { all: { resources: { ...MACHINE, ...SHARES } } } });
    expect(restore.notExpressible.map(({ intent }) => intent)).toEqual([
      "restore test",
      "restore test of file shares",
    ]);
    expect(Object.keys(restore.inputs)).toEqual(["all-worker"]);
  });
});

describe("bad input is refused before anything is registered", () => {
  test.each<[string, object, RegExp]>([
    [
      "tests rarer than promised",
      { every: "60d", objectives: { restoreTestInterval: "30d" } },
      /^every: 60d is more than the 30d/,
    ],
    [
      "tests rarer than recovery points are kept",
      { objectives: { restoreTestInterval: "30d", retention: "14d" } },
      /^objectives\.restoreTestInterval: 30d is more than the retention of 14d/,
    ],
    ["an interval without a unit", { every: "7" }, /^every: .*no unit/],
    [
      "a validation window that is too long",
      { validationWindow: "8d" },
      /^validationWindow: 8d is more than 7d/,
    ],
    ["an unknown argument", { evry: "7d" }, /^evry: .*did you mean "every"/],
    ["nothing selected", { selections: {} }, /^selections: /],
    [
      "an identity that is half said",
      { identity: { principalId: "who" } },
      /^identity\.clientId: it is missing/,
    ],
  ])("%s", async (_, args, problem) => {
    const problems = await problemsOf((group) => {
      const vault = makeVault(group, {}, "vault");
      new RestoreTest("refused", { vault, selections: { all: { resources: MACHINE } }, ...args });
    });
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });
});
