import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  type LifecycleRule,
  ListBucketsCommand,
} from "@aws-sdk/client-s3";
import type { ReadContext } from "@rampart/runbook";
import type { RecoveryPoint } from "../../store.ts";
import { explained, unlessMissing } from "../shared/errors.ts";
import { instantOf } from "../shared/names.ts";
import { lastWholeSecond } from "./as-of.ts";
import type { S3Service } from "./service.ts";

/** When S3 began: no version is older. */
const FIRST_OBJECT = new Date("2006-03-14T00:00:00Z");

/** Whether the original is there, and keeps versions; undefined where there is none. */
export async function versioningOf(
  { source, bucket, owner }: S3Service,
  { signal }: ReadContext,
): Promise<"Enabled" | "Suspended" | "Off" | undefined> {
  const of = { Bucket: bucket, ExpectedBucketOwner: owner };
  const head = await explained(
    "s3:ListBucket",
    unlessMissing(
      source.send(new HeadBucketCommand(of), { abortSignal: signal }),
      "NotFound",
      "NoSuchBucket",
    ),
  );
  if (head === undefined) return undefined;
  const answer = await explained(
    "s3:GetBucketVersioning",
    source.send(new GetBucketVersioningCommand(of), { abortSignal: signal }),
  );
  return answer.Status ?? "Off";
}

/** The versions of a bucket, as one point: any moment as far back as they are kept. */
export async function versionPoints(
  service: S3Service,
  context: ReadContext,
): Promise<readonly RecoveryPoint[]> {
  const versioning = await versioningOf(service, context);
  if (versioning === undefined) return [];
  const newest = lastWholeSecond(context.clock.now());
  const days = await daysKept(service, context);
  const kept = days === undefined ? FIRST_OBJECT : new Date(newest.getTime() - days * 24 * 3_600_000);
  const made = (await bucketMade(service, context)) ?? FIRST_OBJECT;
  const obstacle = OBSTACLES[versioning];
  return [
    {
      id: `arn:aws:s3:::${service.bucket}/${service.prefix}`,
      kind: "versions",
      newest: instantOf(newest),
      oldest: instantOf(new Date(Math.min(newest.getTime(), Math.max(kept.getTime(), made.getTime())))),
      place:
        days === undefined
          ? `versions in ${service.bucket}`
          : `versions in ${service.bucket}, whose life cycle keeps them for ${days} days`,
      ...(obstacle === undefined ? {} : { obstacle }),
    },
  ];
}

const OBSTACLES: Readonly<Record<string, string>> = {
  Off: "the bucket keeps no versions: what was overwritten or deleted is gone",
  Suspended: "versioning is suspended: what was overwritten or deleted since is gone",
};

/** For how many days the life cycle keeps what was overwritten or deleted; undefined if without end. */
async function daysKept(
  { source, bucket, owner, prefix }: S3Service,
  { signal }: ReadContext,
): Promise<number | undefined> {
  const command = new GetBucketLifecycleConfigurationCommand({ Bucket: bucket, ExpectedBucketOwner: owner });
  const answer = await explained(
    "s3:GetLifecycleConfiguration",
    unlessMissing(source.send(command, { abortSignal: signal }), "NoSuchLifecycleConfiguration"),
  );
  const days = (answer?.Rules ?? [])
    .filter((rule) => rule.Status === "Enabled" && concerns(rule, prefix))
    .flatMap(({ NoncurrentVersionExpiration: expiration }) => expiration?.NoncurrentDays ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}

/** Whether a rule may take versions away under `prefix`; one by tag or size may take some. */
function concerns({ Filter: filter, Prefix: old }: LifecycleRule, prefix: string): boolean {
  const own = filter?.Prefix ?? filter?.And?.Prefix ?? old ?? "";
  return own.startsWith(prefix) || prefix.startsWith(own);
}

async function bucketMade({ source, bucket }: S3Service, { signal }: ReadContext): Promise<Date | undefined> {
  const command = new ListBucketsCommand({ Prefix: bucket });
  // Who may not list buckets only does not know how old this one is.
  const answer = await explained(
    "s3:ListAllMyBuckets",
    unlessMissing(source.send(command, { abortSignal: signal }), "AccessDenied"),
  );
  const buckets = answer?.Buckets ?? [];
  return buckets.find(({ Name: name }) => name === bucket)?.CreationDate;
}
