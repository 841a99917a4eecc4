import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { installMoto } from "./install.ts";

/** An AWS API of its own: an account without anything in it. */
export interface Moto extends AsyncDisposable {
  /** `http://127.0.0.1:…` */
  readonly endpoint: string;
  /** What moto takes for a sign-in; it checks none. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Makes the account empty again. */
  reset(): Promise<void>;
  /** Ends the server; may be called twice. */
  stop(): Promise<void>;
}

const READY_WITHIN_MILLISECONDS = 60_000;

/**
 * Starts moto on a port of its own. The server ends with {@link Moto.stop}, and with this process, however that ends.
 */
export async function startMoto(): Promise<Moto> {
  const script = fileURLToPath(new URL("serve.py", import.meta.url));
  const child = spawn(installMoto(), [script], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const ended = once(child, "exit");
  try {
    const endpoint = `http://127.0.0.1:${await portOf(child, child.stdout, child.stderr)}`;
    await untilReady(endpoint);
    const stop = async (): Promise<void> => {
      child.kill("SIGKILL");
      await ended;
    };
    return {
      endpoint,
      credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
      reset: async () => {
        const { ok, status } = await fetch(`${endpoint}/moto-api/reset`, { method: "POST" });
        if (!ok) throw new Error(`moto did not reset: ${status}`);
      },
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    child.kill("SIGKILL");
    await ended;
    throw error;
  }
}

async function portOf(child: ChildProcess, stdout: Readable, stderr: Readable): Promise<string> {
  let said = "";
  // Read to the end, so that the server never waits for somebody to read its log.
  stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const lines = createInterface({ input: stdout });
  return await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`moto ended with ${code}: ${said}`)));
    lines.on("line", (line) => {
      const port = /^port (\d+)$/.exec(line)?.[1];
      if (port !== undefined) resolve(port);
    });
  });
}

async function untilReady(endpoint: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MILLISECONDS;
  for (;;) {
    const isReady = await fetch(`${endpoint}/moto-api/data.json`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > deadline) throw new Error(`moto is not ready after a minute: ${endpoint}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
