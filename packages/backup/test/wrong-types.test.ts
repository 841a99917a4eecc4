// Users of JavaScript have no compiler: whatever they give, a component names the argument, and registers nothing.
import { ArgumentError } from "@rampart/component";
import { capture } from "@rampart/core/capture";
import { describe, expect, it, vi } from "vitest";
import * as aws from "../src/aws/index.ts";
import * as azure from "../src/azure/index.ts";

vi.setConfig({ testTimeout: 120_000 });

type Args = Readonly<Record<string, unknown>>;

interface Subject {
  readonly component: new (name: string, args: never) => unknown;
  /** Arguments that are taken. They are made within a program. */
  readonly right: () => Args;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const VIRTUAL_MACHINE = "azure-native:compute:VirtualMachine";
const MACHINE = "/subscriptions/s/resourceGroups/orders/providers/Microsoft.Compute/virtualMachines/worker";
const PLACE = { resourceGroupName: "orders", location: "westeurope" };
const SELECTIONS = {
  aws: { data: { tags: { backup: "gold" } } },
  azure: { data: { resources: { worker: { id: MACHINE, type: VIRTUAL_MACHINE } } } },
};

const awsVault = (): aws.BackupVault =>
  new aws.BackupVault("orders", { copies: { ireland: { region: "eu-west-1" } }, alarms: "off" });
const azureVault = (): azure.BackupVault =>
  new azure.BackupVault("orders", { ...PLACE, copies: {}, alarms: "off" });

const SUBJECTS: Readonly<Record<string, Subject>> = {
  "BackupVault of AWS": {
    component: aws.BackupVault,
    right: () => ({ copies: { ireland: { region: "eu-west-1" } } }),
    required: ["copies"],
    optional: [
      ...["region", "existing", "key", "lock", "airGapped", "breakGlass", "alarms", "notify", "emails"],
      ...["teardown", "tags"],
    ],
  },
  "BackupPlan of AWS": {
    component: aws.BackupPlan,
    right: () => ({ vault: awsVault(), objectives: { rpo: "24h" }, selections: SELECTIONS.aws }),
    required: ["vault", "selections"],
    optional: [
      ...["objectives", "rules", "roles", "restoreTest", "evidence", "regionSettings", "region", "tags"],
    ],
  },
  "RestoreTest of AWS": {
    component: aws.RestoreTest,
    right: () => ({ vaults: { orders: awsVault() }, selections: SELECTIONS.aws }),
    required: ["vaults", "selections"],
    optional: [
      ...["objectives", "schedule", "timeZone", "services", "startWindow", "selectionWindow"],
      ...["validationWindow", "overrides", "role", "region", "tags"],
    ],
  },
  "BackupAlarms of AWS": {
    component: aws.BackupAlarms,
    right: () => ({ vaults: { orders: awsVault() } }),
    required: ["vaults"],
    optional: ["notify", "emails", "region", "tags"],
  },
  "BackupVault of Azure": {
    component: azure.BackupVault,
    right: () => ({ ...PLACE, copies: { pair: { region: "northeurope" } } }),
    required: ["resourceGroupName", "location", "copies"],
    optional: [
      ...["existing", "key", "lock", "softDeleteRetention", "guard", "airGapped", "breakGlass", "logs"],
      ...["alarms", "notify", "emails", "teardown", "tags"],
    ],
  },
  "BackupPlan of Azure": {
    component: azure.BackupPlan,
    right: () => ({ vault: azureVault(), objectives: { rpo: "24h" }, selections: SELECTIONS.azure }),
    required: ["vault", "selections"],
    optional: ["objectives", "rules", "roleAssignments", "restoreTest", "teardown", "tags"],
  },
  "RestoreTest of Azure": {
    component: azure.RestoreTest,
    right: () => ({ vault: azureVault(), selections: SELECTIONS.azure }),
    required: ["vault", "selections"],
    optional: [
      ...["objectives", "every", "validationWindow", "resourceGroup", "subnet", "stagingAccount"],
      ...["identity", "tags"],
    ],
  },
  "BackupAlarms of Azure": {
    component: azure.BackupAlarms,
    right: () => ({ resourceGroupName: "orders", vaults: { orders: azureVault() } }),
    required: ["resourceGroupName", "vaults"],
    optional: ["notify", "emails", "tags"],
  },
};

/** No argument of any component may be one of these. */
const WRONG: readonly unknown[] = [null, 5, "", [null], { none: null }, { none: { of: { these: 5 } } }];
/** What is said of the arguments; what else is thrown is thrown. */
function saidOf(component: Subject["component"], args: unknown): readonly string[] {
  try {
    Reflect.construct(component, ["refused", args]);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return error.problems.map(({ argument }) => argument);
  }
  return ["taken"];
}

/** What `program` says, and the names of what it registered of the component. */
async function inProgram<T>(
  program: () => readonly T[],
): Promise<{ readonly said: readonly T[]; readonly registered: readonly string[] }> {
  const said: T[] = [];
  const config = { "aws:region": "eu-central-1", "azure-native:location": "westeurope" };
  const graph = await capture(
    () => {
      said.push(...program());
    },
    { config },
  );
  const names = graph.resources.map(({ name }) => name);
  return { said, registered: names.filter((name) => name.startsWith("refused")) };
}

describe.each(Object.entries(SUBJECTS))("%s", (_, { component, right, required, optional }) => {
  it("names each argument that is of the wrong kind, and registers nothing", async () => {
    const { said: answers, registered } = await inProgram(() => {
      const args = right();
      return [...required, ...optional].flatMap((argument) =>
        WRONG.map((value) => ({
          argument,
          value,
          said: saidOf(component, { ...args, [argument]: value }),
        })),
      );
    });
    const silent = answers.filter(
      ({ argument, said }) => !said.some((one) => one === argument || one.startsWith(`${argument}.`)),
    );
    expect(silent).toEqual([]);
    expect(registered).toEqual([]);
  });

  it("names each argument that is missing", async () => {
    const { said, registered } = await inProgram(() => {
      const args = right();
      return required.map((argument) => saidOf(component, { ...args, [argument]: undefined }));
    });
    expect(said).toEqual(required.map((argument) => [argument]));
    expect(registered).toEqual([]);
  });

  it("refuses what are no arguments at all", async () => {
    const { said, registered } = await inProgram(() =>
      [undefined, null, 5, "orders", []].map((args) => saidOf(component, args)),
    );
    const [first = [], ...others] = said;
    expect([...first].sort()).toEqual([...required].sort());
    expect(others).toEqual([first, ["arguments"], ["arguments"], ["arguments"]]);
    expect(registered).toEqual([]);
  });
});
