import type { Reference, ResourceGraph, ResourceRecord } from "@rampart/core/graph";
import { type Truth, undetermined } from "@rampart/core/value";
import { atLeast, countAttached, someAttached } from "@rampart/core/views";
import { describe, expect, it } from "vitest";
import { graphOf, record, urnOf } from "../graph/records.ts";
import { UNKNOWN } from "../value/encoded.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const REFERENCE: Reference = { type: VERSIONING, through: "bucket", to: [BUCKET] };
const TARGET = urnOf(BUCKET, "data");

/** A graph of the bucket `data` and of what is attached to it, or may be. */
function attaching(...attached: readonly Partial<ResourceRecord>[]): ResourceGraph {
  return graphOf(
    record(BUCKET, "data", { id: "data" }),
    record(BUCKET, "other", { id: "other" }),
    ...attached.map((fields, index) => record(VERSIONING, `v${index}`, fields)),
  );
}

function some(...attached: readonly Partial<ResourceRecord>[]): Truth {
  const graph = attaching(...attached);
  const target = graph.get(TARGET);
  if (target === undefined) throw new Error("the graph lost the bucket");
  return someAttached<{ status: string }>(graph, target, REFERENCE, (one) =>
    one.get("status").equals("Enabled"),
  );
}

const certain = (status: unknown): Partial<ResourceRecord> => ({ inputs: { bucket: "data", status } });
const possible = (status: unknown): Partial<ResourceRecord> => ({ inputs: { bucket: UNKNOWN, status } });
const elsewhere = (status: unknown): Partial<ResourceRecord> => ({ inputs: { bucket: "other", status } });

describe("whether something attached has a property", () => {
  it("is true of what is certainly attached, and names the resource and property that prove it", () => {
    expect(some(certain("Enabled"))).toEqual({ state: "true", paths: ["v0#status"] });
    expect(some(certain("Suspended"), certain("Enabled"))).toEqual({ state: "true", paths: ["v1#status"] });
  });

  it("is false if nothing is attached, or what is attached has it not", () => {
    expect(some()).toEqual({ state: "false", paths: [] });
    expect(some(elsewhere("Enabled")).state).toBe("false");
    expect(some(certain("Suspended"))).toEqual({ state: "false", paths: ["v0#status"] });
  });

  it("cannot be told while what decides is not known", () => {
    expect(some(certain(UNKNOWN))).toEqual(undetermined({ path: "v0#status", reason: "computed" }));
    expect(some(certain({}))).toEqual(undetermined({ path: "v0#status", reason: "malformed" }));
  });

  it("cannot be told while it is not known whether it is attached, and never is true for that reason", () => {
    expect(some(possible("Enabled"))).toEqual(undetermined({ path: "v0#bucket", reason: "computed" }));
    expect(some(possible(UNKNOWN)).state).toBe("unknown");
  });

  it("is false if neither what is nor what may be attached has it", () => {
    expect(some(possible("Suspended")).state).toBe("false");
    expect(some(certain("Suspended"), possible("Suspended")).state).toBe("false");
  });

  it("is decided by what is certain, whatever else is possible", () => {
    expect(some(possible("Enabled"), certain("Enabled"))).toEqual({ state: "true", paths: ["v1#status"] });
    expect(some(possible("Enabled"), certain("Suspended")).state).toBe("unknown");
  });
});

describe("how many are attached", () => {
  const reaches = (minimum: number, ...attached: readonly Partial<ResourceRecord>[]): Truth["state"] => {
    const graph = attaching(...attached);
    const target = graph.get(TARGET);
    if (target === undefined) throw new Error("the graph lost the bucket");
    const count = countAttached<{ status: string }>(graph, target, [REFERENCE], (one) =>
      one.get("status").equals("Enabled"),
    );
    return atLeast(count, minimum).state;
  };

  it("reaches a minimum only by those that certainly are and certainly count", () => {
    expect(reaches(2, certain("Enabled"), certain("Enabled"))).toBe("true");
    expect(reaches(2, certain("Enabled"), elsewhere("Enabled"))).toBe("false");
    expect(reaches(2, certain("Enabled"), certain("Suspended"))).toBe("false");
    expect(reaches(0)).toBe("true");
  });

  it("is undetermined as long as those that are possible could reach it, and no longer", () => {
    expect(reaches(2, certain("Enabled"), certain(UNKNOWN))).toBe("unknown");
    expect(reaches(2, certain("Enabled"), possible("Enabled"))).toBe("unknown");
    expect(reaches(2, certain("Enabled"), possible("Suspended"))).toBe("false");
    expect(reaches(3, certain("Enabled"), possible("Enabled"))).toBe("false");
  });
});
