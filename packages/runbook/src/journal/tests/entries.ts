import { describe, expect, it } from "vitest";
import { firstPrevious, headOf, nextEntry } from "../chain.ts";
import type { RunEvent } from "../entry.ts";
import { JournalFailed } from "../journal.ts";
import { verifyChain } from "../verify.ts";
import type { Bench } from "./bench.ts";
import { leaseFor, logged, write, writeAll } from "./samples.ts";

export function testEntries(bench: () => Bench): void {
  describe("entries", () => {
    it("are read as they were appended, in their order", async () => {
      const { journal } = bench();
      const entries = await writeAll(journal, await leaseFor(journal, "r"), ["one", "two", "three"]);
      expect(await journal.read("r")).toEqual(entries);
    });

    it("are still there after a close", async () => {
      const { journal, reopen } = bench();
      const entries = await writeAll(journal, await leaseFor(journal, "r"), ["one", "two"]);
      const again = await reopen();
      expect(await again.read("r")).toEqual(entries);
      expect(await again.heads()).toEqual(entries.slice(-1).map(headOf));
    });

    it("can be read from one on", async () => {
      const { journal } = bench();
      const entries = await writeAll(journal, await leaseFor(journal, "r"), ["one", "two", "three"]);
      expect(await journal.read("r", 2)).toEqual(entries.slice(1));
      expect(await journal.read("r", 4)).toEqual([]);
    });

    it("are none for a run that there is not", async () => {
      expect(await bench().journal.read("nothing")).toEqual([]);
      expect(await bench().journal.heads()).toEqual([]);
    });

    it("are kept apart by run", async () => {
      const { journal } = bench();
      const [a, b] = [await leaseFor(journal, "a"), await leaseFor(journal, "b")];
      const ofA = await writeAll(journal, a, ["one of a", "two of a"]);
      const ofB = await writeAll(journal, b, ["one of b"]);
      expect(await journal.read("a")).toEqual(ofA);
      expect(await journal.read("b")).toEqual(ofB);
    });

    it("cannot be changed through what was given or read", async () => {
      const { journal } = bench();
      const lease = await leaseFor(journal, "r");
      const listed: { items: string[] } = { items: ["a"] };
      const event: RunEvent = { kind: "items-listed", step: "s", items: listed.items };
      const entry = nextEntry(undefined, "r", event, new Date(0), lease.token);
      await journal.append(entry, lease);
      const first = await journal.read("r");
      listed.items.push("b");
      for (const read of first)
        if (read.event.kind === "items-listed") Object.assign(read.event, { items: [] });
      expect(await journal.read("r")).toEqual([entry]);
    });

    it.each([
      ["accents, emoji and scripts", "naïve – Ελληνικά – 日本語 – 🧯👩🏽‍🚒 – e\u0301"],
      ["quotes and SQL", `'; DROP TABLE entries; -- " \` \\`],
      ["control characters and NUL", "\u0000\u0001\u001b[31m\r\n\u2028\u2029\ufeff"],
      ["half a character", "cut \ud83e"],
    ])("keep %s, and their hash", async (_, text) => {
      const { journal } = bench();
      const entries = await writeAll(journal, await leaseFor(journal, "r"), [text, text]);
      const read = await journal.read("r");
      expect(read).toEqual(entries);
      expect(verifyChain("r", read)).toEqual([]);
    });

    it("may be of runs with unusual names", async () => {
      const { journal } = bench();
      const names = [
        "__proto__",
        "constructor",
        "a' OR '1'='1",
        "../../etc/passwd",
        "ünï/cöde:*?",
        "r".repeat(200),
      ];
      for (const name of names) await writeAll(journal, await leaseFor(journal, name), [name]);
      for (const name of names) {
        expect((await journal.read(name)).map(({ event }) => event)).toEqual([logged(name)]);
      }
      expect((await journal.heads()).map(({ run }) => run)).toEqual(names.reverse());
    });

    it("may hold names that mean something to JavaScript", async () => {
      const { journal } = bench();
      const inputs = JSON.parse('{"__proto__": "a", "constructor": "b", "toString": "c"}') as Record<
        string,
        string
      >;
      const event: RunEvent = { kind: "step-started", step: "s", attempt: 1, inputs };
      const entry = await write(journal, await leaseFor(journal, "r"), event, undefined);
      const read = await journal.read("r");
      expect(JSON.stringify(read)).toBe(JSON.stringify([entry]));
      expect(verifyChain("r", read)).toEqual([]);
    });

    it("may be large", async () => {
      const { journal, reopen } = bench();
      const text = "1 MB of output é".repeat(65_536);
      const entries = await writeAll(journal, await leaseFor(journal, "r"), [text, "small"]);
      expect(await (await reopen()).read("r")).toEqual(entries);
    });

    it("may be many", { timeout: 300_000 }, async () => {
      const { journal, reopen } = bench();
      const lease = await leaseFor(journal, "r");
      const entries = await writeAll(
        journal,
        lease,
        Array.from({ length: 10_000 }, (_, i) => `entry ${i}`),
      );
      const again = await reopen();
      const read = await again.read("r");
      expect(read).toEqual(entries);
      expect(verifyChain("r", read, (await again.heads())[0])).toEqual([]);
      expect(await again.read("r", 9_999)).toHaveLength(2);
    });
  });

  describe("an entry that does not follow the last one", () => {
    it("is refused where it leaves a gap", async () => {
      const { journal } = bench();
      const lease = await leaseFor(journal, "r");
      const [first] = await writeAll(journal, lease, ["one"]);
      const skipped = { run: "r", seq: 2, hash: first?.hash ?? "" };
      const entry = nextEntry(skipped, "r", logged("three"), new Date(0), lease.token);
      await expect(journal.append(entry, lease)).rejects.toMatchObject({ reason: "conflict" });
      expect(await journal.read("r")).toEqual([first]);
    });

    it("is refused where the first is missing", async () => {
      const { journal } = bench();
      const lease = await leaseFor(journal, "r");
      const head = { run: "r", seq: 1, hash: firstPrevious("r") };
      const entry = nextEntry(head, "r", logged("two"), new Date(0), lease.token);
      await expect(journal.append(entry, lease)).rejects.toBeInstanceOf(JournalFailed);
      expect(await journal.heads()).toEqual([]);
    });

    it("is refused where it is there already", async () => {
      const { journal } = bench();
      const lease = await leaseFor(journal, "r");
      const entries = await writeAll(journal, lease, ["one", "two"]);
      for (const entry of entries)
        await expect(journal.append(entry, lease)).rejects.toMatchObject({ reason: "conflict" });
      expect(await journal.read("r")).toEqual(entries);
    });

    it("is refused where the last one is another than it says", async () => {
      const { journal } = bench();
      const lease = await leaseFor(journal, "r");
      const entries = await writeAll(journal, lease, ["one"]);
      const other = headOf(nextEntry(undefined, "r", logged("other"), new Date(0), lease.token));
      const entry = nextEntry(other, "r", logged("two"), new Date(0), lease.token);
      await expect(journal.append(entry, lease)).rejects.toMatchObject({ reason: "conflict" });
      expect(await journal.read("r")).toEqual(entries);
    });

    it("is refused where it is of another run, or another lease, than the lease", async () => {
      const { journal } = bench();
      const lease = await leaseFor(journal, "r");
      const strange = nextEntry(undefined, "strange", logged("one"), new Date(0), lease.token);
      await expect(journal.append(strange, lease)).rejects.toMatchObject({ reason: "conflict" });
      const forged = nextEntry(undefined, "r", logged("one"), new Date(0), lease.token + 1);
      await expect(journal.append(forged, lease)).rejects.toMatchObject({ reason: "conflict" });
      expect(await journal.heads()).toEqual([]);
    });

    it("is refused where another for the same place was first", async () => {
      const { journal } = bench();
      const lease = await leaseFor(journal, "r");
      const rivals = ["a", "b", "c", "d"].map((message) =>
        nextEntry(undefined, "r", logged(message), new Date(0), lease.token),
      );
      const outcomes = await Promise.allSettled(rivals.map((entry) => journal.append(entry, lease)));
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const winner = rivals[outcomes.findIndex(({ status }) => status === "fulfilled")];
      expect(await journal.read("r")).toEqual([winner]);
    });

    it("does not keep the right one from being appended", async () => {
      const { journal } = bench();
      const lease = await leaseFor(journal, "r");
      const [first] = await writeAll(journal, lease, ["one"]);
      if (first === undefined) throw new Error("nothing was written");
      await expect(journal.append(first, lease)).rejects.toBeInstanceOf(JournalFailed);
      const second = await write(journal, lease, logged("two"), headOf(first));
      expect(await journal.read("r")).toEqual([first, second]);
    });
  });

  describe("heads", () => {
    it("are the last entry of every run, the run that began last first", async () => {
      const { journal } = bench();
      const leases = [];
      for (const run of ["b", "c", "a"]) leases.push(await leaseFor(journal, run));
      const last = [];
      for (const lease of leases) last.push((await writeAll(journal, lease, ["one"]))[0]);
      const [lease] = leases;
      const [first] = last;
      if (lease === undefined || first === undefined) throw new Error("nothing was written");
      last[0] = await write(journal, lease, logged("two"), headOf(first));
      expect(await journal.heads()).toEqual(
        last
          .filter((entry) => entry !== undefined)
          .map(headOf)
          .reverse(),
      );
    });
  });
}
