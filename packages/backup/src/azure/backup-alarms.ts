import { AlertProcessingRuleByName } from "@pulumi/azure-native/alertsmanagement/alertProcessingRuleByName.js";
import { ActionGroup } from "@pulumi/azure-native/monitor/actionGroup.js";
import { ActivityLogAlert } from "@pulumi/azure-native/monitor/activityLogAlert.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  output,
} from "@pulumi/pulumi";
import {
  type ArgumentProblem,
  adoptProblems,
  argumentCheck,
  type NotExpressible,
  refuseIfAny,
} from "@rampart/component";
import { byName, INPUT, shape, TAGS } from "../intent/schemas.ts";
import { nameProblems } from "./arguments.ts";
import { BUILT_IN_ROLES } from "./built-in-roles.ts";
import { alarmAboutKeys, type KeyAlarm } from "./key-alarm.ts";
import { nameOf, USUAL_NAME } from "./names.ts";
import { AZURE_RECIPIENTS, WATCHED_VAULTS } from "./schemas.ts";
import { WATCHED, type WatchedVaults } from "./watched-operations.ts";

/** What {@link BackupAlarms} are made of. */
export interface BackupAlarmsArgs {
  /** Resource group that the alarms stand in. */
  readonly resourceGroupName: Input<string>;
  /** The vaults that are watched, by a word that stays the same. A `BackupVault` is one. */
  readonly vaults: Readonly<Record<string, WatchedVaults>>;
  /** Ids of action groups that are told, by name. One is made by default. */
  readonly notify?: Readonly<Record<string, Input<string>>>;
  /** Addresses that the action group which is made writes to. Those of the owners of the subscription by default. */
  readonly emails?: readonly string[];
  /** Of every resource that takes tags. */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
}

const check = argumentCheck(
  shape(
    {
      resourceGroupName: INPUT,
      vaults: { ...byName(WATCHED_VAULTS), minProperties: 1 },
      ...AZURE_RECIPIENTS,
      tags: TAGS,
    },
    ["resourceGroupName", "vaults"],
  ),
);

function problemsOf(name: string, args: BackupAlarmsArgs): readonly ArgumentProblem[] {
  const shapes = check(args);
  if (shapes.length > 0) return shapes;
  return [...nameProblems(name), ...adoptProblems(args, "notify", ["emails"])];
}

const NO_RESTORE_TESTS: NotExpressible = {
  intent: "alarm: restore test failed",
  reason: "Azure has no restore tests",
  instead: "the runbook backup/restore-test ends with exit code 1, which a schedule of yours can report",
};

/** Where neither Key Vault nor logs are told. */
function unseenKey(key: string): NotExpressible {
  return {
    intent: `vaults.${key}: alarm about a disabled key`,
    reason: "what is done in a Key Vault itself is in its own log only, and it is not told where that goes",
    instead: "give keyVaultId, and as logs the workspace that its audit log goes to",
  };
}

/**
 * Alarms about backups: jobs that failed, and changes to what keeps recovery points from being deleted.
 *
 * Azure Backup raises alerts about failed jobs, and about the deletion of backups, by itself; a processing rule sends
 * them to people. Changes of vaults, guards, policies, locks and keys are watched for in the activity log.
 */
export class BackupAlarms extends ComponentResource {
  /** Ids of the action groups that are told, by name. */
  readonly actionGroupIds: Output<Record<string, string>>;
  /** What was asked for, and Azure has no way to say. */
  readonly notExpressible: readonly NotExpressible[];

  /**
   * @param name Begins the names of everything that is made.
   * @throws {ArgumentError} naming everything that is wrong with the arguments, before anything is registered.
   */
  constructor(name: string, args: BackupAlarmsArgs, opts?: ComponentResourceOptions) {
    refuseIfAny(`BackupAlarms "${name}"`, problemsOf(name, args));
    super("rampart:index:AzureBackupAlarms", name, args, opts);
    const { resourceGroupName, tags = {} } = args;
    const notify = args.notify ?? { own: this.#makeGroup(name, args).id };
    const actionGroupIds = Object.values(notify);
    for (const [key, vaults] of Object.entries(args.vaults)) {
      const scopes = [vaults.recoveryServices.id, vaults.backup.id];
      new AlertProcessingRuleByName(
        `${name}-${key}-jobs`,
        {
          resourceGroupName,
          location: "Global",
          alertProcessingRuleName: nameOf([name, key, "jobs"], USUAL_NAME),
          properties: {
            description: "Tells people what Azure Backup raises an alert for: failed jobs, deleted backups",
            enabled: true,
            scopes,
            actions: [{ actionType: "AddActionGroups", actionGroupIds }],
          },
          tags,
        },
        { parent: this },
      );
      const keys = keyAlarmOf(vaults);
      if (keys !== undefined) {
        const alarm = { ...keys, resourceGroupName, actionGroupIds, tags };
        alarmAboutKeys(`${name}-${key}-key-disabled`, alarm, this);
      }
      for (const watched of WATCHED) {
        const watchedScopes = watched.scopesOf(vaults);
        if (watchedScopes.length === 0) continue;
        new ActivityLogAlert(
          `${name}-${key}-${watched.name}`,
          {
            resourceGroupName,
            location: "global",
            activityLogAlertName: nameOf([name, key, watched.name], USUAL_NAME),
            description: watched.description,
            enabled: true,
            scopes: watchedScopes,
            condition: {
              allOf: [
                { field: "category", equals: "Administrative" },
                { anyOf: watched.operations.map((equals) => ({ field: "operationName", equals })) },
              ],
            },
            actions: { actionGroups: actionGroupIds.map((actionGroupId) => ({ actionGroupId })) },
            tags,
          },
          { parent: this },
        );
      }
    }
    this.actionGroupIds = output(notify);
    const unseen = Object.entries(args.vaults).filter(([, vaults]) => keyAlarmOf(vaults) === undefined);
    this.notExpressible = [NO_RESTORE_TESTS, ...unseen.map(([key]) => unseenKey(key))];
    this.registerOutputs({ actionGroupIds: this.actionGroupIds, notExpressible: this.notExpressible });
  }

  #makeGroup(name: string, { resourceGroupName, emails, tags = {} }: BackupAlarmsArgs): ActionGroup {
    return new ActionGroup(
      `${name}-people`,
      {
        resourceGroupName,
        location: "global",
        actionGroupName: nameOf([name, "people"], USUAL_NAME),
        // Azure shows twelve characters of it in messages.
        groupShortName: "backup",
        enabled: true,
        ...(emails === undefined
          ? {
              armRoleReceivers: [
                { name: "owners", roleId: BUILT_IN_ROLES.Owner, useCommonAlertSchema: true },
              ],
            }
          : {
              emailReceivers: emails.map((emailAddress) => ({
                name: emailAddress,
                emailAddress,
                useCommonAlertSchema: true,
              })),
            }),
        tags,
      },
      { parent: this },
    );
  }
}

/** What is watched of a key, where all that it takes is told. */
function keyAlarmOf({ keyVaultId, logs }: WatchedVaults): Pick<KeyAlarm, "keyVaultId" | "logs"> | undefined {
  return keyVaultId === undefined || logs === undefined ? undefined : { keyVaultId, logs };
}
