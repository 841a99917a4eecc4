import { Disk } from "@pulumi/azure-native/compute/disk.js";
import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { ManagedCluster } from "@pulumi/azure-native/containerservice/managedCluster.js";
import { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import { DISASTERS, recoveryPosture } from "@rampart/recovery";
import { describe, expect, test } from "vitest";
import {
  type AzureBackupSelection,
  BackupPlan,
  type BackupPlanArgs,
  BackupVault,
  COMPLIANCE_ACKNOWLEDGEMENT,
  LockMode,
  RestoreTestMode,
  RoleAssignments,
  TEARDOWN_ACKNOWLEDGEMENT,
} from "../../src/azure/index.ts";
import { captured, childrenOf, type Group, inputsOf, makeVault, only, problemsOf } from "./captured.ts";

const COMPONENT = "rampart:index:AzureBackupPlan";
const VM = "azure-native:compute:VirtualMachine";
const REFERENCE = { id: "id", name: "name", resourceGroupName: "orders", principalId: "identity" };
const DAILY = { daily: { schedule: "0 3 * * *", retention: "35d" } };

type Selections = Readonly<Record<string, AzureBackupSelection>>;

function everything(group: Group): Selections {
  const place = { resourceGroupName: group, location: "westeurope" };
  const machine = new VirtualMachine("worker", place);
  const disk = new Disk("data", { ...place, creationData: { createOption: "Empty" } });
  const account = new StorageAccount("files", {
    ...place,
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
  });
  const server = new Server("orders", place);
  const cluster = new ManagedCluster("shop", place);
  return {
    compute: {
      resources: {
        worker: { id: machine.id, type: VM },
        data: { id: disk.id, type: "azure-native:compute:Disk" },
        shop: {
          id: cluster.id,
          type: "azure-native:containerservice:ManagedCluster",
          principalId: "identity-of-the-cluster",
        },
      },
    },
    data: {
      resources: {
        shares: { id: account.id, type: "azure-native:storage:FileShare", shares: ["invoices", "exports"] },
        blobs: { id: account.id, type: "azure-native:storage:StorageAccount", containers: ["documents"] },
        orders: { id: server.id, type: "azure-native:dbforpostgresql:Server" },
      },
    },
  };
}

function machineOnly(group: Group): Selections {
  const machine = new VirtualMachine("worker", { resourceGroupName: group, location: "westeurope" });
  return { compute: { resources: { worker: { id: machine.id, type: VM } } } };
}

function diskOnly(group: Group): Selections {
  const disk = new Disk("data", {
    resourceGroupName: group,
    location: "westeurope",
    creationData: { createOption: "Empty" },
  });
  return { data: { resources: { data: { id: disk.id, type: "azure-native:compute:Disk" } } } };
}

interface PlanOptions extends Partial<Omit<BackupPlanArgs, "vault">> {
  readonly makeSelections?: (group: Group) => Selections;
}

function makePlan(group: Group, { makeSelections = machineOnly, ...args }: PlanOptions = {}): BackupPlan {
  const vault = makeVault(group, {}, "vault");
  return new BackupPlan("orders", { vault, selections: makeSelections(group), ...args });
}

describe("what a plan makes", () => {
  test("a policy for each kind of data, an item for each resource, and the least rights", async () => {
    const graph = await captured((group) => makePlan(group, { makeSelections: everything, objectives: {} }));
    const own = childrenOf(graph, COMPONENT).filter((child) => !child.includes("restore-test"));
    expect(own).toEqual([
      "authorization:RoleAssignment orders-compute-data-disk-backup-reader-resource",
      "authorization:RoleAssignment orders-compute-data-disk-snapshot-contributor-snapshots",
      "authorization:RoleAssignment orders-compute-shop-reader-resource",
      "authorization:RoleAssignment orders-compute-shop-reader-snapshots",
      "authorization:RoleAssignment orders-compute-shop-snapshots",
      "authorization:RoleAssignment orders-data-blobs-storage-account-backup-contributor-resource",
      "authorization:RoleAssignment orders-data-orders-postgresql-flexible-server-long-term-retention-backup-role-resource",
      "authorization:RoleAssignment orders-data-orders-reader-resourceGroup",
      "containerservice:TrustedAccessRoleBinding orders-compute-shop-trusted-access",
      "dataprotection:BackupInstance orders-compute-data",
      "dataprotection:BackupInstance orders-compute-shop",
      "dataprotection:BackupInstance orders-data-blobs",
      "dataprotection:BackupInstance orders-data-orders",
      "dataprotection:BackupPolicy orders-blobs",
      "dataprotection:BackupPolicy orders-clusters",
      "dataprotection:BackupPolicy orders-disks",
      "dataprotection:BackupPolicy orders-postgresql",
      "recoveryservices:ProtectedItem orders-compute-worker",
      "recoveryservices:ProtectedItem orders-data-shares-exports",
      "recoveryservices:ProtectedItem orders-data-shares-invoices",
      "recoveryservices:ProtectionContainer orders-data-shares-account",
      "recoveryservices:ProtectionPolicy orders-machines",
      "recoveryservices:ProtectionPolicy orders-shares",
    ]);
  });

  test("what is backed up stays backed up when it is taken out; with teardown it does not", async () => {
    const items = (graph: Awaited<ReturnType<typeof captured>>): readonly boolean[] =>
      graph.resources
        .filter(({ type }) => /:(ProtectedItem|ProtectionContainer|BackupInstance)$/.test(type))
        .map(({ isRetainedOnDelete }) => isRetainedOnDelete);
    const kept = await captured((group) => makePlan(group, { makeSelections: everything, objectives: {} }));
    expect(items(kept)).toEqual(Array.from({ length: 8 }, () => true));
    const teardown = TEARDOWN_ACKNOWLEDGEMENT;
    const torn = await captured((group) =>
      makePlan(group, { makeSelections: everything, objectives: {}, teardown }),
    );
    expect(items(torn)).toEqual(Array.from({ length: 8 }, () => false));
  });

  test("an instance waits for the rights of the vault", async () => {
    const graph = await captured((group) => makePlan(group, { makeSelections: everything, objectives: {} }));
    const instance = only(graph, "dataprotection:BackupInstance", "orders-data-blobs");
    const right = "orders-data-blobs-storage-account-backup-contributor-resource";
    expect(instance.dependencies).toContain(only(graph, "authorization:RoleAssignment", right).urn);
    expect(inputsOf(graph, "authorization:RoleAssignment", right)).toMatchObject({
      principalType: "ServicePrincipal",
      roleDefinitionId: expect.stringMatching(/roleDefinitions\/e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1$/),
    });
  });

  test("rights that stand already are not given again", async () => {
    const graph = await captured((group) =>
      makePlan(group, {
        makeSelections: everything,
        objectives: {},
        roleAssignments: RoleAssignments.Existing,
        restoreTest: RestoreTestMode.Off,
      }),
    );
    expect(childrenOf(graph, COMPONENT).filter((child) => child.includes("RoleAssignment"))).toEqual([]);
  });

  test("another resource in a selection changes nothing about those that were there", async () => {
    const objectives = { rpo: "24h" };
    const one = await captured((group) => makePlan(group, { objectives }));
    const more = await captured((group) => makePlan(group, { objectives, makeSelections: everything }));
    const before = childrenOf(one, COMPONENT).filter((child) => !child.includes("restore-test"));
    expect(childrenOf(more, COMPONENT)).toEqual(expect.arrayContaining([...before]));
  });

  test("a vault that exists is used where it is, and of its lock only what was told is held to", async () => {
    const graph = await captured((group) => {
      const existing = {
        recoveryServices: { id: "/subscriptions/s/resourceGroups/vaults/providers/a/b/machines" },
        backup: { id: "/subscriptions/s/resourceGroups/vaults/providers/a/b/data", principalId: "who" },
      };
      const vault = makeVault(group, { existing }, "vault");
      const rules = { daily: { schedule: "0 3 * * *", retention: "2d" } };
      new BackupPlan("orders", {
        vault,
        rules,
        selections: diskOnly(group),
        restoreTest: RestoreTestMode.Off,
      });
    });
    const place = { resourceGroupName: "vaults", vaultName: "data" };
    expect(inputsOf(graph, "dataprotection:BackupPolicy", "orders-disks")).toMatchObject(place);
    expect(inputsOf(graph, "dataprotection:BackupInstance", "orders-data-data")).toMatchObject(place);
  });

  test("another policy of a Backup vault has another name, since Azure changes none", async () => {
    const name = async (retention: string): Promise<unknown> => {
      const graph = await captured((group) =>
        makePlan(group, {
          makeSelections: diskOnly,
          rules: { daily: { schedule: "0 3 * * *", retention } },
        }),
      );
      return inputsOf(graph, "dataprotection:BackupPolicy", "orders-disks").backupPolicyName;
    };
    expect(await name("35d")).toBe(await name("35d"));
    expect(await name("35d")).not.toBe(await name("36d"));
  });
});

describe("objectives and worst cases", () => {
  test("keep nothing for less than Azure and the lock of the vault want", async () => {
    const kept: string[] = [];
    await captured((group) => {
      const worker = { id: "/subscriptions/s/resourceGroups/orders/worker", type: VM };
      const selections = { all: { resources: { worker } } };
      const objectives = { retention: "3d" };
      const plans = [undefined, { minRetention: "14d" }].map((lock, index) => {
        const vault = makeVault(group, lock === undefined ? {} : { lock }, `vault-of-${index}`);
        return new BackupPlan(`plan-${index}`, { vault, selections, objectives, restoreTest: "off" });
      });
      kept.push(...plans.flatMap(({ policies }) => policies.map(({ retention }) => retention)));
    });
    expect(kept).toEqual(["7d", "14d"]);
  });

  test("are refused where the lock of the vault takes less than is promised", async () => {
    const problems = await problemsOf((group) => {
      const vault = makeVault(group, { lock: { maxRetention: "90d" } }, "vault");
      new BackupPlan("refused", { vault, selections: machineOnly(group), objectives: { retention: "1y" } });
    });
    expect(problems).toContainEqual(
      expect.stringMatching(/^rules\.monthly\.retention: 365d, and the lock of the vault takes 90d/),
    );
  });

  test("are met by fewer days of a disk's snapshots where Azure keeps so many only", async () => {
    let plan: BackupPlan | undefined;
    await captured((group) => {
      plan = makePlan(group, { makeSelections: diskOnly, objectives: { rpo: "4h", retention: "90d" } });
    });
    const [policy] = plan?.policies ?? [];
    expect(policy).toMatchObject({ form: "hourly", retention: "75d" });
    expect(plan?.notExpressible).toContainEqual(
      expect.objectContaining({
        intent: "objectives.retention",
        reason: expect.stringContaining("75d at most"),
      }),
    );
  });

  test.each([
    ["derived", { objectives: { rpo: "24h", retention: "1y" } }],
    ["given", { rules: { often: { schedule: "0 */6 * * *", timeZone: "Europe/Berlin", retention: "14d" } } }],
    ["weekly", { rules: { weekly: { schedule: "30 2 * * SAT,TUE", retention: "90d" } } }],
  ])("the analyser finds in the stack what the plan announced (%s rules)", async (_, args) => {
    let plan: BackupPlan | undefined;
    const graph = await captured((group) => {
      plan = makePlan(group, args);
    });
    const posture = recoveryPosture(graph, { version: 1 });
    const machine = posture.resources.find(({ type }) => type === VM);
    const announced = plan?.worstCases.filter(({ data }) => data === VM) ?? [];
    expect(announced.map(({ disaster }) => disaster)).toEqual([...DISASTERS]);
    for (const { disaster, seconds, terms } of announced) {
      const found = machine?.scenarios[disaster as (typeof DISASTERS)[number]].rpo;
      expect([disaster, found?.worst]).toEqual([disaster, seconds]);
      expect(found?.terms).toEqual(terms);
    }
  });

  test("so it does for disks, clusters and blobs, of which nothing else is left either", async () => {
    let plan: BackupPlan | undefined;
    const graph = await captured((group) => {
      plan = makePlan(group, { makeSelections: everything, objectives: { rpo: "24h", retention: "90d" } });
    });
    const posture = recoveryPosture(graph, { version: 1 });
    // An account and a server have backups and replicas of their own as well, which can only make it better.
    for (const { data, disaster, seconds = Number.POSITIVE_INFINITY } of plan?.worstCases ?? []) {
      const found = posture.resources.find(({ type }) => type === data)?.scenarios;
      const worst = found?.[disaster as (typeof DISASTERS)[number]].rpo.worst ?? Number.POSITIVE_INFINITY;
      const isAlone = /Disk$|ManagedCluster$|VirtualMachine$/.test(data);
      if (isAlone) expect([data, disaster, worst]).toEqual([data, disaster, seconds]);
      else if (found !== undefined)
        expect([data, disaster, worst <= seconds]).toEqual([data, disaster, true]);
    }
  });

  test("a schedule is derived that meets the objective, and no more often than it must", async () => {
    const form = async (rpo: string): Promise<unknown> => {
      let plan: BackupPlan | undefined;
      await captured((group) => {
        plan = makePlan(group, { objectives: { rpo } });
      });
      return plan?.policies.map(({ times }) => times.length);
    };
    // Azure begins within two hours: daily backups lose 26 hours.
    expect(await form("26h")).toEqual([1]);
    expect(await form("24h")).toEqual([2]);
    expect(await form("6h")).toEqual([6]);
  });

  test("long retention is reached by keeping some backups longer", async () => {
    let plan: BackupPlan | undefined;
    await captured((group) => {
      plan = makePlan(group, { objectives: { retention: "7y" } });
    });
    expect(plan?.policies).toMatchObject([
      { retention: "35d", keptLonger: { weekly: "91d", monthly: "2555d" } },
    ]);
  });

  test("rules that miss the objective are refused with the term to cut", async () => {
    const problems = await refusal({ rules: DAILY, objectives: { rpo: "24h" } });
    expect(problems).toEqual([
      expect.stringMatching(
        /^rules\.daily\.schedule: 1d2h of virtual machines may be lost after a deletion, and the objective is 1d \(.*start of the backup 2h\): have jobs of .* due every 22h at least/,
      ),
    ]);
  });

  test("what no schedule of Azure can meet is reported, with the figure", async () => {
    let plan: BackupPlan | undefined;
    await captured((group) => {
      plan = makePlan(group, { objectives: { rpo: "1h" } });
    });
    expect(
      plan?.notExpressible.filter(({ intent }) => intent === "objectives.rpo").map(({ reason }) => reason),
    ).toEqual([
      "Azure Backup cannot do better than 6h for virtual machines after a deletion, and the objective is 1h; as planned it is 6h",
      expect.stringMatching(/after the loss of a zone/),
      expect.stringMatching(/after the loss of the region/),
    ]);
  });

  test("a compliance lock is what an immutable copy wants", async () => {
    const objectives = { rpo: "4d", copies: { immutable: true, accounts: 1 } };
    const problems = await refusal({ objectives });
    expect(problems).toEqual([expect.stringMatching(/^objectives\.copies\.immutable: .*mode: "compliance"/)]);
    let plan: BackupPlan | undefined;
    await captured((group) => {
      const lock = { mode: LockMode.Compliance, acknowledgement: COMPLIANCE_ACKNOWLEDGEMENT };
      const vault = makeVault(group, { lock }, "vault");
      plan = new BackupPlan("orders", { vault, objectives, selections: machineOnly(group) });
    });
    expect(plan?.worstCases.find(({ disaster }) => disaster === "account")?.seconds).toBeDefined();
    expect(plan?.notExpressible.map(({ intent }) => intent)).toContain("objectives.copies.accounts");
  });

  test("a copy that is promised wants a vault that keeps one", async () => {
    const problems = await problemsOf((group) => {
      const vault = new BackupVault("vault", {
        resourceGroupName: group,
        location: "westeurope",
        copies: {},
      });
      new BackupPlan("refused", {
        vault,
        objectives: { copies: { regions: 1 } },
        selections: machineOnly(group),
      });
    });
    expect(problems).toEqual([
      expect.stringMatching(/^objectives\.copies\.regions: .*region: "northeurope"/),
    ]);
  });
});

describe("what Azure has no words for is reported", () => {
  test("tags, windows, cold storage, continuous backups and copies of their own", async () => {
    let plan: BackupPlan | undefined;
    await captured((group) => {
      plan = makePlan(group, {
        makeSelections: (of) => ({ ...machineOnly(of), tagged: { tags: { backup: "gold" } } }),
        rules: {
          daily: {
            schedule: "0 3 * * *",
            retention: "200d",
            startWindow: "1h",
            completionWindow: "4h",
            continuous: true,
            copies: { pair: { retention: "90d" } },
          },
          weekly: { schedule: "0 3 * * SUN", retention: "250d", coldStorageAfter: "30d" },
        },
      });
    });
    expect(plan?.notExpressible.map(({ intent }) => intent)).toEqual([
      "selections.tagged.tags",
      "rules.daily.startWindow",
      "rules.daily.completionWindow",
      "rules.daily.continuous",
      "rules.daily.copies.pair.retention",
      "rules.weekly.coldStorageAfter",
      "separate backup and restore roles",
      "restore test",
    ]);
  });

  test("disks are in no vault: nothing of them is left after the loss of the region", async () => {
    let plan: BackupPlan | undefined;
    await captured((group) => {
      plan = makePlan(group, {
        makeSelections: diskOnly,
        objectives: { rpo: "4h" },
      });
    });
    expect(plan?.policies.map(({ times }) => times.length)).toEqual([6]);
    expect(plan?.notExpressible).toContainEqual(
      expect.objectContaining({
        reason: expect.stringMatching(
          /^no backup of managed disks is left after the loss of the region: .*snapshots/,
        ),
      }),
    );
  });
});

/** Problems of a plan with these arguments, for a machine if it does not say otherwise. */
function refusal(args: object): Promise<readonly string[]> {
  return problemsOf((group) => {
    const vault = makeVault(group, {}, "vault");
    new BackupPlan("refused", { vault, selections: machineOnly(group), ...args });
  });
}

function ruled(rule: object): object {
  return { rules: { daily: { schedule: "0 3 * * *", retention: "35d", ...rule } } };
}

function selected(resource: object): object {
  return { ...ruled({}), selections: { all: { resources: { one: { id: "/id", ...resource } } } } };
}

describe("bad input is refused before anything is registered", () => {
  test.each<[string, object, RegExp]>([
    ["neither rules nor objectives", {}, /^rules: give rules, or objectives/],
    ["an impossible schedule", ruled({ schedule: "0 3 30 2 *" }), /^rules\.daily\.schedule: .*no such day/],
    [
      "an unknown time zone",
      ruled({ timeZone: "Europe/Berln" }),
      /^rules\.daily\.timeZone: .*not a time zone/,
    ],
    [
      "a retention below the lock",
      ruled({ retention: "3d" }),
      /^rules\.daily\.retention: 3d, and the lock of the vault wants 7d/,
    ],
    ["a retention above what Azure keeps", ruled({ retention: "10000d" }), /^rules\.daily\.retention: /],
    [
      "tests rarer than recovery points are kept",
      { ...ruled({ retention: "14d" }), objectives: { restoreTestInterval: "30d" } },
      /^rules\.daily\.retention: 14d is less than the 30d between two restore tests/,
    ],
    [
      "something that is no vault",
      { ...ruled({}), vault: { recoveryServices: REFERENCE, backup: REFERENCE } },
      /^vault\.facts: it is missing/,
    ],
    ["an objective without a unit", { objectives: { rpo: "24" } }, /^objectives\.rpo: .*no unit/],
    [
      "a copy that the vault does not have",
      ruled({ copies: { pare: {} } }),
      /^rules\.daily\.copies\.pare: .*did you mean "pair"/,
    ],
    [
      "a completion window without a unit",
      ruled({ completionWindow: "4" }),
      /^rules\.daily\.completionWindow: .*no unit/,
    ],
    [
      "rules that differ in case only",
      { rules: { ...DAILY, Daily: DAILY.daily } },
      /^rules\.Daily: .*case only/,
    ],
    [
      "a rule with a long name",
      { rules: { [`d${"a".repeat(50)}`]: DAILY.daily } },
      /: the name has 51 characters/,
    ],
    ["no selection", { ...ruled({}), selections: {} }, /^selections: /],
    ["an empty selection", { ...ruled({}), selections: { all: {} } }, /^selections\.all: it selects nothing/],
    [
      "tags alone",
      { ...ruled({}), selections: { all: { tags: { backup: "gold" } } } },
      /^selections: .*not select by tags/,
    ],
    [
      "a type that Azure does not back up",
      selected({ type: "azure-native:compute:VirtualMachin" }),
      /^selections\.all\.resources\.one\.type: .*did you mean "azure-native:compute:VirtualMachine"/,
    ],
    ["no type", selected({}), /^selections\.all\.resources\.one\.type: it is missing/],
    [
      "blobs without containers",
      selected({ type: "azure-native:storage:StorageAccount" }),
      /^selections\.all\.resources\.one\.containers: it is missing/,
    ],
    [
      "shares without names",
      selected({ type: "azure-native:storage:FileShare", shares: [] }),
      /^selections\.all\.resources\.one\.shares: it is missing/,
    ],
    [
      "containers of a machine",
      selected({ type: VM, containers: ["a"] }),
      /^selections\.all\.resources\.one\.containers: it is for blobs/,
    ],
    [
      "a cluster without its identity",
      selected({ type: "azure-native:containerservice:ManagedCluster" }),
      /^selections\.all\.resources\.one\.principalId: it is missing/,
    ],
    [
      "a schedule that Azure cannot say",
      ruled({ schedule: "*/7 * * * *" }),
      /^rules\.daily\.schedule: Azure cannot back up virtual machines/,
    ],
    ["an unknown argument", { ...ruled({}), objctives: {} }, /^objctives: .*did you mean "objectives"/],
    [
      "an unknown part of a rule",
      ruled({ retenton: "1d" }),
      /^rules\.daily\.retenton: .*did you mean "retention"/,
    ],
    ["another teardown", { ...ruled({}), teardown: "yes" }, /^teardown: write "I know/],
    [
      "less retention than promised",
      { ...ruled({}), objectives: { retention: "1y" } },
      /^rules\.daily\.retention: 35d is the longest .*objective is 1y/,
    ],
  ])("%s", async (_, args, problem) => {
    expect(await refusal(args)).toEqual([expect.stringMatching(problem)]);
  });
});
