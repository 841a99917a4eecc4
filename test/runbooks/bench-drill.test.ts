// What the bench measures of our executor beside others, as promises: `pnpm bench --only runbooks` has the times.
import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crash } from "../bench/runbooks/drills/crash.ts";
import { renameSteps } from "../bench/runbooks/drills/renamed.ts";
import { joinAsSecond } from "../bench/runbooks/drills/second-operator.ts";
import { oursFromSource } from "../bench/runbooks/executors/ours.ts";

const ONCE_EACH = [1, 1, 1, 1, 1];
/** The second operator is at work long before, on any machine. */
const LONGEST_PAUSE_MS = 30_000;
const ours = oursFromSource();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rampart-bench-drill-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["between two steps", "between"],
  ["inside a step", "inside"],
] as const)("killed with SIGKILL %s and resumed, each probed step is done once", async (_, where) => {
  const { report, times } = await crash(ours, folder, where);
  expect(report.ended, report.because).toBe("done");
  expect(times).toEqual(ONCE_EACH);
});

test("a step that was cut off and cannot be probed stops the run, which names it", async () => {
  const { report, times } = await crash(ours, folder, "inside", false);
  expect(report.ended).toBe("in-doubt");
  expect(report.because).toContain('"repoint DNS"');
  expect(times).toEqual([1, 1, 1, 0, 0]);
});

test("steps renamed between crash and resume are refused by name, and the run goes on under the old names", async () => {
  const { report, named, times, restored } = await renameSteps(ours, folder);
  expect(report.ended).toBe("refused");
  expect(named).toEqual(["freeze writes", "promote replica"]);
  expect(times).toEqual([1, 1, 0, 0, 0]);
  expect(restored).toMatchObject({ report: { ended: "done" }, times: ONCE_EACH });
});

test("a second operator is refused with who works on it, where and since when", async () => {
  const { first, second, times } = await joinAsSecond(ours, folder, false, LONGEST_PAUSE_MS);
  expect(second.ended).toBe("refused");
  expect(second.because).toContain(`Ada on ${hostname()} `);
  expect(second.because).toMatch(/ since \d{4}-\d\d-\d\dT/);
  expect(first.ended).toBe("done");
  expect(times).toEqual(ONCE_EACH);
});

test("a second operator takes over: the first can do nothing more, and each step is done once", async () => {
  const { first, second, times } = await joinAsSecond(ours, folder, true, LONGEST_PAUSE_MS);
  expect([first.ended, second.ended]).toEqual(["superseded", "done"]);
  expect(times).toEqual(ONCE_EACH);
});
