import { randomUUID } from "node:crypto";
import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DeleteVolumeCommand,
  DescribeVolumesCommand,
  EC2Client,
  type Volume,
} from "@aws-sdk/client-ec2";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/aws/ebs/store.ts";
import type { RecoveryPoint, RestoreRequest, Store } from "../../../runbooks/backup/stores/store.ts";
import { type Account, startAccount } from "./account.ts";
import { contextOf, unwatched } from "./context.ts";

let account: Account;
let ec2: EC2Client;
let volume: string;
let store: Store;

beforeAll(async () => {
  account = await startAccount();
  ec2 = new EC2Client(account.client);
});
afterAll(async () => {
  ec2.destroy();
  await account[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const made = await ec2.send(
    new CreateVolumeCommand({
      AvailabilityZone: "eu-west-1b",
      Size: 12,
      VolumeType: "gp3",
      Encrypted: true,
      TagSpecifications: [{ ResourceType: "volume", Tags: [{ Key: "team", Value: "payments" }] }],
    }),
  );
  volume = made.VolumeId ?? "";
  store = await account.open(storeModule, { ebsVolume: volume });
});
afterEach(async () => {
  await store[Symbol.asyncDispose]?.();
  account.fake.volumes.pending.release();
  account.fake.refusals.clear();
  expect(account.fake.problems).toEqual([]);
});

async function snapshot(): Promise<string> {
  const { SnapshotId: id = "" } = await ec2.send(
    new CreateSnapshotCommand({ VolumeId: volume, Description: "nightly" }),
  );
  return id;
}

async function requestFor(id: string, more: Partial<RestoreRequest> = {}): Promise<RestoreRequest> {
  const point = (await store.recoveryPoints(contextOf("look"))).find((one) => one.id === id);
  if (point === undefined) throw new Error(`there is no recovery point ${id}`);
  return {
    chosen: { point, moment: point.newest },
    name: `orders-${randomUUID().slice(0, 8)}`,
    run: `run-${randomUUID()}`,
    isIsolated: false,
    ...more,
  };
}

async function volumesOf(run: string): Promise<readonly Volume[]> {
  const filters = [{ Name: "tag:rampart:run", Values: [run] }];
  return (await ec2.send(new DescribeVolumesCommand({ Filters: filters }))).Volumes ?? [];
}

test("snapshots that cannot be restored say why: not complete, archived, failed", async () => {
  const [pending, archived, failed, good] = [
    await snapshot(),
    await snapshot(),
    await snapshot(),
    await snapshot(),
  ];
  const { snapshots } = account.fake.volumes;
  snapshots.set(pending, { State: "pending", Progress: "40%" });
  snapshots.set(archived, { StorageTier: "archive" });
  snapshots.set(failed, { State: "error", StateMessage: "the key is disabled" });
  const points = new Map(
    (await store.recoveryPoints(contextOf("look"))).map((point): [string, RecoveryPoint] => [
      point.id,
      point,
    ]),
  );
  expect(points.get(pending)?.obstacle).toBe("the snapshot is not complete yet (40%)");
  expect(points.get(archived)?.obstacle).toContain("restore-snapshot-tier");
  expect(points.get(failed)?.obstacle).toBe("the snapshot is in the state error: the key is disabled");
  expect(points.get(good)).toMatchObject({ kind: "snapshot", bytes: 12 * 1024 ** 3 });
  expect(points.get(good)?.obstacle).toBeUndefined();
});

test("a volume is restored in the zone and of the type of the original, verified, and removed again", async () => {
  const request = await requestFor(await snapshot());
  const context = contextOf(request.run);
  expect(await store.restoreState(request, context)).toEqual({ is: "absent" });
  const restored = await store.restore(request, context, unwatched);
  expect(await store.restoreState(request, context)).toEqual({ is: "restored", restored });
  const [made] = await volumesOf(request.run);
  expect(made).toMatchObject({
    AvailabilityZone: "eu-west-1b",
    VolumeType: "gp3",
    Size: 12,
    Encrypted: true,
  });
  expect(made?.Tags).toContainEqual({ Key: "team", Value: "payments" });
  expect(await store.verify(restored, context)).toMatchObject({ passes: true });
  account.fake.volumes.impaired.add(restored.id);
  expect(await store.verify(restored, context)).toMatchObject({ passes: false });
  expect(store.handOver(restored)).toContain(`attach-volume --volume-id ${restored.id}`);
  await store.remove(request, context);
  expect(await volumesOf(request.run)).toEqual([]);
  await store.remove(request, context);
});

test("a run that was cut off finds its volume, and one that asks again makes no other", async () => {
  account.fake.volumes.pending.looks = Number.POSITIVE_INFINITY;
  const request = await requestFor(await snapshot());
  const crashed = new AbortController();
  const cut = store.restore(request, contextOf(request.run, { signal: crashed.signal }), unwatched);
  await expect
    .poll(async () => (await store.restoreState(request, contextOf(request.run))).is)
    .toBe("restoring");
  crashed.abort(new Error("killed"));
  await expect(cut).rejects.toThrow();
  account.fake.volumes.pending.release();
  await store.restore(request, contextOf(request.run), unwatched);
  expect((await volumesOf(request.run)).length).toBe(1);
});

test("a volume of that name that another run made is foreign, and is not removed", async () => {
  const request = await requestFor(await snapshot());
  await store.restore(request, contextOf(request.run), unwatched);
  const other = { ...request, run: "run-of-another" };
  expect(await store.restoreState(other, contextOf(other.run))).toMatchObject({ is: "foreign" });
  await store.remove(other, contextOf(other.run));
  expect((await volumesOf(request.run)).length).toBe(1);
});

test("a volume whose key EC2 may not use has failed, and can be removed", async () => {
  account.fake.volumes.pending.failsWith = "error";
  const request = await requestFor(await snapshot());
  await expect(store.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(
    /may not use the key/,
  );
  expect((await store.restoreState(request, contextOf(request.run))).is).toBe("failed");
  await store.remove(request, contextOf(request.run));
  expect(await volumesOf(request.run)).toEqual([]);
});

test("of a volume that is gone, the zone has to be told", async () => {
  const id = await snapshot();
  const request = await requestFor(id);
  await ec2.send(new DeleteVolumeCommand({ VolumeId: volume }));
  expect(await store.original(contextOf("look"))).toBeUndefined();
  await expect(store.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(
    /ebsAvailabilityZone/,
  );
  const told = await account.open(storeModule, { ebsVolume: volume, ebsAvailabilityZone: "eu-west-1c" });
  const restored = await told.restore(request, contextOf(request.run), unwatched);
  expect(restored.address).toBe("12 GiB in eu-west-1c");
  await told[Symbol.asyncDispose]?.();
});

test("that there is no room in the account is said with the call that was refused", async () => {
  account.fake.refusals.add("ec2:CreateVolume", {
    code: "VolumeLimitExceeded",
    message: "You have exceeded your maximum gp3 storage limit.",
  });
  const request = await requestFor(await snapshot());
  await expect(store.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(
    /ec2:CreateVolume was refused: VolumeLimitExceeded/,
  );
});
