import { allRules } from "@rampart/policies";
import { expect, it } from "vitest";
import { parsePeerCases } from "../../scripts/peer-cases/peer-case.ts";
import { scoreCases } from "../../scripts/peer-cases/score.ts";
import { scoreTable } from "../../scripts/peer-cases/score-table.ts";

function volume(id: string, check: string, encrypted: boolean, expected: "pass" | "fail"): object {
  return {
    id,
    kind: "resource",
    peer_check: check,
    type: "aws:ebs/volume:Volume",
    props: { encrypted },
    expect: expected,
  };
}

const buckets = {
  id: "versions",
  kind: "stack",
  peer_check: "BUCKET_VERSIONS",
  resources: [
    { name: "kept", type: "aws:s3/bucketV2:BucketV2", props: {}, outputs: { id: "kept-id" } },
    {
      name: "versions",
      type: "aws:s3/bucketVersioning:BucketVersioning",
      props: { versioningConfiguration: { status: "Enabled" } },
      refs: [{ path: "bucket", to: "kept", attr: "id" }],
    },
    { name: "lost", type: "aws:s3/bucketV2:BucketV2", props: {}, outputs: { id: "lost-id" } },
  ],
  pass: ["kept"],
  fail: ["lost"],
};

function scored(...cases: readonly object[]): ReturnType<typeof scoreCases> {
  const lines = cases.map((one) => JSON.stringify(one)).join("\n");
  return scoreCases(parsePeerCases(lines, "cases.jsonl"), allRules);
}

it("counts a check as covered that one rule agrees with, resource by resource", () => {
  const { checks, covered, comparable } = scored(
    volume("on", "DISKS", true, "pass"),
    volume("off", "DISKS", false, "fail"),
    buckets,
  );
  expect([covered, comparable]).toEqual([2, 2]);
  expect(checks.map(({ check, nearest }) => [check, nearest?.rule])).toEqual([
    ["BUCKET_VERSIONS", "backup/object-stores-versioned"],
    ["DISKS", "encryption/disks-encrypted-at-rest"],
  ]);
});

it("says which cases keep a check from being covered", () => {
  const score = scored(
    volume("on", "ODD", true, "pass"),
    volume("odd", "ODD", false, "pass"),
    volume("off", "ODD", false, "fail"),
  );
  expect(score.covered).toBe(0);
  expect(score.checks[0]?.nearest?.misses).toContain("odd should pass");
  expect(scoreTable(score)).toMatch(/^ODD +missed .*odd should pass/);
});

it("does not count a check whose cases are all of one kind", () => {
  const { covered, comparable, checks } = scored(volume("off", "ONLY_BAD", false, "fail"));
  expect([covered, comparable]).toEqual([0, 0]);
  expect(checks[0]?.verdict).toBe("one-sided");
});

it("judges a stack as a whole where no resource is named", () => {
  const { pass: _, fail: __, ...whole } = buckets;
  const [versioned, bucket] = buckets.resources;
  const { checks } = scored(
    { ...whole, expect: "fail" },
    { ...whole, id: "good", resources: [versioned, bucket], expect: "pass" },
  );
  expect(checks[0]).toMatchObject({
    verdict: "covered",
    nearest: { rule: "backup/object-stores-versioned" },
  });
});

it("names the line that is no case", () => {
  expect(() => parsePeerCases(`${JSON.stringify(buckets)}\n{"id": 3}`, "cases.jsonl")).toThrow(
    "cases.jsonl:2: no test case",
  );
});
