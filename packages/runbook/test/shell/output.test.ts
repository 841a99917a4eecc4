import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { failureOf } from "../../src/shell/failure.ts";
import { KeptOutput } from "../../src/shell/kept-output.ts";
import { openShell, rejectionOf } from "./helpers.ts";

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Of one to four bytes. */
const characters = fc.constantFrom("a", "\n", "é", "€", "😀", "\ufeff");

const GIGABYTE = 1024 ** 3;

describe("the output of a command", () => {
  it("is kept as its first half and its last half, with a line for the rest", async () => {
    const { $ } = await openShell({ keptOutput: 100 });
    const { stdout } = await $`seq 1 100000`;
    const [head, gap, ...tail] = stdout.split(/(\[\d+ bytes left out\]\n)/);
    expect(head?.startsWith("1\n2\n3\n")).toBe(true);
    expect(gap).toBe("[588795 bytes left out]\n");
    expect(tail.join("").endsWith("99999\n100000\n")).toBe(true);
    expect(stdout.length).toBeLessThan(140);
  });

  it("is the whole where it is not more than the limit, and else whole characters of both ends", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 40 }),
        fc.array(fc.string({ unit: characters, maxLength: 30 }), { maxLength: 12 }),
        (limit, chunks) => {
          const output = new KeptOutput(limit);
          for (const chunk of chunks) output.add(Buffer.from(chunk));
          const whole = chunks.join("");
          const bytes = Buffer.byteLength(whole);
          if (bytes <= limit) {
            expect(output.text()).toBe(whole);
            return;
          }
          const [, head = "", count, tail = ""] =
            output.text().match(/^(.*?)\n?\[(\d+) bytes left out\]\n(.*)$/su) ?? [];
          expect(whole.startsWith(head)).toBe(true);
          expect(whole.endsWith(tail)).toBe(true);
          const kept = Buffer.byteLength(output.text().replace(/\n?\[\d+ bytes left out\]\n/, ""));
          expect(kept).toBeLessThanOrEqual(limit);
          expect(kept).toBeGreaterThanOrEqual(limit - 9);
          // A line break of the output before the gap may have been taken for the one that begins the gap's line.
          expect([bytes - kept, bytes - kept - 1]).toContain(Number(count));
        },
      ),
    );
  });

  it("is not given to a pipe without its middle: that fails", async () => {
    const { $ } = await openShell({ keptOutput: 100 });
    const command = $`seq 1 100000; sleep 600`;
    const failure = rejectionOf(command);
    await new Promise((resolve) => command.stdout.once("data", () => setTimeout(resolve, 200)));
    const piped = rejectionOf(command.pipe`cat; seq 5`);
    command.child?.stdout?.emit("data", Buffer.from("more\n"));
    expect(String(failureOf(await failure))).toContain("pipe it or iterate over it at once");
    await piped;
  });

  it("is not given to a pipe without its middle once the command has ended", async () => {
    const { $, end } = await openShell({ keptOutput: 100 });
    const whole = $`seq 1 20`;
    await whole;
    expect((await whole.pipe`cat`).stdout).toBe((await whole).stdout);
    const cut = $`seq 1 100000`;
    await cut;
    const sink = $`cat`;
    const failure = rejectionOf(sink);
    expect(() => cut.pipe(sink)).toThrow("pipe it or iterate over it at once");
    await end();
    expect(String(failureOf(await failure))).toContain("the step has ended");
  });

  it("of a gigabyte stays within bounds, in one line or in many", { timeout: 300_000 }, async () => {
    const child = fileURLToPath(new URL("./gigabyte.child.ts", import.meta.url));
    for (const letter of ["x", "\\n"]) {
      const { stdout } = await promisify(execFile)(process.execPath, [
        "--max-old-space-size=256",
        child,
        letter,
      ]);
      const measured = JSON.parse(stdout) as { shown: number; kept: number; resident: number };
      expect(measured.shown).toBe(GIGABYTE);
      expect(measured.kept).toBeLessThan(1_000_200);
      expect(measured.resident).toBeLessThan(400 * 1024 ** 2);
    }
  });
});
