// Loaded with `--import`, it shifts the wall clock of a process by the milliseconds in the file that
// RAMPART_TEST_CLOCK names. They may change at any moment: then the clock jumps.
import { existsSync, readFileSync } from "node:fs";

const file = process.env.RAMPART_TEST_CLOCK;
const RealDate = Date;

function now(): number {
  const shift = file !== undefined && existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return RealDate.now() + shift;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget): object =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key): unknown => (key === "now" ? now : Reflect.get(target, key)),
});
