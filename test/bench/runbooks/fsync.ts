import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { median } from "../statistics.ts";

const TIMES = 200;
/** About what an entry of a journal takes. */
const BYTES = Buffer.alloc(200, "x");

/** What a synced write costs in `folder` at the moment: the median, in milliseconds. */
export function fsyncMilliseconds(folder: string): number {
  const file = openSync(join(folder, "fsync"), "w");
  try {
    return median(
      Array.from({ length: TIMES }, () => {
        const begin = performance.now();
        writeSync(file, BYTES);
        fsyncSync(file);
        return performance.now() - begin;
      }),
    );
  } finally {
    closeSync(file);
  }
}
