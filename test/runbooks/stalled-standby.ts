import { Client, type ClientConfig } from "pg";
import type { PostgresServer } from "../servers/postgres/start.ts";

/** What node-postgres knows and its types do not. */
interface ReplicationConfig extends ClientConfig {
  readonly replication: "true";
}

interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
}

/** Standby status update: https://www.postgresql.org/docs/current/protocol-replication.html */
function statusUpdate(position: string): Buffer {
  const [high = "0", low = "0"] = position.split("/");
  const lsn = (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
  const update = Buffer.alloc(34);
  update.write("r", 0, "latin1");
  for (const offset of [1, 9, 17]) update.writeBigUInt64BE(lsn, offset);
  return update;
}

/** Streams from `server` as a standby does, says once how far it is, and never again. */
export async function connectStalledStandby(server: PostgresServer): Promise<AsyncDisposable> {
  const { host, port, user, password } = server;
  const config: ReplicationConfig = {
    host,
    port,
    user,
    password,
    application_name: "stalled",
    replication: "true",
  };
  const client = new Client(config);
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ xlogpos: string }>("IDENTIFY_SYSTEM");
  const position = rows[0]?.xlogpos ?? "0/0";
  // It streams until the connection ends.
  client.query(`START_REPLICATION PHYSICAL ${position}`).catch(() => {});
  const { connection } = client as unknown as { readonly connection: CopyConnection & NodeJS.EventEmitter };
  await new Promise((resolve) => connection.once("replicationStart", resolve));
  connection.sendCopyFromChunk(statusUpdate(position));
  return { [Symbol.asyncDispose]: async () => await client.end() };
}
