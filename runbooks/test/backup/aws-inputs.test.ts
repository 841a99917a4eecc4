import { InputError } from "@rampart/core/errors";
import type { AnyInputs } from "@rampart/runbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storeModule as backup } from "../../backup/stores/aws/backup/store.ts";
import { DigestSum, digestOf } from "../../backup/stores/aws/dynamodb/digest.ts";
import { storeModule as dynamodb } from "../../backup/stores/aws/dynamodb/store.ts";
import { storeModule as ebs } from "../../backup/stores/aws/ebs/store.ts";
import { AWS_INPUTS } from "../../backup/stores/aws/inputs.ts";
import { whyNoIdentifier } from "../../backup/stores/aws/rds/identifier.ts";
import { restorableMoment } from "../../backup/stores/aws/rds/points.ts";
import { parkedName } from "../../backup/stores/aws/rds/rename.ts";
import { storeModule as rds } from "../../backup/stores/aws/rds/store.ts";
import { whereItIs } from "../../backup/stores/aws/rds/where-it-is.ts";
import { storeModule as s3 } from "../../backup/stores/aws/s3/store.ts";
import { regionsOf } from "../../backup/stores/aws/shared/connection.ts";
import { explained } from "../../backup/stores/aws/shared/errors.ts";
import { markOf, ownTags, runOf } from "../../backup/stores/aws/shared/mark.ts";
import { until } from "../../backup/stores/aws/shared/wait.ts";
import type { StoreModule } from "../../backup/stores/store.ts";

const MODULES: readonly (readonly [string, StoreModule])[] = [
  ["rds", rds],
  ["dynamodb", dynamodb],
  ["ebs", ebs],
  ["s3", s3],
  ["backup", backup],
];

describe("inputs", () => {
  test.each(MODULES)(
    "of %s are all described, and none is required and optional",
    (_, { required, optional }) => {
      const known = Object.keys(AWS_INPUTS);
      expect(known).toEqual(expect.arrayContaining([...required, ...optional]));
      expect(required.filter((name) => optional.includes(name))).toEqual([]);
    },
  );

  test("each of them is taken by a store", () => {
    const taken = new Set(MODULES.flatMap(([, { required, optional }]) => [...required, ...optional]));
    expect(Object.keys(AWS_INPUTS).filter((name) => !taken.has(name))).toEqual([]);
  });

  test.each<[string, AnyInputs, RegExp]>([
    ["half of an access key", { awsRegion: "eu-west-1", awsAccessKeyId: "AKIA" }, /awsSecretAccessKey/],
    ["the other half", { awsRegion: "eu-west-1", awsSecretAccessKey: "x" }, /awsAccessKeyId/],
    ["a token without a key", { awsRegion: "eu-west-1", awsSessionToken: "x" }, /awsSessionToken/],
    [
      "two ways to sign in",
      { awsRegion: "eu-west-1", awsProfile: "p", awsAccessKeyId: "a", awsSecretAccessKey: "b" },
      /two ways to sign in/,
    ],
    ["no region", {}, /awsRegion/],
  ])("%s is refused, and named", (_, inputs, problem) => {
    expect(() => regionsOf(inputs)).toThrow(InputError);
    expect(() => regionsOf(inputs)).toThrow(problem);
  });

  test("an instance and a cluster are not restored together, nor is neither", () => {
    const region = { awsRegion: "eu-west-1" };
    expect(() => rds.open(region)).toThrow(/neither is given/);
    expect(() => rds.open({ ...region, rdsInstance: "a", rdsCluster: "b" })).toThrow(/give one/);
  });
});

describe("the original, where another region is restored into", () => {
  const failing = (name: string, status?: number) => async (): Promise<never> => {
    const error = Object.assign(
      new Error(name),
      status === undefined ? {} : { $metadata: { httpStatusCode: status } },
    );
    error.name = name;
    return await explained("rds:DescribeDBInstances", Promise.reject(error));
  };

  test.each([
    ["nobody answers", failing("TimeoutError")],
    ["its service is down", failing("ServiceUnavailable", 503)],
  ])("is done without where %s", async (_, look) => {
    expect(await whereItIs({ areTwoRegions: true }, look)).toBeUndefined();
    await expect(whereItIs({ areTwoRegions: false }, look)).rejects.toThrow(/rds:DescribeDBInstances/);
  });

  test.each([
    ["access to it is denied", failing("AccessDenied", 403)],
    ["the step has to end", failing("AbortError")],
  ])("is not done without where %s", async (_, look) => {
    await expect(whereItIs({ areTwoRegions: true }, look)).rejects.toThrow();
  });
});

