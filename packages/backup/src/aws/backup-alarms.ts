import { VaultNotifications } from "@pulumi/aws/backup/vaultNotifications.js";
import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { getRegionOutput } from "@pulumi/aws/getRegion.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  interpolate,
  jsonStringify,
  type Output,
  output,
} from "@pulumi/pulumi";
import { refuseIfAny } from "@rampart/component";
import type { Tags } from "../intent/tags.ts";
import { accountOf } from "./account.ts";
import { alarmProblems } from "./alarm-problems.ts";
import { makeTopic } from "./alarm-topic.ts";
import { alarmsOf, forwardedEvents, type Watched } from "./alarms.ts";
import type { AlarmedVault, BackupAlarmsArgs } from "./backup-alarms-args.ts";
import { type Account, assumedBy, rolePolicyDocument } from "./documents.ts";
import { EVENT_RULE_NAME, nameOf, ROLE_NAME } from "./names.ts";

/**
 * Says when a backup or a copy failed or was not complete, when a restore test failed, when somebody touches the lock
 * or the policy of a vault, deletes recovery points, or disables or deletes a key. Without `notify` a topic is made.
 *
 * What people do to vaults and keys is seen only where a CloudTrail trail of the account records management events.
 *
 * @throws {ArgumentError} before anything is registered.
 */
export class BackupAlarms extends ComponentResource {
  /** Topics that alarms go to, by a word for each; `own` is the one that is made. */
  readonly topicArns: Readonly<Record<string, Output<string>>>;

  constructor(name: string, args: BackupAlarmsArgs, opts?: ComponentResourceOptions) {
    refuseIfAny(`BackupAlarms "${name}"`, alarmProblems(args));
    const { vaults, ...facts } = args;
    const vaultArns = Object.fromEntries(Object.entries(vaults).map(([word, { arn }]) => [word, arn]));
    super("rampart:index:AwsBackupAlarms", name, { ...facts, vaults: vaultArns }, opts);
    const tags = args.tags ?? {};
    const where = args.region === undefined ? {} : { region: args.region };
    const account = accountOf({ parent: this });
    this.topicArns =
      args.notify === undefined
        ? {
            own: makeTopic({
              name,
              where,
              emails: args.emails ?? [],
              tags,
              account,
              parent: this,
            }),
          }
        : Object.fromEntries(Object.entries(args.notify).map(([word, arn]) => [word, output(arn)]));
    for (const alarm of alarmsOf(watchedOf(vaults))) {
      const rule = new EventRule(
        `${name}-${alarm.word}`,
        {
          ...where,
          name: nameOf([name, alarm.word], EVENT_RULE_NAME),
          description: alarm.description,
          eventPattern: jsonStringify(alarm.pattern),
          tags,
        },
        { parent: this },
      );
      for (const [word, arn] of Object.entries(this.topicArns)) {
        new EventTarget(
          `${name}-${alarm.word}-${word}`,
          { ...where, rule: rule.name, targetId: word, arn },
          { parent: this },
        );
      }
    }
    const own = this.topicArns.own;
    if (own !== undefined && args.notify === undefined) this.#notifyOfObjects(name, vaults, own, where);
    this.#forward(name, vaults, where, tags, account);
    this.registerOutputs({ topicArns: this.topicArns });
  }

  /** That single objects of a bucket failed is said by the vault itself only, and by no event. */
  #notifyOfObjects(
    name: string,
    vaults: Readonly<Record<string, AlarmedVault>>,
    topic: Output<string>,
    where: { readonly region?: string },
  ): void {
    for (const [word, vault] of Object.entries(vaults)) {
      // A vault has one set of notifications, and one that was adopted may have its own.
      if (vault.keyArn === undefined) continue;
      new VaultNotifications(
        `${name}-${word}`,
        {
          ...where,
          backupVaultName: vault.name,
          snsTopicArn: topic,
          backupVaultEvents: ["S3_BACKUP_OBJECT_FAILED", "S3_RESTORE_OBJECT_FAILED"],
        },
        { parent: this },
      );
    }
  }

  /** What happens to copies happens in their regions: it is sent to the one where the alarms are. */
  #forward(
    name: string,
    vaults: Readonly<Record<string, AlarmedVault>>,
    where: { readonly region?: string },
    tags: Tags,
    account: Account,
  ): void {
    const regions = [
      ...new Set(
        Object.values(vaults).flatMap(({ copies = {} }) =>
          Object.values(copies).flatMap(({ region, keyArn }) =>
            region === undefined || keyArn === undefined || region === where.region ? [] : [region],
          ),
        ),
      ),
    ].sort();
    if (regions.length === 0) return;
    const home = output(where.region ?? getRegionOutput({}, { parent: this }).region);
    const bus = interpolate`arn:${account.partition}:events:${home}:${account.id}:event-bus/default`;
    const role = new Role(
      `${name}-forward`,
      {
        name: nameOf([name, "forward"], ROLE_NAME),
        description: "Lets EventBridge send what happens to copies of backups to the region of the alarms",
        assumeRolePolicy: assumedBy("events.amazonaws.com", account),
        tags,
      },
      { parent: this },
    );
    const allowed = new RolePolicy(
      `${name}-forward`,
      {
        role: role.name,
        policy: rolePolicyDocument([{ Effect: "Allow", Action: "events:PutEvents", Resource: bus }]),
      },
      { parent: this },
    );
    for (const region of regions) {
      const rule = new EventRule(
        `${name}-${region}`,
        {
          region,
          name: nameOf([name, "forward"], EVENT_RULE_NAME),
          description: "Sends what happens to copies of backups to the region of the alarms",
          eventPattern: jsonStringify(forwardedEvents()),
          tags,
        },
        { parent: this },
      );
      new EventTarget(
        `${name}-${region}`,
        { region, rule: rule.name, targetId: "alarms", arn: bus, roleArn: role.arn },
        { parent: this, dependsOn: [allowed] },
      );
    }
  }
}

function watchedOf(vaults: Readonly<Record<string, AlarmedVault>>): Watched {
  const all = Object.values(vaults);
  const copies = all.flatMap((vault) => Object.values(vault.copies ?? {}));
  const keys = [...all, ...copies].flatMap(({ keyArn }) => (keyArn === undefined ? [] : [keyArn]));
  return {
    arns: all.map(({ arn }) => arn),
    names: [...all, ...copies].map(({ name }) => name),
    keys,
  };
}
