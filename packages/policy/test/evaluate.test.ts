import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { DEFAULT_SETTINGS } from "@rampart/core/settings";
import { SIGNATURE_OF_SECRETS, UNKNOWN } from "@rampart/core/value";
import { type Evaluation, evaluate, must, PASS, type Rule, type Verdict } from "@rampart/policy";
import { describe, expect, it } from "vitest";

const BUCKET = "aws:s3/bucket:Bucket";

function record(name: string, fields: Partial<ResourceRecord> = {}): ResourceRecord {
  const type = fields.type ?? BUCKET;
  return { urn: `urn:pulumi:s::p::${type}::${name}`, type, custom: true, ...fields };
}

const graphOf = (...records: readonly ResourceRecord[]): ResourceGraph =>
  ResourceGraph.of({ name: "stack.json", records });

function rule(check: Rule["check"], fields: Partial<Rule> = {}): Rule {
  return {
    id: "test/rule",
    title: "It holds",
    severity: "high",
    rationale: "Why not.",
    fix: "Mend it.",
    types: [BUCKET],
    scope: "resource",
    check,
    ...fields,
  };
}

const failing: Verdict = { outcome: "fail", message: "it does not hold", path: "acl" };
const undetermined: Verdict = { outcome: "undetermined", hidden: [{ path: "tags", reason: "computed" }] };

/** What is made of the verdicts of one rule on one resource. */
const judged = (...verdicts: readonly Verdict[]): Evaluation =>
  evaluate(graphOf(record("x")), [rule(() => verdicts)]);

describe("several verdicts on one resource", () => {
  it("pass only if all do", () => {
    expect(judged(PASS, PASS)).toMatchObject({ findings: [], passed: 1 });
  });

  it("fail for each that fails, whatever is undetermined beside it", () => {
    const other: Verdict = { outcome: "fail", message: "nor does this" };
    const { findings, passed } = judged(PASS, undetermined, failing, other);
    expect(findings.map(({ outcome, message, path }) => [outcome, message, path])).toEqual([
      ["fail", "it does not hold", "acl"],
      ["fail", "nor does this", undefined],
    ]);
    expect(passed).toBe(0);
  });

  it("are one undetermined finding that names every property that is hidden, and why", () => {
    const secret: Verdict = { outcome: "undetermined", hidden: [{ path: "key", reason: "secret" }] };
    const malformed: Verdict = { outcome: "undetermined", hidden: [{ path: "", reason: "malformed" }] };
    const { findings, passed } = judged(PASS, undetermined, secret, malformed, undetermined);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      outcome: "undetermined",
      path: "tags",
      message:
        "tags is not known before the deployment; key is a secret whose content is not readable here; the resource is not of the type this property has",
    });
    expect(passed).toBe(0);
  });

  it("are undetermined even if no property is named, and never pass for that", () => {
    const { findings, passed } = judged(PASS, { outcome: "undetermined", hidden: [] });
    expect(findings).toMatchObject([{ outcome: "undetermined", message: "what decides is not known" }]);
    expect(passed).toBe(0);
  });

  it("that are none neither pass nor fail", () => {
    expect(judged()).toMatchObject({ findings: [], passed: 0 });
  });
});

describe("a rule that breaks", () => {
  it.each<[string, () => unknown]>([
    [
      "throws an error",
      () => {
        throw new Error("oh");
      },
    ],
    [
      "throws something else",
      () => {
        throw "oh"; // Nothing keeps a rule in plain JavaScript from it.
      },
    ],
    ["answers nothing", () => undefined],
    ["answers null", () => null],
    ["answers a truth in place of verdicts", () => ({ state: "false", paths: [] })],
    ["answers a list of truths", () => [{ state: "false", paths: [] }]],
    ["answers a list of nothing", () => [undefined]],
    ["answers with an outcome that is none", () => [{ outcome: "failed", message: "it does not hold" }]],
    ["answers undetermined without saying by what", () => [{ outcome: "undetermined" }, { outcome: "fial" }]],
    [
      "overflows the stack",
      () =>
        (function deeper(): number {
          return deeper() + 1;
        })(),
    ],
  ])("because it %s is one finding on that resource, and no pass", (_, check) => {
    const broken = rule(check as unknown as Rule["check"], { id: "test/broken" });
    const sound = rule(() => [failing], { id: "test/sound" });
    const { findings, passed } = evaluate(graphOf(record("x"), record("y")), [broken, sound]);
    expect(findings.map(({ policy, outcome, urn }) => [policy, outcome, urn.split("::").at(-1)])).toEqual([
      ["test/broken", "error", "x"],
      ["test/sound", "fail", "x"],
      ["test/broken", "error", "y"],
      ["test/sound", "fail", "y"],
    ]);
    expect(findings[0]?.message).toMatch(/^the rule itself broke \(.+\); this is a defect of the rule/s);
    expect(passed).toBe(0);
  });

  it("on a value it cannot parse does not show the value", () => {
    const parsing = rule((resource) => [JSON.parse(resource.get("key").knownText() ?? "") as Verdict]);
    const inputs = { key: { ...SIGNATURE_OF_SECRETS, value: "hunter2" } };
    const { findings } = evaluate(graphOf(record("x", { inputs })), [parsing]);
    expect(findings[0]?.outcome).toBe("error");
    expect(JSON.stringify(findings)).not.toContain("hunter2");
  });
});

