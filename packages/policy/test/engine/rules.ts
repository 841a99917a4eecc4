// Small rules for the tests of the engine's side.
import type { Resource } from "@rampart/core/graph";
import { defineGraphRule, defineRule, mustNot, type Rule } from "@rampart/policy";

export const BUCKET = "aws:s3/bucket:Bucket";
export const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";

interface Types {
  readonly [BUCKET]: { readonly acl?: string; readonly tags?: Readonly<Record<string, string>> };
  readonly [VERSIONING]: { readonly bucket?: string };
}

const text = { severity: "high", rationale: "Because.", fix: "Mend it." } as const;

/** One bucket decides it. */
export const notPublic: Rule = defineRule<Types>({
  ...text,
  id: "access/not-public",
  title: "Buckets are not public",
  severity: "critical",
  checks: {
    [BUCKET]: (bucket: Resource<Types[typeof BUCKET]>) =>
      mustNot(bucket.get("acl").equals("public-read"), `its ACL is ${bucket.get("acl").display()}`),
  },
});

/** The whole stack decides it. */
export const versioned: Rule = defineGraphRule<Types>({
  ...text,
  id: "backup/versioned",
  title: "Buckets keep versions",
  checks: {
    [BUCKET]: (bucket, { graph }) => {
      const through = { type: VERSIONING, through: "bucket", to: [BUCKET] };
      return graph.references.to(bucket as Resource, through).certain.length > 0
        ? { outcome: "pass" }
        : { outcome: "fail", message: "no versions are kept" };
    },
  },
});

/** A rule that breaks on every bucket. */
export const broken: Rule = defineRule<Types>({
  ...text,
  id: "access/broken",
  title: "It breaks",
  checks: {
    [BUCKET]: () => {
      throw new Error("the rule lost its way");
    },
  },
});
