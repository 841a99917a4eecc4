import type { ReadContext, Step } from "@rampart/runbook";
import type { MaintenanceAuthor } from "../author.ts";
import type { Database } from "../database.ts";
import type { Inputs } from "../inputs.ts";
import { chosenTables } from "../purge-rules.ts";
import { type IndexRow, indexes } from "../sql/indexes.ts";
import { shown } from "../sql/names.ts";
import { type TableRow, tables } from "../sql/tables.ts";

/** How the database stood. */
export type Figures = {
  readonly tables: number;
  readonly bytes: number;
  readonly indexBytes: number;
  readonly deadRows: number;
  /** Of the table whose oldest row waits longest to be frozen: transactions. */
  readonly oldestAge: number;
  readonly invalidIndexes: readonly string[];
};

type Context = ReadContext<Inputs, Database>;

export async function lookAtTables({ clients, inputs, signal }: Context): Promise<readonly TableRow[]> {
  const chosen = await chosenTables(clients, inputs, signal);
  return await clients.ask<TableRow>(tables(inputs.schemas, chosen), signal);
}

export async function lookAtIndexes({ clients, inputs, signal }: Context): Promise<readonly IndexRow[]> {
  const chosen = await chosenTables(clients, inputs, signal);
  return await clients.ask<IndexRow>(indexes(inputs.schemas, chosen), signal);
}

export async function figuresOf(context: Context): Promise<Figures> {
  const [found, ofTables] = await Promise.all([lookAtTables(context), lookAtIndexes(context)]);
  return {
    tables: found.length,
    bytes: sum(found.map(({ bytes }) => bytes)),
    indexBytes: sum(ofTables.map(({ bytes }) => bytes)),
    deadRows: sum(found.map(({ dead_rows }) => dead_rows)),
    oldestAge: Math.max(0, ...found.map(({ age }) => age)),
    invalidIndexes: ofTables.filter(({ valid }) => !valid).map(shown),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function describe({ tables: count, bytes, indexBytes, deadRows, oldestAge }: Figures): string {
  return `${count} tables of ${megabytes(bytes)}, ${megabytes(indexBytes)} of them indexes, ${deadRows} dead rows, oldest row ${oldestAge} transactions old`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

/** Writes down how the database stands, for the comparison at the end. */
export function recordStep({ step }: MaintenanceAuthor): Step<Figures> {
  return step({
    name: "record how the database stands",
    isIdempotent: true,
    leavesNothing: true,
    timeout: "10m",
    async run(context) {
      const figures = await figuresOf(context);
      context.log(describe(figures));
      return figures;
    },
  });
}
