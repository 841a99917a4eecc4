import { spawn } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { headOf, nextEntry } from "../chain.ts";
import type { Operator } from "../entry.ts";
import type { Lease } from "../journal.ts";
import { processStart } from "../process.ts";
import type { Bench } from "./bench.ts";
import { JournalElsewhere } from "./elsewhere.ts";
import type { Answer } from "./remote.ts";
import { ada, bela, leaseFor, logged, MINUTE, write } from "./samples.ts";

export function testProcesses(bench: () => Bench): void {
  describe("a lease of a process of this host", () => {
    it("is held while the process lives, and free at once when it is gone", async () => {
      const { journal } = bench();
      const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
      try {
        await once(child, "spawn");
        const holder = operator(child.pid ?? 0);
        const lease = await journal.acquire({ key: "k", run: "r", holder, milliseconds: MINUTE });
        const rival = { key: "k", run: "r", holder: operator(process.pid), milliseconds: MINUTE };
        await expect(journal.acquire(rival)).rejects.toMatchObject({ name: "LockHeld" });
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        await gone;
        const next = await journal.acquire(rival);
        expect(next.token).toBeGreaterThan(lease.token);
      } finally {
        child.kill("SIGKILL");
      }
    });

    it("is free where its pid is that of a younger process", async () => {
      const { journal } = bench();
      const self = operator(process.pid);
      const start = self.processStart;
      if (start === undefined) throw new Error("this system does not tell when a process started");
      const holder = { ...self, processStart: `${start}0` };
      await journal.acquire({ key: "k", run: "r", holder, milliseconds: MINUTE });
      expect(await journal.acquire({ key: "k", run: "r", holder: self, milliseconds: MINUTE })).toMatchObject(
        {
          holder: self,
        },
      );
    });

    it("is held where it is of another host, whatever runs here", async () => {
      const { journal } = bench();
      const holder = { ...operator(0x7fff_fff0), host: `not-${hostname()}` };
      await journal.acquire({ key: "k", run: "r", holder, milliseconds: MINUTE });
      await expect(
        journal.acquire({ key: "k", run: "r", holder: ada, milliseconds: MINUTE }),
      ).rejects.toMatchObject({
        name: "LockHeld",
      });
    });
  });
}

export function testTwoProcesses(bench: () => Bench): void {
  describe("two processes", () => {
    it("that ask for a lock at once do not both get it", async () => {
      await withTwo(bench(), async (one, other) => {
        for (let round = 0; round < 25; round += 1) {
          const request = { key: `k${round}`, run: "r", milliseconds: 10 * MINUTE };
          const answers = await Promise.all([
            one.call("acquire", { ...request, holder: ada }),
            other.call("acquire", { ...request, holder: bela }),
          ]);
          expect(answers.map(outcome).sort()).toEqual(["LockHeld", "value"]);
        }
      });
    });

    it("that write for the same place do not both", async () => {
      const { journal } = bench();
      await withTwo(bench(), async (one, other) => {
        const lease = await leaseFor(journal, "r");
        let last = await write(journal, lease, logged("zero"), undefined);
        for (let round = 0; round < 25; round += 1) {
          const rivals = ["one", "other"].map((message) =>
            nextEntry(headOf(last), "r", logged(message), new Date(0), lease.token),
          );
          const answers = await Promise.all([
            one.call("append", rivals[0], lease),
            other.call("append", rivals[1], lease),
          ]);
          expect(answers.map(outcome).sort()).toEqual(["conflict", "value"]);
          const [written] = await journal.read("r", last.seq + 1);
          expect(rivals).toContainEqual(written);
          if (written !== undefined) last = written;
        }
      });
    });

    it("share what is written, and the one whose lease was taken over writes nothing more", async () => {
      const { journal } = bench();
      await withTwo(bench(), async (one, other) => {
        const lease = await leaseFor(journal, "r");
        const first = nextEntry(undefined, "r", logged("one"), new Date(0), lease.token);
        expect(outcome(await one.call("append", first, lease))).toBe("value");
        const taken = await other.call("acquire", {
          key: lease.key,
          run: "r",
          holder: bela,
          milliseconds: MINUTE,
          takeOver: lease.token,
        });
        if (!("value" in taken)) throw new Error(taken.error.message);
        const next = taken.value as Lease;
        const late = nextEntry(headOf(first), "r", logged("late"), new Date(0), lease.token);
        expect(outcome(await one.call("append", late, lease))).toBe("LeaseLost");
        expect(outcome(await one.call("renew", lease, MINUTE))).toBe("LeaseLost");
        const second = nextEntry(headOf(first), "r", logged("two"), new Date(0), next.token);
        expect(outcome(await other.call("append", second, next))).toBe("value");
        expect(await journal.read("r")).toEqual([first, second]);
      });
    });

    it("that post at once number their messages one after the other", async () => {
      const { journal } = bench();
      await withTwo(bench(), async (one, other) => {
        const posts = Array.from({ length: 25 }, () => [
          one.call("post", "r", { kind: "stop", by: "ada" }),
          other.call("post", "r", { kind: "stop", by: "béla" }),
        ]);
        await Promise.all(posts.flat());
        const messages = await journal.messages("r", 0);
        expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
      });
    });
  });
}

function operator(pid: number): Operator {
  const start = processStart(pid);
  return { name: "ada", host: hostname(), pid, ...(start === undefined ? {} : { processStart: start }) };
}

/** `value`, or what kind of error. */
function outcome(answer: Answer): string {
  return "value" in answer ? "value" : (answer.error.reason ?? answer.error.name);
}

/** Two processes that have the journal open. */
async function withTwo(
  { elsewhere }: Bench,
  act: (one: JournalElsewhere, other: JournalElsewhere) => Promise<void>,
): Promise<void> {
  if (elsewhere === undefined) throw new Error("the store is shared between processes, but names no command");
  const [one, other] = [new JournalElsewhere(elsewhere), new JournalElsewhere(elsewhere)];
  try {
    await act(one, other);
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}
