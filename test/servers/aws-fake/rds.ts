import { randomUUID } from "node:crypto";
import { type Call, type Layer, ServiceFault, type Values } from "./call.ts";
import { isRecord } from "./model.ts";
import { PendingThings } from "./pending.ts";

/** RDS before moto: things take time and fail, automated backups are there, and identifiers move as slowly as they do. */
export interface FakeDatabases extends Layer {
  readonly pending: PendingThings;
  /** Automated backups of instances, as RDS describes them. moto has none of its own. */
  readonly instanceBackups: Values[];
  /** Automated backups of clusters. */
  readonly clusterBackups: Values[];
  /** What snapshots say beside what moto does, by their identifiers. */
  readonly snapshots: Map<string, Values>;
}

/** Where instances and clusters differ. */
interface Kind {
  readonly what: "instance" | "cluster";
  readonly idKey: string;
  readonly newIdKey: string;
  readonly statusKey: string;
  readonly one: string;
  readonly many: string;
  readonly describe: string;
  readonly missing: string;
  readonly resourceKey: string;
  readonly modify: string;
}

const INSTANCE: Kind = {
  what: "instance",
  idKey: "DBInstanceIdentifier",
  newIdKey: "NewDBInstanceIdentifier",
  statusKey: "DBInstanceStatus",
  one: "DBInstance",
  many: "DBInstances",
  describe: "DescribeDBInstances",
  missing: "DBInstanceNotFoundFault",
  resourceKey: "DbiResourceId",
  modify: "ModifyDBInstance",
};
const CLUSTER: Kind = {
  what: "cluster",
  idKey: "DBClusterIdentifier",
  newIdKey: "NewDBClusterIdentifier",
  statusKey: "Status",
  one: "DBCluster",
  many: "DBClusters",
  describe: "DescribeDBClusters",
  missing: "DBClusterNotFoundFault",
  resourceKey: "DbClusterResourceId",
  modify: "ModifyDBCluster",
};

export function databasesLayer(): FakeDatabases {
  return new Databases();
}

class Databases implements FakeDatabases {
  readonly service = "rds";
  readonly pending = new PendingThings();
  readonly instanceBackups: Values[] = [];
  readonly clusterBackups: Values[] = [];
  readonly snapshots = new Map<string, Values>();
  /** What is being deleted, as it was last. */
  readonly #deleted = new Map<string, Values>();
  /** What identifies databases whatever they are called: moto gives all of them the same. */
  readonly #resourceIds = new Map<string, string>();
  /** The old name of what is being renamed, by the new one. */
  readonly #renamed = new Map<string, string>();

