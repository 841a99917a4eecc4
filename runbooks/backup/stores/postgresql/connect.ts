import { Client, type ClientConfig } from "pg";
import type { Connection } from "./settings.ts";

const CONNECT_TIMEOUT = 10_000;
const LOOKING_TIMEOUT = 30_000;

/** One connection; what is asked over it ends when the signal is aborted. */
export interface Session {
  ask<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** Over TCP, as the inputs say. */
export function configOf(connection: Connection): ClientConfig {
  const { host, port, database, user, password, tls, certificateAuthority } = connection;
  const ssl =
    tls === "disable"
      ? false
      : tls === "require"
        ? { rejectUnauthorized: false }
        : { rejectUnauthorized: true, host, ...(certificateAuthority && { ca: certificateAuthority }) };
  return { host, port, database, user, password, ssl };
}

/**
 * Connects, and closes the connection in the end.
 *
 * @throws {Error} that says where it could not connect to.
 */
export async function withSession<Result>(
  config: ClientConfig,
  signal: AbortSignal,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const client = new Client({
    ...config,
    application_name: "rampart backup",
    connectionTimeoutMillis: CONNECT_TIMEOUT,
  });
  // A connection that is lost fails what is asked over it.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const because = error instanceof Error ? error.message || String(error) : String(error);
    throw new Error(`cannot connect to ${config.host}:${config.port}: ${because}`, { cause: error });
  }
  const giveUp = (): void => void client.end().catch(() => undefined);
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    await client.query(`SET statement_timeout = ${LOOKING_TIMEOUT}`);
    return await work({
      ask: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(text, [...values])).rows,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", giveUp);
    await client.end().catch(() => undefined);
  }
}
