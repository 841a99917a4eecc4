import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import type { ReadContext } from "@rampart/runbook";
import type { Restored, RestoreRequest, RestoreState } from "../../store.ts";
import { explained } from "../shared/errors.ts";
import { foreignBecause } from "../shared/mark.ts";
import { objectsAsOf } from "./as-of.ts";
import { copyVersion } from "./copy.ts";
import { beginManifest, type Manifest, manifestOf, removeManifest, writeManifest } from "./manifest.ts";
import { type Listed, objectsOf, type Version, versionsOf } from "./pages.ts";
import { restoredKey, type S3Service } from "./service.ts";

/** Objects that are copied at the same time. */
const AT_ONCE = 16;

/** What is restored under `name`, to list. */
export function restoredUnder({ target, restoreBucket, owner }: S3Service, name: string): Listed {
  return { client: target, bucket: restoreBucket, prefix: restoredKey(name, ""), owner };
}

/** The original, to list. */
export function originalOf({ source, bucket, prefix, owner }: S3Service): Listed {
  return { client: source, bucket, prefix, owner };
}

/** Copies the objects as they were at the moment. What was copied before a crash is not copied again. */
export async function restoreObjects(
  service: S3Service,
  { chosen: { moment }, name, run }: RestoreRequest,
  context: ReadContext,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<Restored> {
  const manifest: Manifest = {
    run,
    bucket: service.bucket,
    prefix: service.prefix,
    moment,
    status: "restoring",
    objects: 0,
    bytes: 0,
  };
  if (!(await beginManifest(service, name, manifest, context))) {
    const before = await manifestOf(service, name, context);
    if (before?.run !== run) throw new Error(foreignBecause("restore", name, before?.run));
    if (before.status === "complete") return restoredOf(service, name, before);
  }
  let objects = 0;
  let bytes = 0;
  const batch: Version[] = [];
  const copyBatch = async (): Promise<void> => {
    const begun = batch.splice(0);
    // All of them end before this does, so that nothing goes on behind the back of a step that has failed.
    const ended = await Promise.allSettled(
      begun.map(async (version) => await copyVersion(service, name, version, context)),
    );
    for (const one of ended) if (one.status === "rejected") throw one.reason;
    objects += begun.length;
    bytes += begun.reduce((sum, version) => sum + version.bytes, 0);
    progress(objects, objects, "objects");
  };
  for await (const version of objectsAsOf(versionsOf(originalOf(service), context), moment)) {
    batch.push(version);
    if (batch.length === AT_ONCE) await copyBatch();
  }
  await copyBatch();
  const complete: Manifest = { ...manifest, status: "complete", objects, bytes };
  await writeManifest(service, name, complete, context);
  return restoredOf(service, name, complete);
}

/** What became of the restore of `request`. */
export async function objectsState(
  service: S3Service,
  { name, run }: RestoreRequest,
  context: ReadContext,
): Promise<RestoreState> {
  const manifest = await manifestOf(service, name, context);
  if (manifest === undefined) {
    for await (const { key } of objectsOf(restoredUnder(service, name), context)) {
      return {
        is: "foreign",
        because: `s3://${service.restoreBucket}/${key} is there, and no run restored it`,
      };
    }
    return { is: "absent" };
  }
  if (manifest.run !== run) return { is: "foreign", because: foreignBecause("restore", name, manifest.run) };
  return manifest.status === "complete"
    ? { is: "restored", restored: restoredOf(service, name, manifest) }
    : { is: "restoring" };
}

/** Removes what was restored with all its versions, if the run made it. The manifest goes last. */
export async function removeObjects(
  service: S3Service,
  { name, run }: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const manifest = await manifestOf(service, name, context);
  if (manifest?.run !== run) return;
  const { target, restoreBucket, owner } = service;
  for await (const { key, id } of versionsOf(restoredUnder(service, name), context)) {
    const command = new DeleteObjectCommand({
      Bucket: restoreBucket,
      Key: key,
      ExpectedBucketOwner: owner,
      ...(id === "null" ? {} : { VersionId: id }),
    });
    await explained(
      id === "null" ? "s3:DeleteObject" : "s3:DeleteObjectVersion",
      target.send(command, { abortSignal: context.signal }),
    );
  }
  await removeManifest(service, name, context);
}

function restoredOf(
  { restoreBucket }: S3Service,
  name: string,
  { objects, bytes, moment }: Manifest,
): Restored {
  const address = `s3://${restoreBucket}/${restoredKey(name, "")}`;
  return { id: address, name, address, objects, bytes, moment };
}
