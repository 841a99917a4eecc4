import { randomBytes } from "node:crypto";
import { DeleteObjectCommand, PutObjectLegalHoldCommand } from "@aws-sdk/client-s3";
import { undoRun } from "@rampart/runbook/execute";
import { rehearse } from "@rampart/runbook/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { refuseContradiction } from "../../../runbooks/backup/archive/inputs.ts";
import { sampleOf } from "../../../runbooks/backup/archive/retrieval.ts";
import runbook from "../../../runbooks/backup/archive/runbook.ts";
import release from "../../../runbooks/backup/archive-release/runbook.ts";
import { type Moto, startMoto } from "../../servers/moto/moto.ts";
import { type Passing, startProxy } from "../../servers/moto/proxy.ts";
import { archive, RETRIEVAL_PAUSE, slowRetrieval, tamperAfter, World } from "./world.ts";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(async () => await moto.stop());
afterEach(async () => await slowRetrieval(moto, 0));

async function backups(): Promise<World> {
  const world = await World.make(moto);
  for (const name of ["a", "b", "c"]) await world.put(name, `backup ${name}`);
  return world;
}

test("old backups go to cold storage under hold, and a sample comes back", async () => {
  const world = await backups();
  const result = await rehearse(runbook, {
    ...world.rehearsal({ sample: 2, seed: "s" }),
    expect: {
      status: "completed",
      steps: [
        "source is reachable",
        "archive is reachable",
        "archive has a known owner",
        "source and archive are apart",
        "archive can be locked",
        "old backups can be archived",
        "list",
        "copy[00001]",
        "copy[00002]",
        "manifest",
        "hold[00001]",
        "hold[00002]",
        "ask for a sample",
        "wait for the sample",
        "retrieval test",
      ],
    },
  });
  expect(result.problems).toEqual([]);
  expect(await world.archived()).toEqual({
    "cold/a": "1 DEEP_ARCHIVE ON",
    "cold/b": "1 DEEP_ARCHIVE ON",
    "cold/c": "1 DEEP_ARCHIVE ON",
  });
  expect(await world.keys(world.source)).toEqual(["a", "b", "c"]);
  const gate = JSON.stringify(result.entries.find(({ event }) => JSON.stringify(event).includes("180 days")));
  expect(gate).toContain("is billed for at least 180 days, also when it is deleted earlier");
});

test("it waits for hours until the service has made the sample readable", async () => {
  const world = await backups();
  await slowRetrieval(moto, 6);
  const { status, slept, because } = await archive(world);
  expect({ status, because }).toEqual({ status: "completed", because: undefined });
  expect(slept).toBeGreaterThanOrEqual(RETRIEVAL_PAUSE);
});

test("backups that are not old enough stay where they are", async () => {
  const world = await backups();
  const result = await rehearse(runbook, {
    ...world.rehearsal({ olderThan: "300d" }),
    expect: { status: "refused", because: "0 objects older than 300d" },
  });
  expect(result.problems).toEqual([]);
  expect(await world.archived()).toEqual({});
});

test("a bucket without Object Lock is refused before anything is copied", async () => {
  const world = await World.make(moto, { hasLock: false });
  await world.put("a", "backup a");
  const result = await rehearse(runbook, {
    ...world.rehearsal(),
    expect: { status: "refused", because: "no Object Lock" },
  });
  expect(result.problems).toEqual([]);
  expect(await world.archived()).toEqual({});
});

test("the source is deleted when somebody else said so, after the retrieval test", async () => {
  const world = await backups();
  const result = await rehearse(runbook, {
    ...world.rehearsal({ deleteSource: true }),
    expect: { status: "completed", changed: { "old backups": { objects: 0, bytes: 0, largest: 0 } } },
  });
  expect(result.problems).toEqual([]);
  expect(await world.keys(world.source)).toEqual([]);
  expect(Object.values(await world.archived())).toEqual(Array(3).fill("1 DEEP_ARCHIVE ON"));
});

test("nothing is deleted at the source if a hold was lifted meanwhile", async () => {
  const world = await backups();
  const rehearsal = world.rehearsal({ deleteSource: true });
  const lifted = new PutObjectLegalHoldCommand({
    Bucket: world.archive,
    Key: "cold/b",
    LegalHold: { Status: "OFF" },
  });
  tamperAfter(rehearsal.clients, "RestoreObjectCommand", async () => void (await world.client.send(lifted)));
  const result = await rehearse(runbook, {
    ...rehearsal,
    expect: {
      status: "failed",
      stoppedAt: `delete source[${world.source}/]`,
      because: '"cold/b": it is under no legal hold',
    },
  });
  expect(result.problems).toEqual([]);
  expect(await world.keys(world.source)).toEqual(["a", "b", "c"]);
});

