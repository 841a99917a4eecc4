// What the engine is answered when it asks for fixes.
import type { Waiver } from "@rampart/core/config";
import { Resource } from "@rampart/core/graph";
import { DEFAULT_SETTINGS } from "@rampart/core/settings";
import { SIGNATURE_OF_SECRETS, UNKNOWN } from "@rampart/core/value";
import { atLeast, defineGraphRule, defineRule, must, mustNot, type Rule } from "@rampart/policy";
import { describe, expect, it } from "vitest";
import { Analysis } from "../../src/engine/analysis.ts";
import { type EngineSetting, PackSettings } from "../../src/engine/pack-settings.ts";
import { decodeProperties } from "../../src/engine/properties.ts";
import { type RemediationAnswer, remediateInTurn } from "../../src/engine/remediate.ts";
import { analyzeRequest } from "./sdk.ts";

const DATABASE = "aws:rds/instance:Instance";
const URN = `urn:pulumi:dev::shop::${DATABASE}::orders`;

interface Types {
  readonly [DATABASE]: {
    readonly backupRetentionPeriod?: number;
    readonly deletionProtection?: boolean;
    readonly storageEncrypted?: boolean;
    readonly password?: string;
    readonly tags?: Readonly<Record<string, string>>;
  };
}

const text = { severity: "high", rationale: "Because.", fix: "Mend it." } as const;

const kept: Rule = defineRule<Types>({
  ...text,
  id: "backup/kept",
  title: "Backups are kept",
  failure: "they are not",
  requires: { [DATABASE]: (one) => one.get("backupRetentionPeriod").orElse(1).atLeast(7) },
  remedies: { [DATABASE]: { set: { backupRetentionPeriod: atLeast(7) } } },
});

/** Its remedy goes by what {@link kept} has made. */
const guarded: Rule = defineRule<Types>({
  ...text,
  id: "backup/guarded",
  title: "What is kept is guarded",
  failure: "it is not",
  requires: { [DATABASE]: (one) => one.get("deletionProtection").equals(true) },
  remedies: {
    [DATABASE]: (one) =>
      one.get("backupRetentionPeriod").atLeast(7).state === "true"
        ? { set: { deletionProtection: true } }
        : undefined,
  },
});

const encrypted: Rule = defineRule<Types>({
  ...text,
  id: "encryption/at-rest",
  title: "It is encrypted",
  failure: "it is not",
  requires: { [DATABASE]: (one) => one.get("storageEncrypted").equals(true) },
  remedies: { [DATABASE]: { set: { storageEncrypted: true }, replaces: "Restore a copy into the new one." } },
});

const noPassword: Rule = defineRule<Types>({
  ...text,
  id: "access/no-password",
  title: "It has no password",
  checks: { [DATABASE]: (one) => mustNot(one.get("password").isSet(), "it has one") },
  remedies: { [DATABASE]: { set: { password: "changed" } } },
});

const brokenRemedy: Rule = {
  ...kept,
  id: "backup/broken",
  remedies: new Map([
    [
      DATABASE,
      (): never => {
        throw new Error("hunter2");
      },
    ],
  ]),
};

const brokenRule: Rule = {
  ...kept,
  id: "backup/broken-rule",
  check: () => {
    throw new Error("the rule lost its way");
  },
};

const inStack: Rule = defineGraphRule<Types>({
  ...text,
  id: "backup/in-plan",
  title: "It is in a plan",
  checks: { [DATABASE]: (one) => must(one.get("deletionProtection").equals(true), "no") },
  remedies: { [DATABASE]: { set: { deletionProtection: true } } },
});

const named: EngineSetting = { level: "mandatory", severity: undefined, remediate: "named" };

function analysisOf(
  rules: readonly Rule[],
  setting: EngineSetting = named,
  waivers: readonly Waiver[] = [],
): Analysis {
  const settings = new PackSettings(rules, {
    file: "rampart.yaml",
    settings: DEFAULT_SETTINGS,
    policies: {},
    waivers,
  });
  settings.configure(new Map(rules.map(({ id }) => [id, setting])));
  return new Analysis(rules, settings, new Date("2026-11-20T12:00:00Z"));
}

