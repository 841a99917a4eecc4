import type { ForEach, Step, StepDefinition } from "@rampart/runbook";
import type { MaintenanceAuthor } from "../author.ts";
import type { Database } from "../database.ts";
import { gaveWay, isForbidden } from "../errors.ts";
import type { Inputs } from "../inputs.ts";
import { isAnyDue, type Purged, placeOf, purge, restore, rowsDue } from "../purge.ts";
import { examineRules, type PurgeItem, purgeKey } from "../purge-rules.ts";
import { WHILE_LOCKED } from "../retry.ts";
import { shown } from "../sql/names.ts";
import { createArchive, dropTable, isEmpty } from "../sql/rules.ts";

type Made = { readonly made: readonly { readonly schema: string; readonly name: string }[] };

/** Makes the archives that rules want and that are not there. */
export function makeArchives({ step, target }: MaintenanceAuthor): Step<Made> {
  const archives = target({
    name: "archives",
    async read({ clients, signal }) {
      const examined = await examineRules(clients, signal);
      return Object.fromEntries(examined.archives.map(({ archive, exists }) => [shown(archive), exists]));
    },
  });
  return step({
    name: "make the archives",
    purpose: "Purged rows are kept in tables with the same columns, so that they can be put back.",
    reads: { archives },
    changes: ({ archives: state = {} }) => ({
      archives: Object.fromEntries(Object.keys(state).map((name) => [name, true])),
    }),
    isIdempotent: true,
    retry: WHILE_LOCKED,
    async run({ clients, signal }): Promise<Made> {
      const { archives: wanted } = await examineRules(clients, signal);
      const missing = wanted.filter(({ exists }) => !exists);
      for (const { archive, source } of missing) await clients.ask(createArchive(archive, source), signal);
      return { made: missing.map(({ archive: { schema, name } }) => ({ schema, name })) };
    },
    async undo({ clients, signal, log }, { made }) {
      for (const archive of made) {
        const [row] = await clients.ask<{ empty: boolean }>(isEmpty(archive), signal);
        if (row?.empty === true) await clients.ask(dropTable(archive), signal);
        else log(`${shown(archive)} stays: it holds rows`);
      }
    },
  });
}

/** Deletes what has been kept long enough. */
export function purgeTables({ forEach, target }: MaintenanceAuthor): ForEach {
  return forEach({
    name: "purge",
    purpose: "Rows that have been kept long enough are deleted in small batches that nobody has to wait for.",
    items: async ({ clients, signal }) => (await examineRules(clients, signal)).items,
    key: purgeKey,
    step(item: PurgeItem) {
      const due = target({
        name: `rows of ${shown(item.table)} kept too long by ${item.column}`,
        async read(context): Promise<{ readonly rows: number | "locked" | "not readable" }> {
          try {
            return { rows: await rowsDue(item, context) };
          } catch (error) {
            // The gates say so, and what to do.
            if (isForbidden(error)) return { rows: "not readable" };
            if (gaveWay(error)) return { rows: "locked" };
            throw error;
          }
        },
      });
      const purging: Omit<StepDefinition<Inputs, Database, { due: typeof due }, Purged>, "name"> = {
        purpose: `up to ${item.before}${item.archive === null ? "" : `, into ${shown(item.archive.table)}`}`,
        reads: { due },
        requires: ({ due: state }) =>
          state?.rows === "not readable" ? [`the role may not read ${shown(item.table)}`] : [],
        changes: () => ({ due: { rows: 0 } }),
        isIdempotent: true,
        timeout: "12h",
        retry: WHILE_LOCKED,
        ifItFails:
          "Nothing is half done: each batch is a transaction. Resume the run when the cause is gone.",
        run: async (context): Promise<Purged> => await purge(item, context),
        async verify(context, { rows, newest }) {
          const isLeft = await isAnyDue(item, context);
          return {
            passes: !isLeft,
            value: isLeft
              ? `rows older than ${item.before} are left`
              : `${rows} rows purged, up to ${newest ?? "none"}`,
            objective: `no row older than ${item.before}`,
          };
        },
      };
      if (item.archive === null) return purging;
      return {
        ...purging,
        async undo(context) {
          const place = placeOf(item, context.run.id);
          if (place !== undefined) await restore(item, place, context);
        },
      };
    },
  });
}
