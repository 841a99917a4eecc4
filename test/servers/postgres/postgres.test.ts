import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { expect, test } from "vitest";
import { type Account, serverAccount } from "./account.ts";
import { startPostgres } from "./start.ts";

const HOLD = fileURLToPath(new URL("hold.ts", import.meta.url));

async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A process that holds a server, and the server's address. */
async function holdServer(account?: Account): Promise<{ holder: ChildProcess; url: string }> {
  const holder = spawn(process.execPath, [HOLD], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: "/",
    ...account,
  });
  const lines = createInterface({ input: holder.stdout });
  const [url] = (await once(lines, "line")) as [string];
  return { holder, url };
}

test("a server takes statements with the password, and none without", async () => {
  await using server = await startPostgres();
  const [row] = await ask<{ two: number }>(server.url, "SELECT 1 + 1 AS two");
  expect(row?.two).toBe(2);
  await expect(ask(server.url.replace(server.password, "wrong"), "SELECT 1")).rejects.toThrow("password");
});

test("settings are those of the server", async () => {
  await using server = await startPostgres({ settings: { work_mem: "7MB", max_connections: "23" } });
  const [row] = await ask(
    server.url,
    "SELECT current_setting('work_mem') AS a, current_setting('max_connections') AS b",
  );
  expect(row).toEqual({ a: "7MB", b: "23" });
});

test("a server that cannot start says why", async () => {
  await expect(startPostgres({ settings: { shared_buffers: "nonsense" } })).rejects.toThrow(
    /did not start[\s\S]*shared_buffers/,
  );
});

test("two servers started at once are two", async () => {
  const [one, other] = await Promise.all([startPostgres(), startPostgres()]);
  await using _one = one;
  await using _other = other;
  await ask(one.url, "CREATE TABLE only_here ()");
  expect(one.port).not.toBe(other.port);
  await expect(ask(other.url, "TABLE only_here")).rejects.toThrow("does not exist");
});

test("a stopped server leaves no process, port or folder", async () => {
  const server = await startPostgres();
  const [row] = await ask<{ folder: string }>(
    server.url,
    "SELECT current_setting('data_directory') AS folder",
  );
  await server.stop();
  await expect(ask(server.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  const listener = createServer().listen(server.port, server.host);
  await once(listener, "listening");
  listener.close();
  expect(row?.folder).toContain("rampart-postgres-");
  expect(existsSync(row?.folder ?? "")).toBe(false);
});

test("a killed server answers nobody, and can still be stopped", async () => {
  await using server = await startPostgres();
  const client = new Client({ connectionString: server.url });
  const lost = new Promise((resolve) => client.once("error", resolve));
  await client.connect();
  await server.kill();
  await lost;
  await expect(ask(server.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
});

const accounts: [string, Account | undefined][] = [["this account", undefined]];
const other = await serverAccount();
if (other !== undefined) accounts.push(["a normal account", other]);

test.each(accounts)("a server of %s ends when its holder is killed", async (_name, account) => {
  const { holder, url } = await holdServer(account);
  const [row] = await ask<{ folder: string }>(url, "SELECT current_setting('data_directory') AS folder");
  holder.kill("SIGKILL");
  await expect
    .poll(() => ask(url, "SELECT 1").catch((error: Error) => error.message), { timeout: 30_000 })
    .toContain("ECONNREFUSED");
  await expect.poll(() => existsSync(row?.folder ?? ""), { timeout: 30_000 }).toBe(false);
});
