/** What the promises of a tier are about: data that nobody can make again, and that can be backed up. */
import { knowsProtectionsOf, STATEFUL_TYPES, type StatefulType } from "@rampart/recovery";

/** Keys, logs, queues and configuration can be made again, or go with what they serve. */
const DATA: readonly StatefulType["holds"][] = [
  "database",
  "file system",
  "object store",
  "time series",
  "volume",
  "warehouse",
];

/** Protected with the server or the account that they are in, which is judged. */
const PARTS: readonly string[] = [
  "azure-native:dbformysql:Database",
  "azure-native:dbforpostgresql:Database",
  "azure-native:storage:BlobContainer",
  "azure-native:storage:Table",
];
const PARTS_OF_COSMOS = /^azure-native:cosmosdb:(?!DatabaseAccount$)/;

/** Canonical tokens. */
export const PROMISED_TYPES: readonly string[] = STATEFUL_TYPES.filter(
  ({ type, holds, backedUpBy }) =>
    DATA.includes(holds) &&
    !backedUpBy.includes("none") &&
    knowsProtectionsOf(type) &&
    !PARTS.includes(type) &&
    !PARTS_OF_COSMOS.test(type),
).map(({ type }) => type);