const request = (properties: Record<string, unknown>, type = DATABASE): Buffer =>
  analyzeRequest({ type, urn: URN, properties });

function fixed(answer: RemediationAnswer | undefined): Record<string, unknown> {
  if (answer === undefined || !("properties" in answer.outcome)) throw new Error("it is not fixed");
  return decodeProperties(answer.outcome.properties);
}

function diagnostic(answer: RemediationAnswer | undefined): string {
  return answer !== undefined && "diagnostic" in answer.outcome ? answer.outcome.diagnostic : "";
}

describe("a rule set to remediate", () => {
  it("fixes what fails it, and leaves the rest as it came", () => {
    const secret = { ...SIGNATURE_OF_SECRETS, value: "hunter2" };
    const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "hello" };
    const output = { "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", secret: true };
    const rest = {
      __defaults: ["engine"],
      password: secret,
      subnet: UNKNOWN,
      userData: asset,
      endpoint: output,
      nested: { list: [secret, UNKNOWN, null, -0, "ä€😀", {}, []] },
    };
    const answers = analysisOf([kept]).remediate(request({ ...rest, backupRetentionPeriod: 1 }));
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ policy: "backup/kept", description: "Backups are kept" });
    expect(fixed(answers[0])).toEqual({ ...rest, backupRetentionPeriod: 7 });
  });

  it("has nothing to do a second time, and the resource then passes", () => {
    const analysis = analysisOf([kept, guarded]);
    const once = fixed(analysis.remediate(request({})).at(-1));
    expect(analysis.remediate(request(once))).toEqual([]);
    expect(analysis.analyze(request(once))).toEqual([]);
  });

  it("sees what the rules before it have made", () => {
    const answers = analysisOf([kept, guarded]).remediate(request({}));
    expect(answers.map(fixed)).toEqual([
      { backupRetentionPeriod: 7 },
      { backupRetentionPeriod: 7, deletionProtection: true },
    ]);
    expect(analysisOf([guarded, kept]).remediate(request({})).map(fixed)).toEqual([
      { backupRetentionPeriod: 7 },
    ]);
  });

  it("leaves alone what passes, what is not known yet, and other types", () => {
    const analysis = analysisOf([kept]);
    expect(analysis.remediate(request({ backupRetentionPeriod: 30 }))).toEqual([]);
    expect(analysis.remediate(request({ backupRetentionPeriod: UNKNOWN }))).toEqual([]);
    expect(analysis.remediate(request({}, "aws:s3/bucket:Bucket"))).toEqual([]);
  });

  it("never changes a secret", () => {
    const password = { ...SIGNATURE_OF_SECRETS, value: "hunter2" };
    const analysis = analysisOf([noPassword]);
    expect(analysis.remediate(request({ password }))).toEqual([]);
    expect(analysis.analyze(request({ password }))[0]?.level).toBe("mandatory");
  });

  it("does not fix what a waiver accepts", () => {
    const waiver = { reason: "a test", owner: "team-shop", ticket: "OPS-1", expires: "2027-01-01" };
    const accepted = { ...waiver, policy: kept.id, scope: { urn: URN } };
    expect(analysisOf([kept], named, [accepted]).remediate(request({}))).toEqual([]);
    const expired = { ...accepted, expires: "2026-11-19" };
    expect(analysisOf([kept], named, [expired]).remediate(request({}))).toHaveLength(1);
  });

  it("does not make a fix that replaces the resource, says so, and the resource still fails", () => {
    const analysis = analysisOf([encrypted, kept]);
    const answers = analysis.remediate(request({}));
    expect(diagnostic(answers[0])).toMatch(
      /^not fixed here, since .*\n\+ storageEncrypted: true\nRestore a copy into the new one\.$/,
    );
    const after = fixed(answers[1]);
    expect(after).toEqual({ backupRetentionPeriod: 7 });
    expect(analysis.analyze(request(after)).map(({ policy, level }) => `${policy} ${level}`)).toEqual([
      "encryption/at-rest mandatory",
    ]);
  });

  it("that breaks, or whose remedy does, stops no other and shows no property", () => {
    const answers = analysisOf([brokenRule, brokenRemedy, kept]).remediate(request({}));
    expect(answers.map(({ policy }) => policy)).toEqual(["backup/broken", "backup/kept"]);
    expect(diagnostic(answers[0])).toMatch(/^error: the fix itself broke \(Error\)/);
    expect(diagnostic(answers[0])).not.toContain("hunter2");
    expect(fixed(answers[1])).toEqual({ backupRetentionPeriod: 7 });
  });

  it("whose remedy holds what no property can is told as broken", () => {
    const odd: Rule = { ...kept, remedies: new Map([[DATABASE, { set: { tags: { size: 1n } } }]]) };
    expect(diagnostic(analysisOf([odd]).remediate(request({}))[0])).toMatch(/broke \(TypeError\)/);
  });

  it("does not send back more than an answer can hold", () => {
    const resource = new Resource({
      urn: URN,
      type: DATABASE,
      custom: true,
      inputs: { note: "x".repeat(2_000) },
    });
    const fails = (rule: Rule, one: Resource): boolean =>
      one.encodedInputs[rule.id === kept.id ? "backupRetentionPeriod" : "deletionProtection"] === undefined;
    const answers = remediateInTurn(resource, [kept, guarded], fails, 3_000);
    expect(fixed(answers[0])).toMatchObject({ backupRetentionPeriod: 7 });
    expect(diagnostic(answers[1])).toBe("not fixed: the resource is too large to be sent back");
  });
});

