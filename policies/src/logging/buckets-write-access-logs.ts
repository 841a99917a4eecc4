import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, combine, type Truth, yes } from "@rampart/core/value";
import { receivesAccessLogs, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const LOGGING: Reference = {
  type: "aws:s3/bucketLogging:BucketLogging",
  through: "bucket",
  to: ["aws:s3/bucket:Bucket"],
};

interface Replication {
  readonly rules: readonly { readonly destination?: { readonly bucket: string } }[];
}

/** A copy that only S3 writes: who reads the original is in the logs of the original. */
function isReplica(graph: ResourceGraph, bucket: Resource<never> | Resource): Truth {
  const arn = (bucket as Resource).outputs.get("arn").knownText();
  const names = new Set([
    arn,
    `arn:aws:s3:::${(bucket as Resource<{ bucket?: string }>).get("bucket").knownText()}`,
  ]);
  const replications = graph.ofType<Replication>("aws:s3/bucketReplicationConfig:BucketReplicationConfig");
  return combine(
    replications.map((replication) =>
      replication.sourcesOf("rules")?.includes(bucket.urn)
        ? yes("rules")
        : replication.get("rules").some((rule) =>
            rule
              .get("destination")
              .get("bucket")
              .text((name) => names.has(name)),
          ),
    ),
    "true",
  );
}

export const bucketsWriteAccessLogs: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/buckets-write-access-logs",
  title: "Buckets write access logs",
  severity: "low",
  rationale: "When documents turn up where they should not, nobody can say who read them and since when.",
  fix: "Add a BucketLogging that names the bucket and a targetBucket for logs.",
  failure: "who reads and writes objects is not logged",
  requires: {
    "aws:s3/bucket:Bucket": (bucket, { graph }) =>
      anyOf(
        bucket.inputs.get("logging").get("targetBucket").isSet(),
        someAttached(graph, bucket, LOGGING, () => yes()),
        // A bucket that logged into itself, or another log bucket, would never stop.
        receivesAccessLogs(graph, bucket),
        isReplica(graph, bucket),
      ),
  },
});
