import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity.js";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { ComponentResource, type ComponentResourceOptions, type Output, output } from "@pulumi/pulumi";
import { type NotExpressible, refuseIfAny } from "@rampart/component";
import { renderDuration } from "@rampart/core/units";
import { clientOf } from "./client.ts";
import { nameOf, USUAL_NAME } from "./names.ts";
import { type Chosen, chosenOf, sourcesOf } from "./plan-selections.ts";
import { nameIn } from "./resource-id.ts";
import type { RestoreTestArgs, TestedVault } from "./restore-test-args.ts";
import { type MeantTest, meantTest, RESTORES, type RestoreGrant } from "./restore-test-arguments.ts";
import { grant } from "./role-assignments.ts";

/** Inputs of the runbook `backup/restore-test`, by their names. */
export interface RestoreTestInputs {
  readonly store: string;
  readonly azureResourceId: Output<string>;
  readonly azureVaultId: Output<string>;
  readonly azureTargetGroup: Output<string>;
  readonly azureTargetRegion: string;
  readonly azureSubnetId?: Output<string>;
  readonly azureStagingAccountId?: Output<string>;
}

/**
 * What the runbook `backup/restore-test` needs to restore into isolation. Azure has no resource that tests restores, so
 * the runbook does it: this makes a resource group for what is restored, an identity that can restore into it and
 * nowhere else, and gives the vaults the rights that they need there.
 */
export class RestoreTest extends ComponentResource {
  /** Inputs of the runbook for each resource, by `SELECTION-RESOURCE`. */
  readonly inputs: Readonly<Record<string, RestoreTestInputs>>;
  /** How much time may pass between two tests: a duration. */
  readonly every: string;
  /** How long what was restored is kept to be looked at: a duration. */
  readonly validationWindow: string;
  /** Id of the resource group that is restored into. */
  readonly resourceGroupId: Output<string>;
  /** Client id of the identity that restores. */
  readonly clientId: Output<string>;
  /** What was asked for, and Azure has no way to do. */
  readonly notExpressible: readonly NotExpressible[];

  /**
   * @param name Begins the names of everything that is made.
   * @throws {ArgumentError} naming everything that is wrong with the arguments, before anything is registered.
   */
  constructor(name: string, args: RestoreTestArgs, opts?: ComponentResourceOptions) {
    const test = meantTest(name, args);
    refuseIfAny(`RestoreTest "${name}"`, test.problems);
    super("rampart:index:AzureRestoreTest", name, args, opts);
    const { vault, tags = {} } = args;
    const chosen = chosenOf(args.selections);
    this.resourceGroupId =
      args.resourceGroup === undefined ? this.#makeGroup(name, args) : output(args.resourceGroup);
    const group = this.resourceGroupId.apply(nameIn);
    const identity =
      args.identity ??
      new UserAssignedIdentity(
        `${name}-tester`,
        {
          resourceGroupName: group,
          location: vault.facts.location,
          resourceName: nameOf([name, "tester"], USUAL_NAME),
          tags,
        },
        { parent: this },
      );
    this.#grant(name, output(identity.principalId), chosen, vault);
    this.clientId = output(identity.clientId);
    this.inputs = inputsOf(chosen, args, group);
    this.every = renderDuration(test.every);
    this.validationWindow = renderDuration(test.validationWindow);
    this.notExpressible = test.notExpressible;
    this.registerOutputs(this.#outputs(test, args));
  }

  #outputs({ interval }: MeantTest, { objectives = {} }: RestoreTestArgs): Readonly<Record<string, unknown>> {
    return {
      inputs: this.inputs,
      every: this.every,
      validationWindow: this.validationWindow,
      resourceGroupId: this.resourceGroupId,
      clientId: this.clientId,
      objectives,
      intervalFrom: interval,
      notExpressible: this.notExpressible,
    };
  }

  #makeGroup(name: string, { vault, tags = {} }: RestoreTestArgs): Output<string> {
    const group = new ResourceGroup(
      `${name}-restores`,
      {
        resourceGroupName: nameOf([name, "restores"], USUAL_NAME),
        location: vault.facts.location,
        tags,
      },
      { parent: this },
    );
    return group.id;
  }

  /** The tester may ask the vaults to restore, and the vaults may write into the isolated resource group. */
  #grant(name: string, tester: Output<string>, chosen: readonly Chosen[], vault: TestedVault): void {
    const description = `Restore tests of ${name}`;
    const { subscriptionId } = clientOf(this);
    const asked = new Set<string>();
    const once = (key: string, { role, to }: RestoreGrant, scope: Output<string>): void => {
      const full = `${name}-${key}-${role.toLowerCase().replaceAll(" ", "-")}`;
      if (asked.has(full)) return;
      asked.add(full);
      const principalId = to === "tester" ? tester : vault.backup.principalId;
      grant(full, { principalId, subscriptionId, role, scope, description }, { parent: this });
    };
    const operator: RestoreGrant = { role: "Backup Operator", to: "tester" };
    for (const source of sourcesOf(chosen)) {
      const own = source.vault === "backup" ? vault.backup : vault.recoveryServices;
      once(source.vault === "backup" ? "backup" : "recovery-services", operator, own.id);
      for (const one of RESTORES[source.type]?.grants ?? []) {
        once(`restores-${one.to}`, one, this.resourceGroupId);
      }
    }
  }
}

function inputsOf(
  chosen: readonly Chosen[],
  { vault, subnet, stagingAccount }: RestoreTestArgs,
  group: Output<string>,
): Readonly<Record<string, RestoreTestInputs>> {
  return Object.fromEntries(
    chosen.flatMap(({ key, resource, source }) => {
      const store = RESTORES[source.type]?.store;
      if (store === undefined) return [];
      const own = source.vault === "backup" ? vault.backup : vault.recoveryServices;
      const inputs: RestoreTestInputs = {
        store,
        azureResourceId: output(resource.id),
        azureVaultId: own.id,
        azureTargetGroup: group,
        azureTargetRegion: vault.facts.location,
        ...(subnet === undefined ? {} : { azureSubnetId: output(subnet) }),
        ...(stagingAccount === undefined ? {} : { azureStagingAccountId: output(stagingAccount) }),
      };
      return [[key, inputs]];
    }),
  );
}
