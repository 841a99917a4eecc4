import type { ForEach } from "@rampart/runbook";
import type { MaintenanceAuthor } from "../author.ts";
import { WHILE_LOCKED } from "../retry.ts";
import { dropIndex, type IndexNowRow, indexNow } from "../sql/indexes.ts";
import { shown } from "../sql/names.ts";
import { lookAtIndexes } from "./record.ts";

type Leftover = { readonly schema: string; readonly name: string; readonly table: string };

/** Removes what an earlier REINDEX CONCURRENTLY left behind: every write pays for it, and no query uses it. */
export function dropLeftovers({ forEach, target }: MaintenanceAuthor): ForEach {
  return forEach({
    name: "drop leftover indexes",
    purpose:
      "Indexes that an interrupted REINDEX CONCURRENTLY left behind slow down writes and serve nobody.",
    items: async (context) => {
      const found = await lookAtIndexes(context);
      return found
        .filter(({ leftover }) => leftover)
        .map(({ schema, name, table }): Leftover => ({ schema, name, table }));
    },
    key: (item: Leftover) => shown(item),
    step(item: Leftover) {
      const index = target({
        name: `leftover index ${shown(item)}`,
        async read({ clients, signal }) {
          const [row] = await clients.ask<IndexNowRow>(indexNow(item), signal);
          return row === undefined ? undefined : { isValid: row.valid, bytes: row.bytes };
        },
      });
      return {
        reads: { index },
        requires: ({ index: state }) =>
          state?.isValid === true ? [`${shown(item)} is in use: it has become valid`] : [],
        changes: () => ({ index: undefined }),
        isIdempotent: true,
        timeout: "4h",
        retry: WHILE_LOCKED,
        ifItFails: "The index only costs space and time: it can stay until the next run.",
        async run({ clients, signal }) {
          const { maxLongestTransaction, maintenanceTimeout } = clients.settings;
          // It waits for transactions that may still use the index, and nobody waits for it.
          await clients.command(dropIndex(item), signal, {
            lock: maxLongestTransaction,
            statement: maintenanceTimeout,
          });
        },
        async verify({ clients, signal }) {
          const [row] = await clients.ask<IndexNowRow>(indexNow(item), signal);
          return { passes: row === undefined, value: row === undefined ? "gone" : "still there" };
        },
      };
    },
  });
}
