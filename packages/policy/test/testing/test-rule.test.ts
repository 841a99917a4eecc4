import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf } from "@rampart/core/value";
import { defineGraphRule, defineRule, must, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import { type AnyRuleExamples, type RuleExamples, testRule } from "@rampart/policy/testing";
import { describe, expect, it } from "vitest";

interface Types {
  "aws:rds/instance:Instance": {
    readonly storageEncrypted?: boolean;
    readonly kmsKeyId?: string;
    readonly password?: string;
    readonly backupRetentionPeriod?: number;
  };
  "aws:s3/bucket:Bucket": { readonly bucket?: string };
  "aws:s3/bucketVersioning:BucketVersioning": {
    readonly bucket?: string;
    readonly versioningConfiguration?: { readonly status?: string };
  };
}

const INSTANCE = "aws:rds/instance:Instance";
const BUCKET = "aws:s3/bucket:Bucket";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";

const text = {
  id: "encryption/databases-encrypted",
  title: "Databases are encrypted",
  severity: "high",
  rationale: "Disks get lost.",
  fix: "Set storageEncrypted.",
} as const;

const examples: RuleExamples<Types> = {
  good: [
    {
      title: "encrypted",
      resources: {
        db: { type: INSTANCE, properties: { storageEncrypted: true, password: "${aws:username}" } },
      },
    },
  ],
  bad: [
    {
      title: "not encrypted",
      resources: {
        db: { type: INSTANCE, properties: { storageEncrypted: false, password: "p" } },
        other: { type: INSTANCE, properties: { storageEncrypted: true, password: "p" } },
      },
      failing: ["db"],
    },
  ],
};

/** What the harness says of a rule that answers `check` about a database. */
function problemsOf(
  check: (resource: Resource) => Verdict | readonly Verdict[],
  of: RuleExamples<Types> = examples,
): string {
  const rule: Rule = {
    ...text,
    types: [INSTANCE],
    scope: "resource",
    check: (resource) => {
      const answer = check(resource);
      return "outcome" in answer ? [answer] : answer;
    },
  };
  return testRule(rule, of as AnyRuleExamples).join("\n");
}

const encrypted = (resource: Resource): Verdict =>
  must(resource.get("storageEncrypted").equals(true), "not encrypted");
const fail = (message: string): Verdict => ({ outcome: "fail", message });

describe("a sound rule has no problems", () => {
  it("that one resource decides", () => {
    expect(problemsOf(encrypted)).toBe("");
    const rule = defineRule<Types>({
      ...text,
      requires: { [INSTANCE]: (db) => db.get("storageEncrypted").orElse(false).equals(true) },
      failure: "not encrypted",
    });
    expect(testRule(rule, examples as AnyRuleExamples)).toEqual([]);
  });

  const attached: RuleExamples<Types> = {
    good: [
      {
        title: "versioned",
        resources: {
          data: { type: BUCKET, properties: {} },
          versioning: {
            type: VERSIONING,
            properties: { bucket: "${data.id}", versioningConfiguration: { status: "Enabled" } },
          },
        },
      },
    ],
    bad: [{ title: "not versioned", resources: { data: { type: BUCKET, properties: {} } } }],
  };
  const reference = { type: VERSIONING, through: "bucket", to: [BUCKET] };

  it("that needs the rest of the stack", () => {
    const rule = defineGraphRule<Types>({
      ...text,
      checks: {
        [BUCKET]: (bucket, { graph }) => {
          const { certain, possible } = graph.references.to(bucket as unknown as Resource, reference);
          const enabled = (one: Resource) =>
            (one as Resource<{ versioningConfiguration: { status: string } }>)
              .get("versioningConfiguration")
              .get("status")
              .equals("Enabled");
          const maybe = possible.map(({ resource, path }) =>
            allOf(enabled(resource), { state: "unknown", hidden: [{ path, reason: "computed" }] }),
          );
          return must(anyOf(...certain.map(enabled), ...maybe), "not versioned");
        },
      },
    });
    expect(testRule(rule, attached as AnyRuleExamples)).toEqual([]);
  });

  it("but one that forgets what may be attached has", () => {
    const rule = defineGraphRule<Types>({
      ...text,
      checks: {
        [BUCKET]: (bucket, { graph }) => {
          const { certain } = graph.references.to(bucket as unknown as Resource, reference);
          return certain.length > 0 ? PASS : fail("not versioned");
        },
      },
    });
    expect(testRule(rule, attached as AnyRuleExamples).join("\n")).toMatch(
      /good example "versioned": .*versioning\.bucket not known: .*::data fails, though it passes with a value it may have/,
    );
  });
});

describe("the harness catches a rule that", () => {
  it("takes what is not known for a pass", () => {
    const problems = problemsOf((db) => (db.get("storageEncrypted").isHidden ? PASS : encrypted(db)));
    expect(problems).toMatch(
      /bad example "not encrypted": with db\.storageEncrypted not known: .*::db is no longer found/,
    );
  });

  it("takes what is not known for nothing to say", () => {
    const problems = problemsOf((db) => (db.get("storageEncrypted").isHidden ? [] : encrypted(db)));
    expect(problems).toMatch(/with db\.storageEncrypted not known: .*::db is no longer found/);
  });

  it("fails on what is not known", () => {
    const problems = problemsOf((db) =>
      db.get("storageEncrypted").isHidden ? fail("not encrypted") : encrypted(db),
    );
    expect(problems).toMatch(
      /good example "encrypted": with db\.storageEncrypted not known: .*::db fails, though it passes/,
    );
  });

  it("asks for the value itself, and so takes what is not known for not set", () => {
    const problems = problemsOf((db) =>
      db.get("storageEncrypted").knownText() === "true" ? PASS : fail("not encrypted"),
    );
    expect(problems).toMatch(/storageEncrypted not known: .*::db fails, though it passes/);
  });

  it("fails on what is not known where the good example leaves the property out", () => {
    const omitted: RuleExamples<Types> = {
      good: [{ title: "no key", resources: { db: { type: INSTANCE, properties: {} } } }],
      bad: [{ title: "a key", resources: { db: { type: INSTANCE, properties: { kmsKeyId: "bad" } } } }],
    };
    const careless = (db: Resource): Verdict => (db.get("kmsKeyId").isAbsent ? PASS : fail("a key"));
    expect(problemsOf(careless, omitted)).toMatch(
      /bad example "a key": with db\.kmsKeyId not known: .*::db fails, though it passes with a value it may have/,
    );
    expect(problemsOf((db) => mustNot(db.get("kmsKeyId").isSet(), "a key"), omitted)).toBe("");
  });

  it("takes what is not known for a pass where the bad examples leave the property out", () => {
    const omitted: RuleExamples<Types> = {
      good: [
        { title: "kept", resources: { db: { type: INSTANCE, properties: { backupRetentionPeriod: 7 } } } },
      ],
      bad: [{ title: "not kept", resources: { db: { type: INSTANCE, properties: {} } } }],
    };
    const careless = (db: Resource): Verdict => {
      const period = db.get("backupRetentionPeriod");
      return period.isHidden ? PASS : must(period.atLeast(7), "not kept");
    };
    expect(problemsOf(careless, omitted)).toMatch(
      /good example "kept": with db\.backupRetentionPeriod not known: .*::db is not found, though it fails with a value/,
    );
    expect(problemsOf((db) => must(db.get("backupRetentionPeriod").atLeast(7), "not kept"), omitted)).toBe(
      "",
    );
  });

  it("throws on a value of another type", () => {
    const problems = problemsOf((db) => {
      db.get("storageEncrypted")
        .knownText()
        ?.at(0)
        ?.codePointAt(0)
        ?.toFixed(db.get("storageEncrypted").knownNumber());
      return encrypted(db);
    });
    expect(problems).toMatch(
      /with db\.storageEncrypted of another type breaks the rule: the rule itself broke/,
    );
  });

  it("throws on its own examples", () => {
    const problems = problemsOf(() => {
      throw new Error("oh");
    });
    expect(problems).toMatch(/good example "encrypted": should pass, but: the rule itself broke \(oh\)/);
    expect(problems).toMatch(
      /bad example "not encrypted": should fail, and did not: the rule itself broke \(oh\)/,
    );
  });

  it("throws only when a value is not known", () => {
    const problems = problemsOf((db) => {
      if (db.get("storageEncrypted").isHidden) throw new Error("oh");
      return encrypted(db);
    });
    expect(problems).toMatch(/storageEncrypted not known: .*::db fails, .*the rule itself broke \(oh\)/);
  });

  it.each<[string, (db: Resource) => string]>([
    ["whole", (db) => `the password is ${db.get("password").knownText()}`],
    ["in capitals", (db) => `the password is ${db.get("password").knownText()?.toUpperCase()}`],
    ["in part", (db) => `the password begins with ${db.get("password").knownText()?.slice(0, 12)}`],
  ])("shows a secret in its message, %s", (_, message) => {
    const problems = problemsOf((db) => must(db.get("storageEncrypted").equals(true), message(db)));
    expect(problems).toMatch(/bad example "not encrypted": with db\.password shows a secret/);
  });

  it("takes a secret for not set", () => {
    const problems = problemsOf((db) =>
      db.get("storageEncrypted").isSecret ? fail("not encrypted") : encrypted(db),
    );
    expect(problems).toMatch(/with db\.storageEncrypted as a secret: .*::db is fail and not pass/);
  });

  it("does not judge secrets at all", () => {
    const problems = problemsOf((db) => (db.get("storageEncrypted").isSecret ? [] : encrypted(db)));
    expect(problems).toMatch(/with db\.storageEncrypted as a secret: .*::db is nothing and not (pass|fail)/);
  });

  it("fails other resources than the example says", () => {
    const problems = problemsOf((db) => (db.get("password").knownText() === "p" ? fail("p") : encrypted(db)));
    expect(problems).toMatch(/bad example "not encrypted": .*::other should not fail/);
  });

  it("fails not all the resources that the example says", () => {
    const [bad] = examples.bad;
    if (bad === undefined) throw new Error("the examples have no bad one");
    const problems = problemsOf(encrypted, { ...examples, bad: [{ ...bad, failing: ["db", "other"] }] });
    expect(problems).toMatch(/bad example "not encrypted": .*::other should fail, and did not/);
  });

  it("looks at nothing", () => {
    expect(problemsOf(() => [])).toMatch(
      /good example "encrypted": the rule looked at none of its resources/,
    );
    const elsewhere = defineRule<Types>({ ...text, checks: { [BUCKET]: () => PASS } });
    expect(testRule(elsewhere, examples as AnyRuleExamples).join("\n")).toMatch(
      /good example "encrypted": the rule looked at none/,
    );
  });

  it("passes everything, or fails everything", () => {
    expect(problemsOf(() => PASS)).toMatch(/^bad example "not encrypted": should fail, and did not$/);
    expect(problemsOf(() => fail("never enough"))).toMatch(
      /good example "encrypted": should pass, but: never enough/,
    );
  });

  it("is only undetermined about its examples", () => {
    const problems = problemsOf(() => ({
      outcome: "undetermined",
      hidden: [{ path: "a", reason: "computed" }],
    }));
    expect(problems).toMatch(/good example "encrypted": should pass, but: a is not known/);
    expect(problems).toMatch(/bad example "not encrypted": should fail, and did not: a is not known/);
  });

  it("has no examples", () => {
    expect(problemsOf(encrypted, { good: [], bad: [] })).toBe(
      "there is no good example\nthere is no bad example",
    );
  });

  it("names a resource in an example that is not in it", () => {
    const [bad] = examples.bad;
    if (bad === undefined) throw new Error("the examples have no bad one");
    expect(problemsOf(encrypted, { ...examples, bad: [{ ...bad, failing: ["dbb"] }] })).toMatch(
      /::dbb should fail/,
    );
  });
});
