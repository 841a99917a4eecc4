import { rehearse } from "@rampart/runbook/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import runbook from "../../../runbooks/backup/archive/runbook.ts";
import { type Moto, startMoto } from "../../servers/moto/moto.ts";
import { World } from "./world.ts";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(async () => await moto.stop());

async function backups(): Promise<World> {
  const world = await World.make(moto);
  for (const name of ["a", "b"]) await world.put(name, `backup ${name}`);
  return world;
}

const SAFE = "1 DEEP_ARCHIVE ON";
const LANES = 4;

test("it comes to the same end wherever it crashes, and writes nothing into the archive twice", async () => {
  const whole = await rehearse(runbook, {
    ...(await backups()).rehearsal({ deleteSource: true }),
    expect: { status: "completed" },
  });
  expect(whole.problems).toEqual([]);
  // Before an entry what it tells of has happened; only after the start of a step it has not.
  const points = whole.entries.flatMap(({ seq, event }) => [
    ...(seq < 2 ? [] : [{ before: seq }]),
    ...(event.kind === "step-started" ? [{ after: seq }] : []),
  ]);
  expect(points.length).toBeGreaterThan(25);
  const problems: string[] = [];
  const rest = points.values();
  const lane = async (): Promise<void> => {
    for (const point of rest) {
      const world = await backups();
      const result = await rehearse(runbook, {
        ...world.rehearsal({ deleteSource: true }),
        crashes: [point],
        expect: { status: "completed" },
      });
      const end = { source: await world.keys(world.source), archive: await world.archived() };
      const wanted = { source: [], archive: { "cold/a": SAFE, "cold/b": SAFE } };
      const isSame = JSON.stringify(end) === JSON.stringify(wanted);
      const found = [...result.problems, ...(isSame ? [] : [`it ended with ${JSON.stringify(end)}`])];
      problems.push(...found.map((problem) => `${JSON.stringify(point)}: ${problem}`));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(problems).toEqual([]);
}, 240_000);
