import type { Database } from "./database.ts";
import type { Inputs } from "./inputs.ts";
import type { Retention } from "./settings.ts";
import { type Relation, shown } from "./sql/names.ts";
import { AGE_TYPES, type AgeType, ARCHIVE_COLUMNS, momentBefore } from "./sql/retention.ts";
import { type ArchiveRow, archiveTable, mayCreate, type PurgedTableRow, purgedTable } from "./sql/rules.ts";
import { partsOf, splitName } from "./sql/tables.ts";

/** A plain table whose old rows go. Journalled: a resumed run purges up to the same moment. */
export type PurgeItem = {
  readonly table: { readonly schema: string; readonly name: string };
  readonly column: string;
  readonly type: AgeType;
  readonly before: string;
  readonly timeZone: string;
  readonly isIndexed: boolean;
  readonly archive: {
    readonly table: { readonly schema: string; readonly name: string };
    readonly columns: readonly string[];
  } | null;
};

/** An archive that some rule wants, and the table whose columns it has. */
interface WantedArchive {
  readonly archive: Relation;
  readonly source: Relation;
  readonly exists: boolean;
}

/** What the rules come to in this database. */
export interface ExaminedRules {
  readonly items: readonly PurgeItem[];
  readonly archives: readonly WantedArchive[];
  /** Why rules cannot be followed, in sentences. */
  readonly problems: readonly string[];
}

/** The table that SQL means by `name`, in the schema `public` where it says none. */
async function relationOf(database: Database, name: string, signal: AbortSignal): Promise<Relation> {
  const [row] = await database.ask<{ parts: readonly string[] }>(splitName(name), signal);
  const parts = row?.parts ?? [];
  const [first = "", second] = parts;
  if (parts.length > 2) throw new Error(`${name} is not the name of a table: write schema.table`);
  return second === undefined ? { schema: "public", name: first } : { schema: first, name: second };
}

/** Tables of the input `tables`. */
export async function chosenTables(
  database: Database,
  { tables }: Inputs,
  signal: AbortSignal,
): Promise<readonly Relation[]> {
  return await Promise.all(tables.map((name) => relationOf(database, name, signal)));
}

/** Looks up what every rule needs. */
export async function examineRules(database: Database, signal: AbortSignal): Promise<ExaminedRules> {
  const items: PurgeItem[] = [];
  const archives = new Map<string, WantedArchive>();
  const problems: string[] = [];
  const keys = new Set<string>();
  for (const retention of database.settings.retentions) {
    const examined = await examineRule(database, retention, signal);
    problems.push(...examined.problems);
    if (examined.archive !== undefined) archives.set(shown(examined.archive.archive), examined.archive);
    for (const item of examined.items) {
      const key = purgeKey(item);
      if (keys.has(key)) problems.push(`two rules purge ${key}: keep one of them`);
      else items.push(item);
      keys.add(key);
    }
  }
  return { items, archives: [...archives.values()], problems };
}

export function purgeKey({ table, column }: Pick<PurgeItem, "table" | "column">): string {
  return `${shown(table)}.${column}`;
}

interface ExaminedRule {
  readonly items: readonly PurgeItem[];
  readonly archive?: WantedArchive;
  readonly problems: readonly string[];
}

async function examineRule(
  database: Database,
  { table: name, column, keepSeconds, timeZone = "UTC", archiveTo, cascade = false }: Retention,
  signal: AbortSignal,
): Promise<ExaminedRule> {
  if (!isTimeZone(timeZone))
    return refused(`${timeZone} is not a time zone: write one such as Europe/Zurich`);
  const root = await relationOf(database, name, signal);
  const [facts] = await database.ask<PurgedTableRow>(purgedTable(root, column), signal);
  if (facts === undefined) return refused(`there is no table ${shown(root)}`);
  const { type } = facts;
  if (type === null) return refused(`${shown(root)} has no column ${column}`);
  if (!isAgeType(type)) {
    return refused(`${shown(root)}.${column} is of type ${type}: rows age by ${AGE_TYPES.join(", ")} only`);
  }
  const archive = archiveTo === undefined ? undefined : await relationOf(database, archiveTo, signal);
  const problems = archive === undefined ? [] : await archiveProblems(database, archive, facts, signal);
  const [moment] = await database.ask<{ moment: string }>(momentBefore(keepSeconds), signal);
  const parts = await database.ask<Relation & { isForeign: boolean }>(partsOf(root), signal);
  const items: PurgeItem[] = [];
  for (const { schema, name: part, isForeign } of parts) {
    const table = { schema, name: part };
    const [own] = await database.ask<PurgedTableRow>(purgedTable(table, column), signal);
    if (isForeign) problems.push(`${shown(table)} is a foreign table: purge it where it is`);
    if (own === undefined) continue;
    problems.push(...tableProblems(table, own, cascade));
    items.push({
      table,
      column,
      type,
      before: moment?.moment ?? "-infinity",
      timeZone,
      isIndexed: own.indexed,
      archive: archive === undefined ? null : { table: archive, columns: facts.columns },
    });
  }
  const exists = archive !== undefined && (await archiveOf(database, archive, signal)) !== undefined;
  return { items, problems, ...(archive && { archive: { archive, source: root, exists } }) };
}

function refused(problem: string): ExaminedRule {
  return { items: [], problems: [problem] };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isAgeType(type: string): type is AgeType {
  return (AGE_TYPES as readonly string[]).includes(type);
}

function tableProblems(
  table: Relation,
  { allowed, cascades }: PurgedTableRow,
  mayCascade: boolean,
): string[] {
  const problems: string[] = [];
  if (!allowed) problems.push(`the role may not purge ${shown(table)}: grant SELECT, UPDATE and DELETE`);
  if (cascades.length > 0 && !mayCascade) {
    problems.push(
      `rows of ${cascades.join(", ")} would go with those of ${shown(table)}: purge them first, or say "cascade": true`,
    );
  }
  return problems;
}

async function archiveOf(
  database: Database,
  archive: Relation,
  signal: AbortSignal,
): Promise<ArchiveRow | undefined> {
  const [row] = await database.ask<ArchiveRow>(archiveTable(archive), signal);
  return row;
}

async function archiveProblems(
  database: Database,
  archive: Relation,
  { columns }: PurgedTableRow,
  signal: AbortSignal,
): Promise<string[]> {
  const found = await archiveOf(database, archive, signal);
  if (found === undefined) {
    const [schema] = await database.ask<{ allowed: boolean }>(mayCreate(archive), signal);
    if (schema?.allowed === true) return [];
    return [`the archive ${shown(archive)} is not there, and the role may not make tables in that schema`];
  }
  const missing = [...columns, ...ARCHIVE_COLUMNS].filter((column) => !found.columns.includes(column));
  if (missing.length > 0) return [`the archive ${shown(archive)} lacks the columns ${missing.join(", ")}`];
  if (found.allowed) return [];
  return [`the role may not use the archive ${shown(archive)}: grant SELECT, INSERT, UPDATE and DELETE`];
}
