import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

function npmStart(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync("npm", ["start", "--silent", ...args], { cwd: root, encoding: "utf8" });
}

describe("npm start", { timeout: 120_000 }, () => {
  it("finds the examples clean and their twins full of mistakes, looks after a real PostgreSQL, and restores another", () => {
    const { status, stdout } = npmStart();
    expect(status).toBe(0);
    for (const cloud of ["aws", "azure"]) {
      expect(stdout).toMatch(new RegExp(`^orders-${cloud}\\n.*checks passed, no findings`, "m"));
      expect(stdout).toMatch(new RegExp(`^orders-${cloud}-mistakes\\n.*checks passed, \\d+ critical`, "m"));
      expect(stdout).toContain(`report: reports/orders-${cloud}-mistakes.html`);
    }
    expect(stdout).toMatch(/^operations\/database-maintenance: completed$/m);
    expect(stdout).toMatch(/✓ {3}purge\[public\.events\.created_at\] .* 43\d{3} rows purged/);
    expect(stdout).toContain("report: reports/database-maintenance.html");
    expect(stdout).toMatch(/^backup\/restore-test: completed$/m);
    expect(stdout).toMatch(/time to restore: \d+ s, objective 5m$/m);
    expect(stdout).toMatch(/age of the newest data that came back: \d+ s, objective 1m$/m);
    expect(stdout).toContain("report: reports/restore-test.html");
    expect(stdout).toMatch(/^The same with --input sabotage=missing-wal failed, as it has to/m);
    expect(stdout).toContain("recovery ended before configured recovery target was reached");
  });

  it("runs the rampart command with arguments, and ends as it does", () => {
    const { status, stderr } = npmStart("--", "check", "no-such-file.json");
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("no-such-file.json: there is no such file"),
    ]);
  });
});