test("an archive that gives back other bytes fails the retrieval test, and nothing is deleted", async () => {
  const world = await backups();
  const isRead = ({ method, url }: Passing): boolean => method === "GET" && url.includes("/cold/");
  await using proxy = await startProxy(moto.endpoint, (passing) =>
    isRead(passing) ? { kind: "corrupt-answer" } : undefined,
  );
  const result = await rehearse(runbook, {
    ...world.rehearsal({ deleteSource: true, archiveEndpoint: proxy.endpoint }),
    expect: {
      status: "failed",
      stoppedAt: "retrieval test",
      because: /the archive does not give back what was put into it: "cold\/[abc]"/,
    },
  });
  expect(result.problems).toEqual([]);
  expect(await world.keys(world.source)).toEqual(["a", "b", "c"]);
});

test("large backups are copied and proved in parts", async () => {
  const world = await World.make(moto);
  await world.put("large", randomBytes(11 * 1024 ** 2));
  const result = await rehearse(runbook, {
    ...world.rehearsal({ partMebibytes: 5 }),
    expect: { status: "completed" },
  });
  expect(result.problems).toEqual([]);
});

test("a seed picks the same sample each time, another one another, and every object can be picked", () => {
  const archived = Array.from({ length: 20 }, (_, index) => ({
    key: `k${index}`,
    etag: "e",
    size: 1,
    sha256: "s",
  }));
  expect(sampleOf(archived, 3, "one")).toEqual(sampleOf(archived.toReversed(), 3, "one"));
  const picked = new Set<string>();
  for (let seed = 0; seed < 400; seed += 1) {
    const [first, ...rest] = sampleOf(archived, 1, String(seed));
    expect(rest).toEqual([]);
    picked.add(first?.key ?? "");
  }
  expect(picked.size).toBe(20);
});

test("inputs that contradict one another are refused before anything is asked", async () => {
  const world = await backups();
  expect(() => refuseContradiction(world.inputs({ retrieval: "expedited" }))).toThrow(
    "input retrieval: DEEP_ARCHIVE cannot be retrieved expedited",
  );
  expect(() => refuseContradiction(world.inputs({ olderThan: "old" }))).toThrow("input olderThan: ");
});

test("what is under hold stays when the run is undone, until it was released", async () => {
  const world = await backups();
  const { run, options } = await archive(world);
  const first = await undoRun(runbook, run, options);
  expect(first.status).toBe("undo-failed");
  expect(first.because).toContain("archived objects are under legal hold and stay");
  expect(first.because).toContain(`backup/archive-release --input archiveRun=${run}`);
  expect(Object.values(await world.archived())).toEqual(Array(3).fill("1 DEEP_ARCHIVE ON"));
  // The hold is what keeps it, and not this code alone.
  const { VersionId } = await world.head("cold/a");
  const deletion = new DeleteObjectCommand({ Bucket: world.archive, Key: "cold/a", VersionId });
  await expect(world.client.send(deletion)).rejects.toThrow();

  for (const Key of await world.keys(world.archive)) {
    const LegalHold = { Status: "OFF" } as const;
    await world.client.send(new PutObjectLegalHoldCommand({ Bucket: world.archive, Key, LegalHold }));
  }
  const second = await undoRun(runbook, run, options);
  expect([second.status, second.because]).toEqual(["undone", undefined]);
  expect(await world.archived()).toEqual({});
  expect(await world.keys(world.source)).toEqual(["a", "b", "c"]);
});

test("releasing needs a reason and an approval, and undoing it puts the holds back", async () => {
  const world = await backups();
  expect(
    (await rehearse(runbook, { ...world.rehearsal(), expect: { status: "completed" } })).problems,
  ).toEqual([]);
  const {
    archiveBucket,
    archiveRegion,
    archiveEndpoint,
    archivePrefix,
    archiveAccessKeyId,
    archiveSecretAccessKey,
  } = world.inputs();
  const inputs = {
    archiveBucket,
    archiveRegion,
    archiveEndpoint,
    archivePrefix,
    archiveAccessKeyId,
    archiveSecretAccessKey,
    archiveRun: "rehearsal",
    reason: "the case 4711 is closed",
  };
  const { clients } = world.rehearsal();
  const released = await rehearse(release, {
    inputs,
    clients,
    people: { approve: { release: ["Grace"] } },
    expect: { status: "completed", changed: { "legal holds": { held: 0 } } },
  });
  expect(released.problems).toEqual([]);
  expect(Object.values(await world.archived())).toEqual(Array(3).fill("1 DEEP_ARCHIVE OFF"));
  const back = await rehearse(release, {
    inputs,
    clients,
    people: { approve: { release: ["Grace"] } },
    expect: { status: "completed", undo: { status: "undone" } },
  });
  expect(back.problems).toEqual([]);
  expect(Object.values(await world.archived())).toEqual(Array(3).fill("1 DEEP_ARCHIVE ON"));
});
