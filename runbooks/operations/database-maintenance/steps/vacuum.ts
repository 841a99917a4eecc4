import type { ForEach, Step } from "@rampart/runbook";
import type { MaintenanceAuthor } from "../author.ts";
import { examineRules } from "../purge-rules.ts";
import { WHILE_LOCKED } from "../retry.ts";
import { shown } from "../sql/names.ts";
import { analyze, type TableRow, tables, vacuum } from "../sql/tables.ts";
import { lookAtTables } from "./record.ts";

/** Default of `vacuum_freeze_table_age`: from this age on VACUUM looks at every page that is not frozen. */
const OLD_AGE = 150_000_000;
/** Before PostgreSQL 15, statistics of the server come a moment late. */
const STATISTICS_DELAY = 10_000;
const LOOK_INTERVAL = 250;

type Dirty = { readonly schema: string; readonly name: string; readonly vacuums: number };

/** Removes dead rows and renews the statistics, the table with most dead rows first. */
export function vacuumTables({ forEach, target }: MaintenanceAuthor): ForEach {
  return forEach({
    name: "vacuum",
    purpose: "Space of dead rows can be used again, and the planner learns what is in the tables.",
    // Purging leaves dead rows, also where foreign keys cascade to.
    isListedLater: true,
    async items(context) {
      const { items } = await examineRules(context.clients, context.signal);
      const purged = new Set(items.map(({ table }) => shown(table)));
      const found = await lookAtTables(context);
      const isDirty = (table: TableRow): boolean =>
        table.dead_rows >= context.inputs.vacuumDeadRows || table.age > OLD_AGE || purged.has(shown(table));
      return found
        .filter((table) => !table.partitioned && isDirty(table))
        .map(({ schema, name, vacuums }): Dirty => ({ schema, name, vacuums }));
    },
    key: (item: Dirty) => shown(item),
    step(item: Dirty) {
      const dead = target({
        name: `dead rows of ${shown(item)}`,
        async read({ clients, signal }) {
          const [row] = await clients.ask<TableRow>(tables([], [item]), signal);
          return row === undefined ? undefined : { rows: row.dead_rows };
        },
      });
      return {
        reads: { dead },
        requires: ({ dead: state }) => (state === undefined ? [`${shown(item)} is gone`] : []),
        changes: () => ({ dead: { rows: 0 } }),
        isIdempotent: true,
        timeout: "4h",
        retry: WHILE_LOCKED,
        ifItFails:
          "Nothing is lost: what VACUUM has cleaned stays clean. Resume the run, or wait for autovacuum.",
        async run({ clients, inputs, signal }) {
          const { lockTimeout, maintenanceTimeout } = clients.settings;
          const limits = { lock: lockTimeout, statement: maintenanceTimeout };
          await clients.command(vacuum(item), signal, limits, {
            vacuum_cost_delay: `${inputs.vacuumCostDelayMilliseconds}ms`,
          });
        },
        async verify({ clients, clock, signal }) {
          const deadline = clock.elapsed() + STATISTICS_DELAY;
          for (;;) {
            const [row] = await clients.ask<TableRow>(tables([], [item]), signal);
            const isVacuumed = row !== undefined && row.vacuums > item.vacuums;
            if (isVacuumed) return { passes: true, value: `vacuumed, ${row.dead_rows} dead rows left` };
            if (clock.elapsed() > deadline) return { passes: false, value: "the server knows of no VACUUM" };
            await clock.sleep(LOOK_INTERVAL, signal);
          }
        },
      };
    },
  });
}

/** Partitioned tables have statistics of their own, which neither VACUUM nor autovacuum renews. */
export function analyzePartitioned({ step }: MaintenanceAuthor): Step {
  return step({
    name: "analyze partitioned tables",
    purpose: "Statistics of a partitioned table as a whole are renewed by nobody else.",
    isIdempotent: true,
    timeout: "4h",
    retry: WHILE_LOCKED,
    ifItFails: "Plans of queries over all partitions stay as good as they were. Resume the run.",
    async run(context) {
      const { clients, signal, progress } = context;
      const { lockTimeout, maintenanceTimeout } = clients.settings;
      const partitioned = (await lookAtTables(context)).filter((table) => table.partitioned);
      for (const [index, table] of partitioned.entries()) {
        await clients.command(analyze(table), signal, { lock: lockTimeout, statement: maintenanceTimeout });
        progress(index + 1, partitioned.length, "tables");
      }
    },
  });
}
