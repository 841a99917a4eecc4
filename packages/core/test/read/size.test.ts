import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { LARGEST_INPUT, readGraph } from "@rampart/core/read";
import { expect, it } from "vitest";
import { stackExport } from "./documents.ts";
import { fileOf } from "./files.ts";

const MEBIBYTE = 1024 * 1024;

it("a file of 300 MB is refused by its size, before it is read", { timeout: 30_000 }, async () => {
  const file = await fileOf("");
  const handle = await open(file, "r+");
  await handle.truncate(300 * MEBIBYTE);
  await handle.close();
  const before = process.memoryUsage().rss;
  await expect(readGraph([file])).rejects.toThrow(
    `${file}: it has at least 300 MiB; the limit is 256 MiB\nCheck the stacks one at a time`,
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEBIBYTE);
});

it("standard input is refused as soon as more came than the limit, and the rest is not taken", {
  timeout: 30_000,
}, async () => {
  // One chunk many times over: the reader may hold on to it without taking up memory.
  const chunk = Buffer.alloc(8 * MEBIBYTE, " ");
  let given = 0;
  function* endless(): Generator<Buffer> {
    for (; given < 4 * LARGEST_INPUT; given += chunk.length) yield chunk;
  }
  const before = process.memoryUsage().rss;
  await expect(readGraph(["-"], Readable.from(endless()))).rejects.toThrow(
    /^-: it has at least 264 MiB; the limit is 256 MiB/,
  );
  expect(given).toBeLessThan(LARGEST_INPUT + 10 * chunk.length);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEBIBYTE);
});

it("a file below the limit is read, even one that comes in many pieces", { timeout: 30_000 }, async () => {
  const text = `${JSON.stringify(stackExport())}${" ".repeat(5 * MEBIBYTE)}`;
  expect((await readGraph([await fileOf(text)])).resources).toEqual([]);
  const pieces = Readable.from(Array.from(text.slice(0, 1000), (piece) => Buffer.from(piece)));
  expect((await readGraph(["-"], pieces)).resources).toEqual([]);
});