describe("nothing is fixed", () => {
  const settings: Readonly<Record<string, EngineSetting>> = {
    "where the level is mandatory": { level: "mandatory", severity: undefined },
    "where all rules are set to remediate": { level: "mandatory", severity: undefined, remediate: "all" },
  };

  it.each(Object.entries(settings))("%s", (_where, setting) => {
    const analysis = analysisOf([kept], setting);
    expect(analysis.remediates).toBe(false);
    expect(analysis.remediate(request({}))).toEqual([]);
    expect(analysis.analyze(request({}))[0]?.level).toBe("mandatory");
  });

  it("by rules that need the whole stack or have no remedy, and they are named", () => {
    const { remedies: _none, ...bare } = kept;
    const rules = [inStack, { ...bare, id: "backup/bare" }, guarded];
    const ours = new PackSettings(rules);
    ours.configure(new Map(rules.map(({ id }) => [id, named])));
    expect(rules.map((rule) => ours.remediates(rule))).toEqual([false, false, true]);
    expect(ours.remediationNote(rules)).toMatch(/they count as mandatory: backup\/in-plan, backup\/bare$/);
    expect(analysisOf(rules.slice(0, 2)).remediates).toBe(false);
  });

  it("by all rules at once, which is said; and nothing is said where all is well", () => {
    const ours = new PackSettings([kept]);
    expect(ours.remediationNote([kept])).toBeUndefined();
    ours.configure(new Map([[kept.id, named]]));
    expect(ours.remediationNote([kept])).toBeUndefined();
    ours.configure(new Map([[kept.id, { ...named, remediate: "all" }]]));
    expect(ours.remediationNote([kept])).toMatch(/sets "all" to remediate, which fixes nothing/);
  });

  it("against rampart.yaml: the level must not differ", () => {
    const ours = new PackSettings([kept], {
      file: "infra/rampart.yaml",
      settings: DEFAULT_SETTINGS,
      policies: { rules: { [kept.id]: { level: "advisory" } } },
      waivers: [],
    });
    expect(() => ours.configure(new Map([[kept.id, named]]))).toThrow(
      "sets the level of backup/kept to remediate, infra/rampart.yaml to advisory; say it in one place",
    );
  });
});
