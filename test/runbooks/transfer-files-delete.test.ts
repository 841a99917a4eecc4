import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { SYSTEM_CLOCK } from "@rampart/runbook/execute";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Batch, Batches } from "../../runbooks/operations/transfer-files/batches.ts";
import type { BatchResult } from "../../runbooks/operations/transfer-files/copy-batch.ts";
import { copyStreamed } from "../../runbooks/operations/transfer-files/copy-streamed.ts";
import { deleteSource, undeleteSource } from "../../runbooks/operations/transfer-files/delete-source.ts";
import { headOf } from "../../runbooks/operations/transfer-files/object.ts";
import { connect } from "../../runbooks/operations/transfer-files/sides.ts";
import { type Work, workOf } from "../../runbooks/operations/transfer-files/work.ts";
import { VirtualClock } from "../../runbooks/test/operations/transfer-files-clock.ts";
import { type Moto, startMoto } from "../servers/moto/moto.ts";
import { makeBucket } from "./transfer-files/bucket.ts";
import { type Ends, inputsFor, type Ran, resultOf, transfer } from "./transfer-files/transfer.ts";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(async () => {
  await moto.stop();
});

async function ends(isVersioned: boolean): Promise<Ends> {
  return {
    source: await makeBucket(moto, { isVersioned }),
    sourceEndpoint: moto.endpoint,
    destination: await makeBucket(moto),
    destinationEndpoint: moto.endpoint,
  };
}

/** What the step that deletes works with, after a run that ended. */
function deleting(between: Ends, { run, events }: Ran) {
  const inputs = inputsFor(between);
  const work: Work = workOf({
    inputs,
    clients: connect(inputs),
    clock: SYSTEM_CLOCK,
    signal: new AbortController().signal,
    run: { id: run },
  });
  const batches = resultOf(events, "list") as Batches;
  const of = ({ name }: Batch): BatchResult => resultOf(events, `copy[${name}]`) as BatchResult;
  return {
    work,
    batches,
    act: async () => await deleteSource(work, batches, of, () => undefined),
  };
}

describe("deleting what was transferred", () => {
  test("deletes what was verified, and brings it back where versions are kept", async () => {
    const between = await ends(true);
    for (const key of ["a", "b"]) await between.source.put(key, `content of ${key}`);
    const { work, batches, act } = deleting(between, await transfer(inputsFor(between)));
    await between.source.put("later", "not transferred");

    expect(await act()).toEqual({ objects: 2, bytes: 24 });
    expect(await between.source.keys()).toEqual(["later"]);
    // Once more, as after a crash: nothing is left to do.
    expect(await act()).toEqual({ objects: 2, bytes: 24 });
    expect(await between.source.versions()).toEqual({ a: 2, b: 2, later: 1 });

    await undeleteSource(work, batches);
    expect(await between.source.keys()).toEqual(["a", "b", "later"]);
    expect(await between.source.versions()).toEqual({ a: 1, b: 1, later: 1 });
  });

  test("an object that a try which was cut off had deleted is brought back, too", async () => {
    const between = await ends(true);
    for (const key of ["a", "b"]) await between.source.put(key, "content");
    const { work, batches, act } = deleting(between, await transfer(inputsFor(between)));
    await between.source.client.send(new DeleteObjectCommand({ Bucket: between.source.name, Key: "a" }));
    await act();
    expect(await between.source.keys()).toEqual([]);
    await undeleteSource(work, batches);
    expect(await between.source.keys()).toEqual(["a", "b"]);
  });

  test("what changed at either end since it was verified is named and stays", async () => {
    const between = await ends(false);
    for (const key of ["a", "b", "c"]) await between.source.put(key, "content");
    const { act } = deleting(between, await transfer(inputsFor(between)));
    await between.source.put("a", "something newer");
    await between.destination.put("b", "something else");
    const failed = await act().then(String, String);
    expect(failed).toContain('"a": it was changed at the source since it was transferred');
    expect(failed).toContain('"b": the destination does not have any more what was verified');
    expect(await between.source.keys()).toEqual(["a", "b"]);
  });

  test("without versions nothing can be brought back, and that is said with the way out", async () => {
    const between = await ends(false);
    await between.source.put("a", "content");
    const { work, batches, act } = deleting(between, await transfer(inputsFor(between)));
    await act();
    await expect(undeleteSource(work, batches)).rejects.toThrow(
      /"a", were deleted from a bucket that keeps no versions\. Transfer them back/,
    );
  });
});

test("a transfer takes the time that its limit of bytes a second asks for, and little more", async () => {
  const between = await ends(false);
  await between.source.put("file", Buffer.alloc(3_000_000, "x"));
  const inputs = inputsFor(between, { copyMode: "streamed", bytesPerSecond: 1_000_000 });
  const clock = new VirtualClock();
  const { signal } = new AbortController();
  const work = workOf({ inputs, clients: connect(inputs), clock, signal, run: { id: "limited" } });
  const source = await headOf(work.sides.source, "file", work);
  if (source === undefined) throw new Error("the source has no file");
  await clock.runUntil(copyStreamed(work, "file", source, { IfNoneMatch: "*" }));
  expect(clock.elapsed()).toBeGreaterThanOrEqual(2_990);
  expect(clock.elapsed()).toBeLessThanOrEqual(3_010);
  expect(await between.destination.bytes("file")).toEqual(Buffer.alloc(3_000_000, "x"));
});
