import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { anyOf, type Truth, yes } from "../value/index.ts";
import { someAttached } from "./attached.ts";

const BUCKET = ["aws:s3/bucket:Bucket"];

const DELIVERERS: readonly Reference[] = [
  { type: "aws:s3/bucketLogging:BucketLogging", through: "targetBucket", to: BUCKET },
  { type: "aws:s3/bucket:Bucket", through: "logging.targetBucket", to: BUCKET },
  { type: "aws:lb/loadBalancer:LoadBalancer", through: "accessLogs.bucket", to: BUCKET },
  { type: "aws:elb/loadBalancer:LoadBalancer", through: "accessLogs.bucket", to: BUCKET },
];

/** Whether other buckets or load balancers write their access logs into the bucket. They can use no key of KMS. */
export function receivesAccessLogs(graph: ResourceGraph, bucket: Resource<never> | Resource): Truth {
  return anyOf(...DELIVERERS.map((reference) => someAttached(graph, bucket, reference, () => yes())));
}
