import { describe, expect, it } from "vitest";
import { headOf, nextEntry } from "../chain.ts";
import type { LeaseLost, LockHeld } from "../journal.ts";
import type { Bench } from "./bench.ts";
import { ada, bela, leaseFor, logged, MINUTE, write, writeAll } from "./samples.ts";

const lock = { key: "shop/fail-over", run: "r1", holder: ada, milliseconds: MINUTE };
const rival = { ...lock, run: "r2", holder: bela };

function at(time: number): string {
  return new Date(time).toISOString();
}

export function testLeases(bench: () => Bench): void {
  describe("a lease", () => {
    it("says who holds what, and until when", async () => {
      const { journal, time } = bench();
      const lease = await journal.acquire(lock);
      const { milliseconds, ...asked } = lock;
      expect(lease).toMatchObject({ ...asked, expires: at(time + milliseconds) });
      expect(await journal.leaseOf(lock.key)).toEqual(lease);
    });

    it("is none for a key that nobody asked for", async () => {
      expect(await bench().journal.leaseOf("nothing")).toBeUndefined();
    });

    it("keeps others out, and tells them who has it since when", async () => {
      const { journal, time } = bench();
      const lease = await journal.acquire(lock);
      bench().time += 1_000;
      await journal.renew(lease, MINUTE);
      const expected: Partial<LockHeld> = { name: "LockHeld", since: at(time) };
      await expect(journal.acquire(rival)).rejects.toMatchObject(expected);
      await expect(journal.acquire(rival)).rejects.toMatchObject({ lease: { run: "r1", holder: ada } });
      await expect(journal.acquire(rival)).rejects.toThrow(/ada on lighthouse\.example/);
    });

    it("keeps out its own holder, who may run twice", async () => {
      const { journal } = bench();
      await journal.acquire(lock);
      await expect(journal.acquire(lock)).rejects.toMatchObject({ name: "LockHeld" });
    });

    it("goes to exactly one of many who ask at once", async () => {
      const { journal } = bench();
      const asked = Array.from({ length: 20 }, (_, i) => journal.acquire({ ...lock, run: `r${i}` }));
      const outcomes = await Promise.allSettled(asked);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    });

    it("has nothing to do with other keys", async () => {
      const { journal } = bench();
      await journal.acquire(lock);
      const other = await journal.acquire({ ...rival, key: "shop/fail-back" });
      expect(other.holder).toEqual(bela);
    });

    it("is still held after the journal was closed", async () => {
      const { journal, reopen } = bench();
      const lease = await journal.acquire(lock);
      const again = await reopen();
      expect(await again.leaseOf(lock.key)).toEqual(lease);
      await expect(again.acquire(rival)).rejects.toMatchObject({ name: "LockHeld" });
      await write(again, lease, logged("one"), undefined);
      expect(await again.read("r1")).toHaveLength(1);
    });
  });

  describe("a lease that is renewed", () => {
    it("holds for that long from then on", async () => {
      const { journal, time } = bench();
      const lease = await journal.acquire(lock);
      bench().time = time + MINUTE - 1;
      const renewed = await journal.renew(lease, 5 * MINUTE);
      expect(renewed).toEqual({ ...lease, expires: at(time + 6 * MINUTE - 1) });
      expect(await journal.leaseOf(lock.key)).toEqual(renewed);
      bench().time = time + 6 * MINUTE - 2;
      await expect(journal.acquire(rival)).rejects.toMatchObject({ name: "LockHeld" });
    });

    it("still writes as it was, and as it is", async () => {
      const { journal } = bench();
      const lease = await journal.acquire(lock);
      const renewed = await journal.renew(lease, MINUTE);
      const first = await write(journal, lease, logged("one"), undefined);
      await write(journal, renewed, logged("two"), headOf(first));
      expect(await journal.read("r1")).toHaveLength(2);
    });

    it("may have expired, as long as nobody else got it", async () => {
      const { journal, time } = bench();
      const lease = await journal.acquire(lock);
      bench().time = time + 10 * MINUTE;
      await write(journal, lease, logged("one"), undefined);
      expect(await journal.renew(lease, MINUTE)).toMatchObject({ expires: at(time + 11 * MINUTE) });
      await expect(journal.acquire(rival)).rejects.toMatchObject({ name: "LockHeld" });
    });
  });

  describe("a lease that expired", () => {
    it("is free, and shown until somebody has it", async () => {
      const { journal, time } = bench();
      const lease = await journal.acquire(lock);
      bench().time = time + MINUTE;
      expect(await journal.leaseOf(lock.key)).toEqual(lease);
      const next = await journal.acquire(rival);
      expect(next.token).toBeGreaterThan(lease.token);
      expect(await journal.leaseOf(lock.key)).toEqual(next);
    });

    it("is free when the clock jumps forward, and its holder can do nothing more", async () => {
      const { journal, time } = bench();
      const lease = await journal.acquire(lock);
      const entries = await writeAll(journal, lease, ["one"]);
      bench().time = time + 365 * 24 * 60 * MINUTE;
      await journal.acquire({ ...rival, run: lock.run });
      bench().time = time;
      const [last] = entries;
      await expect(write(journal, lease, logged("two"), last && headOf(last))).rejects.toMatchObject({
        name: "LeaseLost",
      });
      expect(await journal.read("r1")).toEqual(entries);
    });

    it("does not seem to have when the clock jumps back", async () => {
      const { journal, time } = bench();
      const lease = await journal.acquire(lock);
      bench().time = time - 365 * 24 * 60 * MINUTE;
      await expect(journal.acquire(rival)).rejects.toMatchObject({ name: "LockHeld" });
      await write(journal, lease, logged("one"), undefined);
      const renewed = await journal.renew(lease, MINUTE);
      expect(Date.parse(renewed.expires)).toBe(time - 365 * 24 * 60 * MINUTE + MINUTE);
    });
  });

  describe("a lease that another took over", () => {
    it("is taken from whoever holds it, by its token", async () => {
      const { journal } = bench();
      const lease = await journal.acquire(lock);
      const next = await journal.acquire({ ...rival, takeOver: lease.token });
      expect(next).toMatchObject({ holder: bela, run: "r2" });
      expect(next.token).toBeGreaterThan(lease.token);
    });

    it("is not taken by the token of a lease before", async () => {
      const { journal } = bench();
      const lease = await journal.acquire(lock);
      await journal.acquire({ ...rival, takeOver: lease.token });
      await expect(journal.acquire({ ...lock, takeOver: lease.token })).rejects.toMatchObject({
        name: "LockHeld",
        lease: { holder: bela },
      });
    });

    it("goes to exactly one of many who take it at once", async () => {
      const { journal } = bench();
      const { token: takeOver } = await journal.acquire(lock);
      const asked = Array.from({ length: 20 }, (_, i) =>
        journal.acquire({ ...rival, run: `r${i}`, takeOver }),
      );
      const outcomes = await Promise.allSettled(asked);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    });

    it("writes and renews nothing more, and is told who has it", async () => {
      const { journal } = bench();
      const lease = await journal.acquire(lock);
      const [first] = await writeAll(journal, lease, ["one"]);
      const next = await journal.acquire({ ...rival, run: lock.run, takeOver: lease.token });
      const lost: Partial<LeaseLost> = { name: "LeaseLost", holder: bela };
      const head = first && headOf(first);
      await expect(write(journal, lease, logged("two"), head)).rejects.toMatchObject(lost);
      await expect(journal.renew(lease, MINUTE)).rejects.toMatchObject(lost);
      expect(await journal.read("r1")).toEqual([first]);
      await write(journal, next, logged("two of béla"), head);
      expect(await journal.read("r1")).toHaveLength(2);
    });

    it("does not take the lock from the other when it is given back", async () => {
      const { journal } = bench();
      const lease = await journal.acquire(lock);
      const next = await journal.acquire({ ...rival, takeOver: lease.token });
      await journal.release(lease);
      expect(await journal.leaseOf(lock.key)).toEqual(next);
    });
  });

  describe("a lease that was given back", () => {
    it("is free, and there is none", async () => {
      const { journal } = bench();
      const lease = await journal.acquire(lock);
      await journal.release(lease);
      expect(await journal.leaseOf(lock.key)).toBeUndefined();
      const next = await journal.acquire(rival);
      expect(next.token).toBeGreaterThan(lease.token);
    });

    it("writes and renews nothing more", async () => {
      const { journal } = bench();
      const lease = await journal.acquire(lock);
      await journal.release(lease);
      const gone: Partial<LeaseLost> = { name: "LeaseLost", holder: undefined };
      await expect(write(journal, lease, logged("one"), undefined)).rejects.toMatchObject(gone);
      await expect(journal.renew(lease, MINUTE)).rejects.toMatchObject(gone);
    });

    it("leaves the name of its run, until another gets the lock", async () => {
      const { journal } = bench();
      expect(await journal.lastRun(lock.key)).toBeUndefined();
      const lease = await journal.acquire(lock);
      expect(await journal.lastRun(lock.key)).toBe(lock.run);
      await journal.release(lease);
      expect(await journal.lastRun(lock.key)).toBe(lock.run);
      await journal.acquire(rival);
      expect(await journal.lastRun(lock.key)).toBe(rival.run);
      expect(await journal.lastRun("another")).toBeUndefined();
    });

    it("can be given back again", async () => {
      const { journal } = bench();
      const lease = await journal.acquire(lock);
      await journal.release(lease);
      await journal.release(lease);
      const next = await journal.acquire(rival);
      await journal.release(lease);
      expect(await journal.leaseOf(lock.key)).toEqual(next);
    });
  });

  it("nobody writes under a lease that nobody was given", async () => {
    const { journal } = bench();
    const lease = { ...(await leaseFor(journal, "r")), key: "another" };
    const entry = nextEntry(undefined, "r", logged("one"), new Date(0), lease.token);
    await expect(journal.append(entry, lease)).rejects.toMatchObject({ name: "LeaseLost" });
  });
}
