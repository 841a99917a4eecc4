import { type Call, type Layer, ServiceFault, type Values } from "./call.ts";
import { isRecord } from "./model.ts";
import { PendingThings } from "./pending.ts";

/** DynamoDB before moto: restored tables are created and deleted as slowly as they are, and say what they come from. */
export interface FakeTables extends Layer {
  readonly pending: PendingThings;
  /** The window of point-in-time recovery by table; moto says that of when it was switched on. */
  readonly windows: Map<string, () => Window>;
}

/** What a table can be restored to. */
interface Window {
  readonly oldest: Date;
  readonly newest: Date;
}

export function tablesLayer(): FakeTables {
  return new Tables();
}

class Tables implements FakeTables {
  readonly service = "dynamodb";
  readonly pending = new PendingThings();
  readonly windows = new Map<string, () => Window>();
  readonly #summaries = new Map<string, Values>();
  readonly #deleted = new Map<string, Values>();

  answer(call: Call): Promise<Values> | undefined {
    switch (call.operation.name) {
      case "RestoreTableToPointInTime":
        return this.#toTime(call);
      case "RestoreTableFromBackup":
        return this.#fromBackup(call);
      case "DescribeTable":
        return this.#described(call);
      case "DescribeContinuousBackups":
        return this.#backups(call);
      case "DeleteTable":
        return this.#deletes(call);
      case "TagResource":
      case "UpdateTable":
      case "UpdateContinuousBackups":
      case "UpdateTimeToLive":
        return this.#changes(call);
      default:
        return undefined;
    }
  }

  async #toTime(call: Call): Promise<Values> {
    const { SourceTableArn: arn, RestoreDateTime: moment, TargetTableName: target } = call.input;
    const source = String(arn).split("/").at(-1) ?? "";
    const window = this.windows.get(source)?.();
    if (
      moment instanceof Date &&
      window !== undefined &&
      (moment < window.oldest || moment > window.newest)
    ) {
      throw new ServiceFault("InvalidRestoreTimeException", "The time is outside of the window.");
    }
    // moto knows tables by their names only, and copies them as they are now.
    const answer = await call.forward({ SourceTableName: source, TargetTableName: target });
    this.#begin(String(target), { SourceTableArn: arn, RestoreDateTime: moment });
    return this.#restoring(answer, String(target));
  }

  async #fromBackup(call: Call): Promise<Values> {
    const { BackupArn: arn, TargetTableName: target } = call.input;
    const answer = await call.forward({ BackupArn: arn, TargetTableName: target });
    const table = isRecord(answer.TableDescription) ? answer.TableDescription : {};
    const told = isRecord(table.RestoreSummary) ? table.RestoreSummary : {};
    this.#begin(String(target), { ...told, SourceBackupArn: arn });
    return this.#restoring(answer, String(target));
  }

  #begin(table: string, summary: Values): void {
    this.#summaries.set(table, summary);
    this.pending.begin(table);
  }

  #restoring(answer: Values, name: string): Values {
    const table = isRecord(answer.TableDescription) ? answer.TableDescription : {};
    return {
      TableDescription: {
        ...table,
        TableStatus: "CREATING",
        RestoreSummary: { ...this.#summaries.get(name), RestoreInProgress: true },
      },
    };
  }

  async #described(call: Call): Promise<Values> {
    const name = String(call.input.TableName);
    const last = this.#deleted.get(name);
    if (last !== undefined) {
      if (this.pending.look(`deletion of ${name}`) === true)
        return { Table: { ...last, TableStatus: "DELETING" } };
      this.#deleted.delete(name);
    }
    const answer = await call.forward();
    const summary = this.#summaries.get(name);
    const table = isRecord(answer.Table) ? answer.Table : {};
    const coming = this.pending.look(name);
    if (summary === undefined) return { Table: table };
    return {
      Table: {
        ...table,
        ...(coming === false ? {} : { TableStatus: coming === true ? "CREATING" : coming }),
        RestoreSummary: { ...summary, RestoreInProgress: coming === true },
      },
    };
  }

  async #backups(call: Call): Promise<Values> {
    const answer = await call.forward();
    const window = this.windows.get(String(call.input.TableName))?.();
    const told = isRecord(answer.ContinuousBackupsDescription) ? answer.ContinuousBackupsDescription : {};
    const times = isRecord(told.PointInTimeRecoveryDescription) ? told.PointInTimeRecoveryDescription : {};
    if (window === undefined) return answer;
    return {
      ContinuousBackupsDescription: {
        ...told,
        PointInTimeRecoveryDescription: {
          ...times,
          EarliestRestorableDateTime: window.oldest,
          LatestRestorableDateTime: window.newest,
        },
      },
    };
  }

  async #deletes(call: Call): Promise<Values> {
    const name = String(call.input.TableName);
    this.#assertThere(name);
    const { Table: table } = await call.ask("dynamodb", "DescribeTable", { TableName: name });
    if (isRecord(table) && table.DeletionProtectionEnabled === true) {
      throw new ServiceFault("ResourceInUseException", "Deletion protection is on.");
    }
    const answer = await call.forward();
    this.#summaries.delete(name);
    if (isRecord(table)) this.#deleted.set(name, table);
    this.pending.begin(`deletion of ${name}`);
    return answer;
  }

  async #changes(call: Call): Promise<Values> {
    const { TableName: name, ResourceArn: arn } = call.input;
    this.#assertThere(String(name ?? String(arn).split("/").at(-1)));
    return await call.forward();
  }

  #assertThere(name: string): void {
    if (!this.pending.isPending(name)) return;
    throw new ServiceFault("ResourceInUseException", `Table ${name} is being created.`);
  }
}
