import type { ForEach } from "@rampart/runbook";
import type { MaintenanceAuthor } from "../author.ts";
import type { Inputs } from "../inputs.ts";
import { WHILE_LOCKED } from "../retry.ts";
import {
  dropIndex,
  type IndexNowRow,
  type IndexRow,
  indexNow,
  leftoversOf,
  reindex,
} from "../sql/indexes.ts";
import { type Relation, shown } from "../sql/names.ts";
import { lookAtIndexes, megabytes } from "./record.ts";

type Worn = {
  readonly schema: string;
  readonly name: string;
  readonly oid: number;
  readonly bytes: number;
  /** Null where it cannot be estimated. */
  readonly neededBytes: number | null;
};

/** Wasted part of an index; 0 where it cannot be estimated. */
export function bloatPercent({ bytes, needed_bytes: needed }: IndexRow): number {
  return needed === null || bytes === 0 ? 0 : 100 * (1 - Math.min(1, needed / bytes));
}

function isWorn(index: IndexRow, { reindexBloatPercent, reindexMinimumMegabytes }: Inputs): boolean {
  if (index.leftover) return false;
  if (!index.valid) return true;
  const isLarge = index.bytes >= reindexMinimumMegabytes * 2 ** 20;
  return isLarge && bloatPercent(index) >= reindexBloatPercent;
}

/** Builds indexes anew that waste space, and those that no query can use because building them was cut off. */
export function rebuildIndexes({ forEach, target }: MaintenanceAuthor): ForEach {
  return forEach({
    name: "reindex",
    purpose:
      "Bloated and invalid indexes are built anew beside the old ones, while the service reads and writes.",
    // Purging empties indexes, and VACUUM brings the statistics by which waste is estimated.
    isListedLater: true,
    async items(context) {
      const worn = (await lookAtIndexes(context)).filter((index) => isWorn(index, context.inputs));
      return worn.map(
        ({ schema, name, oid, bytes, needed_bytes }): Worn => ({
          schema,
          name,
          oid,
          bytes,
          neededBytes: needed_bytes,
        }),
      );
    },
    key: (item: Worn) => shown(item),
    step(item: Worn) {
      const index = target({
        name: `index ${shown(item)}`,
        async read({ clients, signal }) {
          const [row] = await clients.ask<IndexNowRow>(indexNow(item), signal);
          return row === undefined ? undefined : { isValid: row.valid, bytes: row.bytes };
        },
      });
      return {
        reads: { index },
        requires: ({ index: state }) => (state === undefined ? [`${shown(item)} is gone`] : []),
        changes: ({ index: state }) => ({
          index: { isValid: true, bytes: item.neededBytes ?? state?.bytes ?? item.bytes },
        }),
        timeout: "12h",
        retry: WHILE_LOCKED,
        ifItFails:
          "The old index is still there and used. A leftover named …_ccnew is dropped when the run is resumed, or by the next one.",
        async probe({ clients, signal }) {
          const [row] = await clients.ask<IndexNowRow>(indexNow(item), signal);
          // The new index takes over the name, and has another oid.
          return { is: row?.valid === true && row.oid !== item.oid ? "done" : "not-done" };
        },
        async run({ clients, signal, log }) {
          const { maxLongestTransaction, maintenanceTimeout } = clients.settings;
          // It waits for transactions that are older than itself, and nobody waits for it.
          const limits = { lock: maxLongestTransaction, statement: maintenanceTimeout };
          for (const leftover of await clients.ask<Relation>(leftoversOf(item), signal)) {
            log(`drops ${shown(leftover)}, which an earlier try left behind`);
            await clients.command(dropIndex(leftover), signal, limits);
          }
          await clients.command(reindex(item), signal, limits);
        },
        async verify({ clients, signal }) {
          const [row] = await clients.ask<IndexNowRow>(indexNow(item), signal);
          const sizes = `${megabytes(item.bytes)} before, ${megabytes(row?.bytes ?? 0)} now`;
          return {
            passes: row?.valid === true,
            value: `${row?.valid === true ? "valid" : "not valid"}, ${sizes}`,
          };
        },
      };
    },
  });
}