describe("what is counted", () => {
  const pass = rule(() => [PASS]);

  it("is every resource a provider makes: not components, stacks, providers, nor what the stack only reads", () => {
    const graph = graphOf(
      record("checked"),
      record("unchecked", { type: "aws:sqs/queue:Queue" }),
      record("read", { external: true }),
      record("component", { type: "my:app:App", custom: false }),
      record("stack", { type: "pulumi:pulumi:Stack", custom: false }),
      record("provider", { type: "pulumi:providers:aws" }),
    );
    const { coverage, passed } = evaluate(graph, [pass]);
    expect(coverage).toEqual({
      resources: 2,
      evaluated: 1,
      unchecked: [{ type: "aws:sqs/queue:Queue", count: 1 }],
    });
    expect(passed).toBe(1);
  });

  it("are the types no rule looks at, the most frequent first, then by name", () => {
    const types = [
      "c:c:C",
      "b:b:B",
      "a:a:A",
      "b:b:B",
      "azure-native:network/v20240101:Thing",
      "azure-native:network:Thing",
    ];
    const graph = graphOf(...types.map((type, index) => record(`${index}`, { type })));
    expect(evaluate(graph, [pass]).coverage.unchecked).toEqual([
      { type: "azure-native:network:Thing", count: 2 },
      { type: "b:b:B", count: 2 },
      { type: "a:a:A", count: 1 },
      { type: "c:c:C", count: 1 },
    ]);
  });

  it("counts a resource once, however many rules look at it, and each satisfied rule", () => {
    const { coverage, passed } = evaluate(graphOf(record("x")), [pass, pass, rule(() => [])]);
    expect([coverage.evaluated, passed]).toEqual([1, 2]);
  });

  it("lets rules look at components and stacks, which are still not counted", () => {
    const seen: string[] = [];
    const looking = rule(
      (resource) => {
        seen.push(resource.name);
        return [failing];
      },
      { types: ["my:app:App", "pulumi:pulumi:Stack"] },
    );
    const graph = graphOf(
      record("component", { type: "my:app:App", custom: false }),
      record("stack", { type: "pulumi:pulumi:Stack", custom: false }),
    );
    const { coverage, findings } = evaluate(graph, [looking]);
    expect(seen).toEqual(["component", "stack"]);
    expect(findings).toHaveLength(2);
    expect(coverage).toEqual({ resources: 0, evaluated: 0, unchecked: [] });
  });

  it("does not ask about what the stack only reads", () => {
    const { findings } = evaluate(graphOf(record("x", { external: true })), [rule(() => [failing])]);
    expect(findings).toEqual([]);
  });

  it("is nothing in an empty stack", () => {
    expect(evaluate(graphOf(), [pass])).toEqual({
      findings: [],
      coverage: { resources: 0, evaluated: 0, unchecked: [] },
      passed: 0,
    });
  });
});

describe("a finding", () => {
  it("has what people and tools need of the rule and of the resource", () => {
    const controls = [{ framework: "ISO 27001", version: "2022", id: "A.8.13" }];
    const { findings } = evaluate(
      graphOf(record("x", { type: "aws:s3/bucketV2:BucketV2" })),
      [rule(() => [failing])],
      {
        controlsOf: () => controls,
      },
    );
    expect(findings).toMatchObject([
      {
        policy: "test/rule",
        title: "It holds",
        severity: "high",
        outcome: "fail",
        urn: "urn:pulumi:s::p::aws:s3/bucketV2:BucketV2::x",
        type: BUCKET,
        path: "acl",
        message: "it does not hold",
        fix: "Mend it.",
        controls,
      },
    ]);
  });

  it("stands in the order of the resources, and of the rules for each", () => {
    const rules = ["test/b", "test/a"].map((id) => rule(() => [failing], { id }));
    const { findings } = evaluate(graphOf(record("y"), record("x")), rules);
    expect(findings.map(({ urn, policy }) => `${urn.at(-1)} ${policy}`)).toEqual([
      "y test/b",
      "y test/a",
      "x test/b",
      "x test/a",
    ]);
  });

  it("is undetermined for a rule on an unknown property, and settled by the state", () => {
    const versioned = rule((resource) => [must(resource.get("versioned").equals(true), "not versioned")]);
    const outcomes = [UNKNOWN, false, true, "not a boolean"].map(
      (value) =>
        evaluate(graphOf(record("x", { inputs: { versioned: value } })), [versioned]).findings[0]?.outcome,
    );
    expect(outcomes).toEqual(["undetermined", "fail", undefined, "undetermined"]);
  });

  it("may depend on what the team has declared", () => {
    const regional = rule((_, { settings }) =>
      settings.allowedRegions.includes("eu-west-1") ? [PASS] : [failing],
    );
    const settings = { ...DEFAULT_SETTINGS, allowedRegions: ["eu-west-1"] };
    expect(evaluate(graphOf(record("x")), [regional], { settings }).passed).toBe(1);
    expect(evaluate(graphOf(record("x")), [regional]).passed).toBe(0);
  });
});
