import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Order } from "./child.ts";
import { Place, type Worker } from "./place.ts";

// The wall clock of real processes jumps: of the one that works on a run, or of another that wants to.

const DAY = 86_400_000;
const JUMPS: readonly (readonly [string, number])[] = [
  ["a day forward", DAY],
  ["a day back", -DAY],
  ["ten years forward", 3_650 * DAY],
  ["ten years back", -3_650 * DAY],
];
const FORWARD = JUMPS.filter(([, shift]) => shift > 0);
const BACK = JUMPS.filter(([, shift]) => shift < 0);

const WAITING = ["first", "wait", "last"];
/** Short, so that whoever lost a lease hears of it soon. */
const SHORT = 1_000;
const LONG = 3_600_000;

const places: Place[] = [];
afterEach(() => {
  for (const made of places.splice(0)) made.remove();
});

/** A process that stands in the second step of a run. */
async function standing(more: Partial<Order>): Promise<{ readonly here: Place; readonly worker: Worker }> {
  const here = new Place("waiting");
  places.push(here);
  const worker = here.begin("start", more);
  await here.file("waiting");
  return { here, worker };
}

async function kill({ process, reply }: Worker): Promise<void> {
  process.kill("SIGKILL");
  await reply;
}

async function isWhole(here: Place): Promise<void> {
  expect(here.acts).toEqual(WAITING);
  expect(await here.problems()).toEqual([]);
}

const HELD = {
  error: "LockHeld",
  message: expect.stringMatching(/^Ada on elsewhere\.example works on .* since .*, in run /),
};

describe("a run whose process was killed", () => {
  it.each(JUMPS)("is gone on with on the same host after its clock jumped %s", async (_, shift) => {
    const { here, worker } = await standing({ clock: "clock" });
    await kill(worker);
    here.setClock("clock", shift);
    here.put("go");
    expect(await here.do("resume", { clock: "clock" })).toMatchObject({ status: "completed" });
    await isWhole(here);
  });

  it.each(FORWARD)("on another host is free where the clock is %s: its lease is over", async (_, shift) => {
    const { here, worker } = await standing({ host: "elsewhere.example", leaseMilliseconds: LONG });
    await kill(worker);
    here.setClock("mine", shift);
    here.put("go");
    expect(await here.do("resume", { as: "Bela", clock: "mine" })).toMatchObject({ status: "completed" });
    await isWhole(here);
  });

  it.each(BACK)(
    "on another host is refused where the clock is %s, until it is taken over",
    async (_, shift) => {
      const { here, worker } = await standing({ host: "elsewhere.example", leaseMilliseconds: LONG });
      await kill(worker);
      here.setClock("mine", shift);
      here.put("go");
      const bela = { as: "Bela", clock: "mine" };
      expect(await here.do("resume", bela)).toMatchObject(HELD);
      expect(here.acts).toEqual(["first"]);
      expect(await here.do("resume", { ...bela, takeOver: true })).toMatchObject({ status: "completed" });
      await isWhole(here);
    },
  );
});

describe("during a step", () => {
  it.each(JUMPS)("a clock that jumps %s neither ends nor repeats it", async (_, shift) => {
    const { here, worker } = await standing({ clock: "clock", leaseMilliseconds: SHORT });
    here.setClock("clock", shift);
    // Long enough for the lease to be renewed by the new time.
    await new Promise((resolve) => setTimeout(resolve, 2 * SHORT));
    here.put("go");
    expect(await worker.reply).toMatchObject({ status: "completed" });
    await isWhole(here);
    const last = (await here.entries()).at(-1)?.at ?? "";
    expect(Math.abs(Date.parse(last) - shift - Date.now())).toBeLessThan(DAY / 2);
  });

  it.each([
    ...FORWARD.map(([name, shift]) => [`that of another host is ${name}`, "mine", shift] as const),
    ...BACK.map(([name, shift]) => [`its own jumps ${name}`, "clock", shift] as const),
  ])(
    "a lease that looks expired, since %s, is lost, and its holder does nothing more",
    async (_, whose, shift) => {
      const order = { host: "elsewhere.example", clock: "clock", leaseMilliseconds: SHORT };
      const { here, worker } = await standing(order);
      rmSync(join(here.directory, "waiting"));
      here.setClock(whose, shift);
      const bela = await takesOver(here);
      expect(await worker.reply).toMatchObject({ status: "superseded" });
      expect(here.acts).toEqual(["first"]);
      here.put("go");
      expect(await bela.reply).toMatchObject({ status: "completed" });
      await isWhole(here);
    },
  );

  it.each([
    ...BACK.map(([name, shift]) => [`that of another host is ${name}`, "mine", shift] as const),
    ...FORWARD.map(([name, shift]) => [`its own jumps ${name}`, "clock", shift] as const),
  ])("a lease is kept although %s", async (_, whose, shift) => {
    const order = { host: "elsewhere.example", clock: "clock", leaseMilliseconds: LONG };
    const { here, worker } = await standing(order);
    here.setClock(whose, shift);
    expect(await here.do("resume", { as: "Bela", clock: "mine" })).toMatchObject(HELD);
    here.put("go");
    expect(await worker.reply).toMatchObject({ status: "completed" });
    await isWhole(here);
  });
});

/** A second operator who is refused until the lease looks expired, and then stands in the second step. */
async function takesOver(here: Place): Promise<Worker> {
  const worker = here.begin("resume", { as: "Bela", clock: "mine", leaseMilliseconds: LONG });
  const refused = await Promise.race([worker.reply, here.file("waiting").then(() => undefined)]);
  return refused === undefined ? worker : await takesOver(here);
}
