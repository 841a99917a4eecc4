/**
 * One view of an S3 bucket, however it is written: all in the bucket, as before version 7 of the provider, or in
 * resources of its own for versioning, encryption, public access and the rest.
 */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { allOf, anyOf, type Truth } from "../value/index.ts";
import { someAttached } from "./attached.ts";

const BUCKET = "aws:s3/bucket:Bucket";

function attachedBy(token: string): Reference {
  return { type: token, through: "bucket", to: [BUCKET] };
}

interface InlineVersioning {
  readonly versioning?: { readonly enabled?: boolean };
}

interface Versioning {
  readonly versioningConfiguration: { readonly status: string };
}

const VERSIONING = attachedBy("aws:s3/bucketVersioning:BucketVersioning");

/** Whether the bucket keeps versions of its objects. */
export function isVersioned(graph: ResourceGraph, bucket: Resource<never> | Resource): Truth {
  const inline = bucket as unknown as Resource<InlineVersioning>;
  return anyOf(
    inline.inputs.get("versioning").get("enabled").equals(true),
    someAttached<Versioning>(graph, bucket, VERSIONING, (versioning) =>
      versioning.get("versioningConfiguration").get("status").oneOf(["Enabled"]),
    ),
  );
}

interface PublicAccessBlock {
  readonly blockPublicAcls?: boolean;
  readonly blockPublicPolicy?: boolean;
  readonly ignorePublicAcls?: boolean;
  readonly restrictPublicBuckets?: boolean;
}

const PUBLIC_ACCESS_BLOCK = attachedBy("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
const PUBLIC_ACCESS_SWITCHES = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;

/** Whether all four switches against public access are on for the bucket itself. */
export function blocksPublicAccess(graph: ResourceGraph, bucket: Resource<never> | Resource): Truth {
  return someAttached<PublicAccessBlock>(graph, bucket, PUBLIC_ACCESS_BLOCK, (block) =>
    allOf(...PUBLIC_ACCESS_SWITCHES.map((name) => block.get(name).equals(true))),
  );
}
