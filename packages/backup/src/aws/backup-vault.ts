import {
  ComponentResource,
  type ComponentResourceOptions,
  Config,
  type Input,
  type Output,
  output,
} from "@pulumi/pulumi";
import { type NotExpressible, refuseIfAny } from "@rampart/component";
import { AlarmMode } from "../intent/alarm-mode.ts";
import type { LockFacts } from "../intent/lock-facts.ts";
import { accountOf } from "./account.ts";
import { type MadeAirGappedVault, makeAirGappedVault } from "./air-gapped.ts";
import { nameInArn, vaultArnOf } from "./arn.ts";
import { BackupAlarms } from "./backup-alarms.ts";
import type { BackupVaultArgs } from "./backup-vault-args.ts";
import { makeVault } from "./vault-place.ts";
import { vaultProblems } from "./vault-problems.ts";

/** A vault that recovery points are copied to. */
export interface CopyReference {
  /** Name of the vault in its region. */
  readonly name: Output<string>;
  /** ARN of the vault, which copies go to. */
  readonly arn: Output<string>;
  /** Region of it, where it is known before the deployment. */
  readonly region: string | undefined;
  /** Account of it, where it is another one and known before the deployment. */
  readonly accountId: string | undefined;
  /** Undefined where it was adopted: its lock is not known. */
  readonly lock: LockFacts | undefined;
  /** Undefined where it was adopted. */
  readonly keyArn: Output<string> | undefined;
}

/**
 * A vault of AWS Backup with copies in other regions. With `copies` alone each vault that is made
 *
 * - has a key of its own, which rotates and can be neither disabled nor deleted;
 * - has a governance lock: nothing goes before 7 days;
 * - denies everybody to delete recovery points, to change when they go, and to take the lock off;
 * - raises alarms;
 * - is protected, and kept when it is taken out of the program.
 *
 * @throws {ArgumentError} before anything is registered.
 */
export class BackupVault extends ComponentResource {
  /** Name of the vault, which rules of plans write to. */
  readonly name: Output<string>;
  /** ARN of the vault. */
  readonly arn: Output<string>;
  /** Region of the vault, where it is known before the deployment. */
  readonly region: string | undefined;
  /** The key that encrypts recovery points; undefined where the vault was adopted. */
  readonly keyArn: Output<string> | undefined;
  /** Undefined where the vault was adopted: its lock is not known. */
  readonly lock: LockFacts | undefined;
  /** Undefined where none was asked for. */
  readonly airGapped: MadeAirGappedVault | undefined;
  /** The vaults that recovery points are copied to, by the words of `copies`. */
  readonly copies: Readonly<Record<string, CopyReference>>;
  /** Undefined where `alarms` is off. */
  readonly alarms: BackupAlarms | undefined;
  /** What AWS cannot express of what was asked. */
  readonly notExpressible: readonly NotExpressible[];

  constructor(name: string, args: BackupVaultArgs, opts?: ComponentResourceOptions) {
    const home = homeRegionOf(args, opts);
    refuseIfAny(`BackupVault "${name}"`, vaultProblems(args, home));
    super("rampart:index:AwsBackupVault", name, args, opts);
    const tags = args.tags ?? {};
    const account = accountOf({ parent: this });
    const common = {
      lock: args.lock,
      breakGlass: args.breakGlass ?? {},
      tags,
      account,
      parent: this,
      mayGo: args.teardown !== undefined,
    };
    this.region = home;
    if (args.existing === undefined) {
      const purpose = `recovery points of ${name}`;
      const made = makeVault({ ...common, name, purpose, region: home, key: args.key });
      this.name = made.name;
      this.arn = made.arn;
      this.keyArn = made.keyArn;
      this.lock = made.lock;
    } else {
      this.arn = output(args.existing);
      this.name = this.arn.apply(nameInArn);
      this.keyArn = undefined;
      this.lock = undefined;
    }
    this.airGapped =
      args.airGapped &&
      makeAirGappedVault(args.airGapped, {
        name,
        region: home,
        tags,
        parent: this,
        mayGo: common.mayGo,
      });
    this.copies = Object.fromEntries(
      Object.entries(args.copies).map(([word, copy]): [string, CopyReference] => {
        if (copy.existing !== undefined) return [word, adoptedCopy(copy.existing, copy.region)];
        const purpose = `copies of recovery points of ${name}`;
        const made = makeVault({
          ...common,
          name: `${name}-${word}`,
          purpose,
          region: copy.region,
          key: copy.key,
        });
        return [word, { ...made, region: copy.region, accountId: undefined }];
      }),
    );
    this.alarms =
      args.alarms === AlarmMode.Off
        ? undefined
        : new BackupAlarms(
            name,
            {
              vaults: { [name]: this },
              tags,
              ...(home === undefined ? {} : { region: home }),
              ...(args.notify === undefined ? {} : { notify: args.notify }),
              ...(args.emails === undefined ? {} : { emails: args.emails }),
            },
            { parent: this },
          );
    this.notExpressible = [];
    this.registerOutputs({
      name: this.name,
      arn: this.arn,
      keyArn: this.keyArn,
      lock: this.lock,
      copies: Object.fromEntries(
        Object.entries(this.copies).map(([word, { arn, region, lock }]) => [word, { arn, region, lock }]),
      ),
      notExpressible: this.notExpressible,
    });
  }
}

/** Undefined where only the provider knows it. */
function homeRegionOf(args: BackupVaultArgs, opts: ComponentResourceOptions | undefined): string | undefined {
  // Arguments that are not there at all are refused after this.
  const { region, existing }: Partial<BackupVaultArgs> = { ...args };
  if (region !== undefined) return region;
  if (typeof existing === "string") return vaultArnOf(existing)?.region;
  // A provider of its own, or of a parent, may be set to another region than the stack.
  const isDefault =
    opts?.provider === undefined &&
    opts?.providers === undefined &&
    opts?.parent?.getProvider("aws:backup/vault:Vault") === undefined;
  return isDefault ? new Config("aws").get("region") : undefined;
}

function adoptedCopy(existing: Input<string>, region: string | undefined): CopyReference {
  const arn = output(existing);
  const known = typeof existing === "string" ? vaultArnOf(existing) : undefined;
  return {
    name: arn.apply(nameInArn),
    arn,
    region: region ?? known?.region,
    accountId: known?.account,
    lock: undefined,
    keyArn: undefined,
  };
}