describe("marks", () => {
  test("the run that made a thing is told by its tags, and its marks are not taken over to others", () => {
    const tags = [
      { Key: "team", Value: "a" },
      { Key: "aws:backup:source", Value: "x" },
      ...markOf("run-1", "arn:x"),
    ];
    expect(runOf(tags)).toBe("run-1");
    expect(ownTags(tags)).toEqual([{ Key: "team", Value: "a" }]);
    expect(runOf([{ Key: "team", Value: "run-1" }])).toBeUndefined();
  });
});

describe("RDS", () => {
  test("is asked for a whole second before the newest, and never for one after the wanted moment", () => {
    const instants = fc.integer({ min: 1_500_000_000_000, max: 2_000_000_000_000 });
    fc.assert(
      fc.property(instants, fc.nat({ max: 100_000 }), (newest, before) => {
        const wanted = newest - before;
        const asked = restorableMoment(
          new Date(wanted).toISOString(),
          new Date(newest).toISOString(),
        ).getTime();
        expect(asked % 1_000).toBe(0);
        expect(asked).toBeLessThan(newest);
        expect(asked).toBeLessThanOrEqual(wanted);
        expect(wanted - asked).toBeLessThanOrEqual(1_000);
      }),
    );
  });

  test("takes the name that the original is kept under, whatever original and run are called", () => {
    const identifiers = fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,20}){0,2}$/);
    const runs = fc.stringMatching(/^[A-Za-z0-9-]{1,40}$/);
    fc.assert(
      fc.property(identifiers, runs, (identifier, run) => {
        fc.pre(whyNoIdentifier(identifier) === undefined);
        expect(whyNoIdentifier(parkedName(identifier, run))).toBeUndefined();
      }),
    );
  });

  test.each(["1a", "a_b", "a--b", "a-", "", "a".repeat(64)])("takes no identifier %j", (name) => {
    expect(whyNoIdentifier(name)).toContain("RDS takes no such name");
  });
});

describe("the checksum of a table", () => {
  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.record({ S: fc.string() }),
      fc.record({ N: fc.integer().map(String) }),
      fc.record({ BOOL: fc.boolean() }),
      fc.record({ SS: fc.uniqueArray(fc.string(), { minLength: 1 }) }),
      fc.record({ L: fc.array(tie("value"), { maxLength: 3 }) }),
      fc.record({ M: fc.dictionary(fc.string(), tie("value"), { maxKeys: 3 }) }),
    ),
  })).value as fc.Arbitrary<Parameters<typeof digestOf>[0][string]>;
  const items = fc.uniqueArray(fc.dictionary(fc.string(), values, { minKeys: 1, maxKeys: 4 }), {
    selector: (item) => digestOf(item),
    minLength: 1,
    maxLength: 12,
  });

  test("is the same in any order, and another without one of the items", () => {
    fc.assert(
      fc.property(items, fc.nat(), (all, at) => {
        const sumOf = (some: readonly Parameters<typeof digestOf>[0][]): string => {
          const sum = new DigestSum();
          for (const item of some) sum.add(digestOf(item));
          return sum.text;
        };
        expect(sumOf(all.toReversed())).toBe(sumOf(all));
        expect(sumOf(all.toSpliced(at % all.length, 1))).not.toBe(sumOf(all));
      }),
    );
  });

  test("does not depend on the order in which DynamoDB gives attributes and sets", () => {
    expect(digestOf({ a: { S: "1" }, b: { SS: ["x", "y"] } })).toBe(
      digestOf({ b: { SS: ["y", "x"] }, a: { S: "1" } }),
    );
    expect(digestOf({ a: { S: "1" } })).not.toBe(digestOf({ a: { N: "1" } }));
    expect(digestOf({ a: { L: [{ S: "x" }, { S: "y" }] } })).not.toBe(
      digestOf({ a: { L: [{ S: "y" }, { S: "x" }] } }),
    );
  });
});

describe("waiting", () => {
  test("looks at once, then ever more rarely, at least every half a minute, and ends with the step", async () => {
    const pauses: number[] = [];
    const controller = new AbortController();
    const clock = {
      now: () => new Date(0),
      elapsed: () => 0,
      sleep: async (milliseconds: number) => {
        pauses.push(milliseconds);
        if (pauses.length === 20) controller.abort(new Error("the time of the step is over"));
        await Promise.resolve();
      },
    };
    await expect(until(async () => undefined, { clock, signal: controller.signal })).rejects.toThrow(
      /time of the step/,
    );
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses[0]).toBe(1_000);
    expect(pauses.at(-1)).toBe(30_000);
  });
});
