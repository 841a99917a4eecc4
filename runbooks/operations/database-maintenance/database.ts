import { setTimeout as sleep } from "node:timers/promises";
import { Client, type ClientConfig, Pool, type PoolClient } from "pg";
import { isUndefinedFunction, saysSkipped, TableSkipped } from "./errors.ts";
import type { Inputs } from "./inputs.ts";
import { type Settings, settingsOf } from "./settings.ts";

/** A statement with its values apart from its text. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** How long a statement may take, in milliseconds. */
export interface Limits {
  /** For a lock. */
  readonly lock: number;
  /** In all. */
  readonly statement: number;
}

const CONNECT_TIMEOUT = 10_000;
/** Gates and the states of targets are read at the same time. */
const CONNECTIONS = 3;
/** Between two requests to cancel: the first may come before the statement does. */
const CANCEL_INTERVAL = 250;
/** For a server that does not answer a request to cancel. */
const CANCEL_ATTEMPTS = 20;

function tlsOf({ tls, certificateAuthority, host }: Inputs): ClientConfig["ssl"] {
  if (tls === "disable") return false;
  if (tls === "require") return { rejectUnauthorized: false };
  // Without the host, the certificate of an address would be checked for the name localhost.
  return { rejectUnauthorized: true, host, ...(certificateAuthority && { ca: certificateAuthority }) };
}

/** The database that is maintained. Each statement is a transaction of its own. */
export class Database implements AsyncDisposable {
  readonly settings: Settings;
  readonly #config: ClientConfig;
  readonly #pool: Pool;

  /** Connects with the first statement. */
  constructor(inputs: Inputs) {
    const { host, port, database, user, password } = inputs;
    this.settings = settingsOf(inputs);
    this.#config = {
      host,
      port,
      database,
      user,
      password,
      ssl: tlsOf(inputs),
      application_name: "rampart database-maintenance",
      connectionTimeoutMillis: CONNECT_TIMEOUT,
    };
    this.#pool = new Pool({ ...this.#config, max: CONNECTIONS, onConnect: prepareSession });
    // A connection that is lost while nobody uses it is replaced with the next statement.
    this.#pool.on("error", () => {});
  }

  /** Limits of a statement that only looks. */
  get looking(): Limits {
    return { lock: this.settings.lockTimeout, statement: this.settings.statementTimeout };
  }

  /** Runs one statement, and cancels it on the server when `signal` is aborted. */
  async ask<Row extends object>(
    { text, values = [] }: Statement,
    signal: AbortSignal,
    limits: Limits = this.looking,
  ): Promise<readonly Row[]> {
    return await this.#use(signal, limits, async (client) => {
      const { rows } = await client.query<Row>(text, [...values]);
      return rows;
    });
  }

  /**
   * Runs one statement that takes no values and gives no rows, such as VACUUM.
   *
   * @throws {TableSkipped} if it skipped its table because of a lock.
   */
  async command(
    text: string,
    signal: AbortSignal,
    limits: Limits,
    session: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.#use(
      signal,
      limits,
      async (client) => {
        let skipped: string | undefined;
        const onNotice = (notice: { code?: string | undefined; message?: string | undefined }): void => {
          if (saysSkipped(notice)) skipped = notice.message ?? "a lock was held";
        };
        client.on("notice", onNotice);
        try {
          await client.query(text);
        } finally {
          client.off("notice", onNotice);
        }
        if (skipped !== undefined) throw new TableSkipped(skipped);
      },
      session,
    );
  }

  /**
   * Makes what statements changed count now: the server counts up to ten seconds late, so that rows purged before a
   * VACUUM would seem to be dead after it. Before PostgreSQL 15 this cannot be asked for.
   */
  async publishStatistics(signal: AbortSignal): Promise<void> {
    try {
      // The pool gives the session that was used last.
      await this.ask({ text: "SELECT pg_stat_force_next_flush()" }, signal);
    } catch (error) {
      if (!isUndefinedFunction(error)) throw error;
    }
  }

  async #use<Result>(
    signal: AbortSignal,
    limits: Limits,
    act: (client: PoolClient) => Promise<Result>,
    session: Readonly<Record<string, string>> = {},
  ): Promise<Result> {
    signal.throwIfAborted();
    const client = await this.#connect();
    const ended = new AbortController();
    let onAbort: (() => void) | undefined;
    let isUsable = true;
    try {
      const pid = await setSession(client, {
        lock_timeout: `${limits.lock}ms`,
        statement_timeout: `${limits.statement}ms`,
        ...session,
      });
      onAbort = () => {
        // A late request to cancel must not hit the next statement.
        isUsable = false;
        void this.#cancel(client, pid, ended.signal);
      };
      signal.throwIfAborted();
      signal.addEventListener("abort", onAbort, { once: true });
      return await act(client);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      ended.abort();
      if (onAbort !== undefined) signal.removeEventListener("abort", onAbort);
      client.release(!isUsable);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      const { user, host, port, database } = this.#config;
      const because = error instanceof Error ? error.message : String(error);
      throw new Error(`cannot connect to the database ${database} on ${host}:${port} as ${user}: ${because}`);
    }
  }

  /** Over a connection of its own, because the client's is taken by the statement. */
  async #cancel(client: PoolClient, pid: number, ended: AbortSignal): Promise<void> {
    const canceller = new Client(this.#config);
    canceller.on("error", () => {});
    try {
      await canceller.connect();
      for (let attempt = 0; attempt < CANCEL_ATTEMPTS && !ended.aborted; attempt += 1) {
        await canceller.query("SELECT pg_catalog.pg_cancel_backend($1)", [pid]);
        await sleep(CANCEL_INTERVAL, undefined, { signal: ended }).catch(() => {});
      }
    } catch {
      // No connection is left: the server sees by itself that ours is gone.
    } finally {
      if (!ended.aborted) await client.end();
      await canceller.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}

/** @returns the pid of the session. */
async function setSession(client: PoolClient, settings: Readonly<Record<string, string>>): Promise<number> {
  const entries = Object.entries(settings);
  const calls = entries.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, false)`);
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pg_backend_pid() AS pid, ${calls.join(", ")}`,
    entries.flat(),
  );
  return rows[0]?.pid ?? 0;
}

async function prepareSession(client: Pick<Client, "query">): Promise<void> {
  // A policy must not hide rows from maintenance: statements fail instead.
  await client.query("SET row_security = off");
  // Where the server can (PostgreSQL 14, and not on every platform), it ends a statement whose client is gone.
  await client
    .query(
      "SELECT set_config('client_connection_check_interval', '1s', false) FROM pg_settings " +
        "WHERE name = 'client_connection_check_interval'",
    )
    .catch(() => {});
}
