import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { undoRun } from "@rampart/runbook/execute";
import { openSqliteJournal } from "@rampart/runbook/journal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TransferInputs } from "../../runbooks/operations/transfer-files/inputs.ts";
import runbook from "../../runbooks/operations/transfer-files/runbook.ts";
import { type Moto, startMoto } from "../servers/moto/moto.ts";
import { type Fault, type Passing, startProxy } from "../servers/moto/proxy.ts";
import { makeBucket } from "./transfer-files/bucket.ts";
import type { ChildOptions, ChildReport } from "./transfer-files/child.ts";
import { type Ends, inputsFor } from "./transfer-files/transfer.ts";

const MIB = 1024 ** 2;
const CHILD = fileURLToPath(new URL("transfer-files/child.ts", import.meta.url));

let here: Moto;
let there: Moto;
let folder: string;
beforeAll(async () => {
  [here, there] = await Promise.all([startMoto(), startMoto()]);
  folder = await mkdtemp(join(tmpdir(), "transfer-files-"));
});
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await rm(folder, { recursive: true });
});

async function begin(options: ChildOptions): Promise<ChildProcess> {
  const file = join(folder, `${options.run}.json`);
  await writeFile(file, JSON.stringify(options));
  return spawn(process.execPath, ["--expose-gc", CHILD, file], { stdio: ["ignore", "pipe", "pipe"] });
}

async function report(child: ChildProcess): Promise<ChildReport> {
  if (child.stdout === null || child.stderr === null) throw new Error("it has no pipes");
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (said === "") throw new Error(`it said nothing but ${complained}`);
  return JSON.parse(said);
}

/** Six small objects in two batches, then a large one in three parts. */
async function source(): Promise<Ends> {
  const ends: Ends = {
    source: await makeBucket(here),
    sourceEndpoint: here.endpoint,
    destination: await makeBucket(there, { isVersioned: true }),
    destinationEndpoint: there.endpoint,
  };
  for (let index = 0; index < 6; index += 1) await ends.source.put(`small-${index}`, `number ${index}`);
  await ends.source.put("z-large", LARGE);
  return ends;
}

const LARGE = randomBytes(11 * MIB);
const INPUTS: Partial<TransferInputs> = { batchObjects: 3, partMebibytes: 5, concurrency: 2 };

/**
 * Starts a run and kills its process when the service has done what `which` picks, and before the process hears of it.
 */
async function killed(ends: Ends, run: string, which: (passing: Passing) => boolean): Promise<ChildOptions> {
  let child: ChildProcess | undefined;
  await using proxy = await startProxy(there.endpoint, (passing): Fault | undefined => {
    if (!which(passing)) return undefined;
    const kill = async (): Promise<void> => void child?.kill("SIGKILL");
    return { kind: "hold", until: kill };
  });
  const inputs = inputsFor({ ...ends, destinationEndpoint: proxy.endpoint }, INPUTS);
  const options = { journal: join(folder, `${run}.db`), inputs: { ...inputs }, run, isResumed: false };
  child = await begin(options);
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
  return { ...options, inputs: { ...inputsFor(ends, INPUTS) } };
}

const put =
  (part: string) =>
  ({ method, url }: Passing): boolean =>
    method === "PUT" && url.includes(part);

describe("a process that is killed", () => {
  const moments: readonly [string, (passing: Passing) => boolean][] = [
    ["while the batches are written down", put("00001.planned.jsonl")],
    ["after the list of batches is written", put("/batches.jsonl")],
    ["before the first object of a batch", put("00002.before.jsonl")],
    ["when an object in the middle of a batch has arrived", put("/small-4?")],
    ["in the middle of an upload in parts", put("partNumber=2")],
    [
      "when an upload in parts is complete",
      ({ method, url }) => method === "POST" && url.includes("uploadId="),
    ],
    ["when the record of a batch is written", put("00001.done.jsonl")],
    ["when the manifest is written", put("/manifest.jsonl")],
  ];

  test.each(moments)(
    "%s: the run goes on, and no object is written twice",
    { timeout: 120_000 },
    async (_, which) => {
      const ends = await source();
      const run = `killed-${moments.findIndex(([, other]) => other === which)}`;
      const options = await killed(ends, run, which);

      const resumed = await report(await begin({ ...options, isResumed: true }));

      expect(resumed).toMatchObject({ status: "completed" });
      expect(await ends.destination.versions()).toEqual({
        ...Object.fromEntries(Array.from({ length: 6 }, (_unused, index) => [`small-${index}`, 1])),
        "z-large": 1,
      });
      for (let index = 0; index < 6; index += 1) {
        expect(await ends.destination.text(`small-${index}`)).toBe(`number ${index}`);
      }
      expect(await ends.destination.bytes("z-large")).toEqual(LARGE);
      expect(await ends.destination.uploads()).toEqual([]);
    },
  );

  test("leaves what undo takes back: objects and unfinished uploads of this run, and no others", {
    timeout: 120_000,
  }, async () => {
    const ends = await source();
    await ends.destination.put("small-0", "number 0");
    const { journal: path, inputs, run } = await killed(ends, "undone", put("partNumber=2"));
    expect(await ends.destination.uploads()).toEqual(["z-large"]);
    const journal = await openSqliteJournal(path);
    try {
      const operator = { name: "ada", host: hostname(), pid: process.pid };
      expect(await undoRun(runbook, run, { inputs, journal, operator })).toMatchObject({ status: "undone" });
    } finally {
      await journal.close();
    }
    expect(await ends.destination.versions()).toEqual({ "small-0": 1 });
    expect(await ends.destination.uploads()).toEqual([]);
  });
});

test("an object of 200 MB takes memory for its parts, not for itself", { timeout: 300_000 }, async () => {
  const ends: Ends = {
    source: await makeBucket(here),
    sourceEndpoint: here.endpoint,
    destination: await makeBucket(there),
    destinationEndpoint: there.endpoint,
  };
  await ends.source.put("huge", randomBytes(200_000_000));
  const inputs = inputsFor(ends, { partMebibytes: 8 });
  const child = await begin({
    journal: join(folder, "huge.db"),
    inputs: { ...inputs },
    run: "huge",
    isResumed: false,
  });
  const { status, held } = await report(child);
  expect(status).toBe("completed");
  expect((await ends.destination.bytes("huge")).length).toBe(200_000_000);
  // One part, and what is on its way in sockets; more than nothing shows that it was measured.
  expect(held).toBeGreaterThan(8 * MIB);
  expect(held).toBeLessThan(40 * MIB);
});
