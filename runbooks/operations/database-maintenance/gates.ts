import { renderDuration } from "@rampart/core/units";
import type { Check, Gate, ReadContext } from "@rampart/runbook";
import type { MaintenanceAuthor } from "./author.ts";
import type { Database } from "./database.ts";
import type { Inputs } from "./inputs.ts";
import type { LagLimits } from "./lag-limits.ts";
import { chosenTables, examineRules } from "./purge-rules.ts";
import { settingsOf } from "./settings.ts";
import {
  LONGEST_TRANSACTION,
  type MaintenanceRow,
  OTHER_MAINTENANCE,
  SEES_OTHERS,
  type TransactionRow,
} from "./sql/activity.ts";
import { shown } from "./sql/names.ts";
import { describeLag, keepsUp, STANDBYS, type StandbyRow } from "./sql/replication.ts";
import { CONNECTIONS, type ConnectionsRow, SERVER, type ServerRow } from "./sql/server.ts";
import { type TableRow, tables } from "./sql/tables.ts";

type Context = ReadContext<Inputs, Database>;

/** The oldest version whose VACUUM, REINDEX and statistics the steps use. */
const OLDEST_VERSION = 130_000;

/** One decimal: what is measured in seconds is never the same twice. */
function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function roundedSeconds(milliseconds: number): string {
  return renderDuration(milliseconds / 1000);
}

/** What has to hold before anything is touched. */
export function gates(author: MaintenanceAuthor): readonly Gate[] {
  return [...serverGates(author), rights(author), rules(author), ...serviceGates(author)];
}

function serverGates({ gate, target }: MaintenanceAuthor): readonly Gate[] {
  const server = target({
    name: "server",
    async read({ clients: database, signal }: Context) {
      const [row] = await database.ask<ServerRow>(SERVER, signal);
      if (row === undefined) return undefined;
      const { version, version_number: number, in_recovery, read_only } = row;
      return { version, number, isPrimary: !in_recovery, isReadOnly: read_only };
    },
  });
  return [
    gate({
      name: "the server is new enough",
      reads: { server },
      check: ({ server: state }) => ({
        passes: state === undefined ? undefined : state.number >= OLDEST_VERSION,
        value: `PostgreSQL ${state?.version ?? "of unknown version"}`,
        objective: "13 or newer",
      }),
    }),
    gate({
      name: "the server is the primary",
      purpose: "A standby cannot be written to; after a failover the old address may lead to one.",
      reads: { server },
      check: ({ server: state }) => ({
        passes: state?.isPrimary === true && !state.isReadOnly,
        value: describeRole(state),
        objective: "a primary that takes writes",
        advice: "Find out where the primary is now, and update the stack output that says so.",
      }),
    }),
  ];
}

function describeRole(
  state: { readonly isPrimary: boolean; readonly isReadOnly: boolean } | undefined,
): string {
  if (state === undefined) return "nothing is known";
  if (!state.isPrimary) return "a standby, in recovery";
  return state.isReadOnly ? "a primary that is read-only" : "a primary";
}

function rights({ gate, target }: MaintenanceAuthor): Gate {
  const role = target({
    name: "rights of the role",
    async read({ clients: database, inputs, signal }: Context) {
      const chosen = await chosenTables(database, inputs, signal);
      const found = await database.ask<TableRow>(tables(inputs.schemas, chosen), signal);
      const [sees] = await database.ask<{ sees: boolean }>(SEES_OTHERS, signal);
      const missing = chosen.filter(
        ({ schema, name }) => !found.some((table) => table.schema === schema && table.name === name),
      );
      return {
        tables: found.length,
        notMaintainable: found.filter(({ maintainable }) => !maintainable).map(shown),
        missing: missing.map(shown),
        seesOthers: sees?.sees === true,
      };
    },
  });
  return gate({
    name: "the role may maintain the tables",
    reads: { role },
    check: ({ role: state }, { user }): Check => {
      const problems: string[] = [];
      if (state === undefined) return { passes: undefined, value: "nothing is known" };
      if (state.missing.length > 0) problems.push(`there is no table ${state.missing.join(", ")}`);
      if (state.notMaintainable.length > 0) {
        problems.push(`${user} neither owns nor may maintain ${state.notMaintainable.join(", ")}`);
      }
      if (!state.seesOthers) problems.push(`${user} does not see what other sessions do`);
      return {
        passes: problems.length === 0,
        value:
          problems.length === 0
            ? `${user} may maintain ${count(state.tables, "table")}`
            : problems.join("; "),
        advice: `Connect as the owner, or grant the owner's role (MAINTAIN since PostgreSQL 17) and pg_monitor to ${user}, or name fewer tables.`,
      };
    },
  });
}