  answer(call: Call): Promise<Values> | undefined {
    switch (call.operation.name) {
      case "RestoreDBInstanceFromDBSnapshot":
        return this.#made(INSTANCE, call, text(call.input, "DBInstanceIdentifier"), call.input);
      case "RestoreDBInstanceToPointInTime":
        return this.#instanceToTime(call);
      case "RestoreDBClusterFromSnapshot":
        return this.#made(CLUSTER, call, text(call.input, "DBClusterIdentifier"), {
          ...call.input,
          // moto knows snapshots of clusters by their names only.
          SnapshotIdentifier: text(call.input, "SnapshotIdentifier").split(":cluster-snapshot:").at(-1),
        });
      case "RestoreDBClusterToPointInTime":
        return this.#clusterToTime(call);
      case "CreateDBInstance":
        return this.#made(INSTANCE, call, text(call.input, "DBInstanceIdentifier"), call.input);
      case "DescribeDBInstances":
        return this.#described(INSTANCE, call);
      case "DescribeDBClusters":
        return this.#described(CLUSTER, call);
      case "ModifyDBInstance":
        return this.#modified(INSTANCE, call);
      case "ModifyDBCluster":
        return this.#modified(CLUSTER, call);
      case "DeleteDBInstance":
        return this.#deletes(INSTANCE, call);
      case "DeleteDBCluster":
        return this.#deletes(CLUSTER, call);
      case "DescribeDBInstanceAutomatedBackups":
        return Promise.resolve({
          DBInstanceAutomatedBackups: of(this.instanceBackups, "DBInstanceIdentifier", call.input),
        });
      case "DescribeDBClusterAutomatedBackups":
        return Promise.resolve({
          DBClusterAutomatedBackups: of(this.clusterBackups, "DBClusterIdentifier", call.input),
        });
      case "DescribeDBSnapshots":
        return this.#snapshotsDescribed(call, "DBSnapshots", "DBSnapshotIdentifier");
      case "DescribeDBClusterSnapshots":
        return this.#snapshotsDescribed(call, "DBClusterSnapshots", "DBClusterSnapshotIdentifier");
      default:
        return undefined;
    }
  }

  async #made(kind: Kind, call: Call, identifier: string, input: Values): Promise<Values> {
    const { [kind.one]: one } = await call.forward(input);
    // moto takes over from the original what RDS does not, and takes no "false" for an answer.
    await call.ask("rds", kind.modify, {
      [kind.idKey]: identifier,
      DeletionProtection: input.DeletionProtection ?? false,
      ...(kind.what === "instance" && input.MultiAZ !== undefined ? { MultiAZ: input.MultiAZ } : {}),
    });
    this.pending.begin(`${kind.what}:${identifier}`);
    return { [kind.one]: { ...(isRecord(one) ? one : {}), [kind.statusKey]: "creating" } };
  }

  async #instanceToTime(call: Call): Promise<Values> {
    const { SourceDbiResourceId: resource, SourceDBInstanceAutomatedBackupsArn: arn, ...input } = call.input;
    const backup = this.instanceBackups.find(
      (one) =>
        (resource !== undefined && one.DbiResourceId === resource) ||
        (arn !== undefined && one.DBInstanceAutomatedBackupsArn === arn),
    );
    if (backup === undefined) {
      throw new ServiceFault(
        "DBInstanceAutomatedBackupNotFoundFault",
        "There are no such automated backups.",
      );
    }
    assertInWindow(backup, call.input.RestoreTime);
    return await this.#made(INSTANCE, call, text(input, "TargetDBInstanceIdentifier"), {
      ...input,
      SourceDBInstanceIdentifier: backup.DBInstanceIdentifier,
      // moto does not know these two together with a source.
      RestoreTime: undefined,
      UseLatestRestorableTime: true,
    });
  }

  async #clusterToTime(call: Call): Promise<Values> {
    const { SourceDbClusterResourceId: resource, SourceDBClusterIdentifier: source, ...input } = call.input;
    const backup = this.clusterBackups.find(
      (one) => one.DbClusterResourceId === resource || one.DBClusterIdentifier === source,
    );
    if (backup === undefined) throw new ServiceFault("DBClusterNotFoundFault", "There is no such cluster.");
    assertInWindow(backup, call.input.RestoreToTime);
    return await this.#made(CLUSTER, call, text(input, "DBClusterIdentifier"), {
      ...input,
      SourceDBClusterIdentifier: backup.DBClusterIdentifier,
      RestoreToTime: undefined,
      UseLatestRestorableTime: true,
    });
  }

  async #described(kind: Kind, call: Call): Promise<Values> {
    const asked = call.input[kind.idKey];
    if (typeof asked !== "string") return await call.forward();
    const key = `${kind.what}:${asked}`;
    const last = this.#deleted.get(key);
    if (last !== undefined) {
      if (this.pending.look(`deletion of ${key}`) === true) {
        return { [kind.many]: [{ ...last, [kind.statusKey]: "deleting" }] };
      }
      this.#deleted.delete(key);
    }
    if (this.#renamed.has(key)) {
      if (this.pending.isPending(`renaming to ${key}`)) throw this.#notFound(kind, asked);
      this.#renamed.delete(key);
    }
    for (const [to, from] of this.#renamed) {
      if (from !== key || this.pending.look(`renaming to ${to}`) !== true) continue;
      const renamed = await call.forward({ ...call.input, [kind.idKey]: to.slice(kind.what.length + 1) });
      return {
        [kind.many]: all(renamed, kind).map((one) => ({
          ...one,
          [kind.idKey]: asked,
          [kind.resourceKey]: this.#resourceId(kind, to),
          [kind.statusKey]: "renaming",
        })),
      };
    }
    const answer = await call.forward();
    return { ...answer, [kind.many]: all(answer, kind).map((one) => this.#asItIs(kind, key, one)) };
  }

  #resourceId(kind: Kind, key: string): string {
    const known = this.#resourceIds.get(key);
    if (known !== undefined) return known;
    const id = `${kind.what === "instance" ? "db" : "cluster"}-${randomUUID().replaceAll("-", "").slice(0, 26).toUpperCase()}`;
    this.#resourceIds.set(key, id);
    return id;
  }

  #asItIs(kind: Kind, key: string, told: Values): Values {
    const one = { ...told, [kind.resourceKey]: this.#resourceId(kind, key) };
    const coming = this.pending.look(key);
    if (typeof coming === "string") return { ...one, [kind.statusKey]: coming };
    if (coming)
      return {
        ...one,
        [kind.statusKey]: "creating",
        ...(kind.what === "instance" ? { Endpoint: undefined } : {}),
      };
    return this.pending.look(`change of ${key}`) === true ? { ...one, [kind.statusKey]: "modifying" } : one;
  }

  async #modified(kind: Kind, call: Call): Promise<Values> {
    const from = text(call.input, kind.idKey);
    const to = call.input[kind.newIdKey];
    const key = `${kind.what}:${from}`;
    if (this.pending.isPending(key) || this.pending.isPending(`change of ${key}`)) {
      throw new ServiceFault(
        kind.what === "instance" ? "InvalidDBInstanceStateFault" : "InvalidDBClusterStateFault",
        `${from} is busy.`,
      );
    }
    const answer = await call.forward();
    if (typeof to !== "string") {
      this.pending.begin(`change of ${key}`);
      return answer;
    }
    this.#resourceIds.set(`${kind.what}:${to}`, this.#resourceId(kind, key));
    this.#resourceIds.delete(key);
    this.#renamed.set(`${kind.what}:${to}`, key);
    this.pending.begin(`renaming to ${kind.what}:${to}`);
    return answer;
  }

  async #deletes(kind: Kind, call: Call): Promise<Values> {
    const identifier = text(call.input, kind.idKey);
    const described = await call.ask("rds", kind.describe, { [kind.idKey]: identifier });
    const [one] = all(described, kind);
    if (one === undefined) throw this.#notFound(kind, identifier);
    if (this.pending.isPending(`${kind.what}:${identifier}`)) {
      throw new ServiceFault(
        kind.what === "instance" ? "InvalidDBInstanceStateFault" : "InvalidDBClusterStateFault",
        `${identifier} is being created.`,
      );
    }
    if (one.DeletionProtection === true) {
      throw new ServiceFault("InvalidParameterCombination", "Cannot delete protected DB.");
    }
    const answer = await call.forward();
    const key = `${kind.what}:${identifier}`;
    this.pending.forget(key);
    this.#deleted.set(key, { ...one, [kind.resourceKey]: this.#resourceId(kind, key) });
    this.#resourceIds.delete(key);
    this.pending.begin(`deletion of ${key}`);
    return answer;
  }

  async #snapshotsDescribed(call: Call, list: string, idKey: string): Promise<Values> {
    const arn = call.input[idKey];
    const answer = await call.forward({
      ...call.input,
      SnapshotType: undefined,
      ...(typeof arn === "string" ? { [idKey]: arn.split(/:(?:cluster-)?snapshot:/).at(-1) } : {}),
    });
    const wanted = call.input.SnapshotType;
    const snapshots = Array.isArray(answer[list]) ? answer[list] : [];
    return {
      ...answer,
      [list]: snapshots
        .filter(isRecord)
        .map((one) => ({ ...one, ...this.snapshots.get(text(one, idKey)) }))
        .filter(
          ({ SnapshotType: type }) =>
            typeof arn === "string" || (wanted === undefined ? type !== "awsbackup" : type === wanted),
        ),
    };
  }

  #notFound(kind: Kind, identifier: string): ServiceFault {
    return new ServiceFault(kind.missing, `${kind.one} ${identifier} not found.`);
  }
}

function all(answer: Values, kind: Kind): readonly Values[] {
  const list = answer[kind.many];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function of(backups: readonly Values[], key: string, input: Values): readonly Values[] {
  return backups.filter((one) => input[key] === undefined || one[key] === input[key]);
}

function assertInWindow({ RestoreWindow: told }: Values, moment: unknown): void {
  const window = isRecord(told) ? told : {};
  const { EarliestTime: first, LatestTime: last } = window;
  if (!(moment instanceof Date) || !(first instanceof Date) || !(last instanceof Date)) return;
  if (moment < first || moment >= last) {
    throw new ServiceFault(
      "InvalidRestoreFault",
      `Cannot restore to ${moment.toISOString()}: it is outside of the window.`,
    );
  }
}

function text(values: Values, key: string): string {
  const value = values[key];
  if (typeof value !== "string") throw new Error(`${key} is no text`);
  return value;
}
