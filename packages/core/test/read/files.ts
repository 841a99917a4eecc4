import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A directory of this test, gone after it, with `files` in it. */
export async function directoryOf(files: Readonly<Record<string, unknown>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "rampart-read-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const isRaw = typeof content === "string" || Buffer.isBuffer(content);
    await writeFile(join(directory, name), isRaw ? content : JSON.stringify(content));
  }
  return directory;
}

/** A file of this test, gone after it. */
export async function fileOf(content: unknown, name = "stack.json"): Promise<string> {
  return join(await directoryOf({ [name]: content }), name);
}