function rules({ gate, target }: MaintenanceAuthor): Gate {
  const retention = target({
    name: "rules for purging",
    async read({ clients: database, signal }: Context) {
      const { items, problems } = await examineRules(database, signal);
      return { tables: items.length, problems };
    },
  });
  return gate({
    name: "the rules for purging can be followed",
    reads: { retention },
    check: ({ retention: state }) => ({
      passes: state?.problems.length === 0,
      value:
        state === undefined || state.problems.length === 0
          ? `${count(state?.tables ?? 0, "table")} to purge`
          : state.problems.join("; "),
    }),
  });
}

function serviceGates({ gate, target }: MaintenanceAuthor): readonly Gate[] {
  const maintenance = target({
    name: "other maintenance",
    async read({ clients: database, signal }: Context) {
      const rows = await database.ask<MaintenanceRow>(OTHER_MAINTENANCE, signal);
      return { running: rows.map(({ what }) => what) };
    },
  });
  const transaction = target({
    name: "oldest transaction",
    async read({ clients: database, signal }: Context) {
      const [row] = await database.ask<TransactionRow>(LONGEST_TRANSACTION, signal);
      return row === undefined ? { seconds: 0, who: null, pid: null } : { ...row };
    },
  });
  const standbys = target({
    name: "standbys",
    async read({ clients: database, signal }: Context) {
      const rows = await database.ask<StandbyRow>(STANDBYS, signal);
      return Object.fromEntries(rows.map(({ name, ...lag }) => [name, lag]));
    },
  });
  const connections = target({
    name: "connections",
    async read({ clients: database, signal }: Context) {
      const [row] = await database.ask<ConnectionsRow>(CONNECTIONS, signal);
      return row === undefined ? undefined : { ...row };
    },
  });
  return [
    gate({
      name: "no other maintenance runs",
      reads: { maintenance },
      check: ({ maintenance: state }) => ({
        passes: state?.running.length === 0,
        value: state?.running.length === 0 ? "none" : (state?.running.join("; ") ?? "nothing is known"),
        advice: "Wait for it, or end it if nobody needs it any more.",
      }),
    }),
    gate({
      name: "no transaction is too old",
      purpose: "VACUUM cannot remove what an older transaction still sees, and REINDEX would wait for it.",
      reads: { transaction },
      check: ({ transaction: state }, inputs) => {
        const { maxLongestTransaction: limit } = settingsOf(inputs);
        return {
          passes: state === undefined ? undefined : state.seconds * 1000 <= limit,
          value:
            state === undefined || state.who === null
              ? "no other transaction is open"
              : `${seconds(state.seconds)} (${state.who}, pid ${state.pid})`,
          objective: `at most ${roundedSeconds(limit)}`,
          advice: "Let it end, or end it with pg_terminate_backend once its owner agrees.",
        };
      },
    }),
    gate({
      name: "the standbys keep up",
      reads: { standbys },
      check: ({ standbys: state = {} }, inputs) => lagCheck(state, settingsOf(inputs).lagLimits),
    }),
    gate({
      name: "connections are left for the service",
      reads: { connections },
      check: ({ connections: state }, { minFreeConnections }) => ({
        passes: state === undefined ? undefined : state.free >= minFreeConnections,
        value: state === undefined ? "not known" : `${state.free} of ${state.total} are free`,
        objective: `at least ${minFreeConnections}`,
      }),
    }),
  ];
}

function lagCheck(standbys: Readonly<Record<string, Omit<StandbyRow, "name">>>, limits: LagLimits): Check {
  const lags = Object.entries(standbys);
  const answers = lags.map(([, lag]) => keepsUp(lag, limits));
  return {
    passes: answers.includes(false) ? false : answers.includes(undefined) ? undefined : true,
    value:
      lags.length === 0
        ? "there is no standby"
        : lags.map(([name, lag]) => `${name}: ${describeLag(lag)}`).join("; "),
    objective: `at most ${renderDuration(limits.seconds)} and ${limits.megabytes} MiB`,
    advice: "Purging writes much to replicate: wait until the standbys have caught up.",
  };
}
