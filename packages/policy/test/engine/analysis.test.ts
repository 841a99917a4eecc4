import type { Waiver } from "@rampart/core/config";
import { DEFAULT_SETTINGS, type Settings } from "@rampart/core/settings";
import { SIGNATURE_OF_SECRETS, UNKNOWN } from "@rampart/core/value";
import { defineRule, mustNot, type Rule, severityByTier } from "@rampart/policy";
import { describe, expect, it } from "vitest";
import { Analysis } from "../../src/engine/analysis.ts";
import type { Diagnostic } from "../../src/engine/diagnostic.ts";
import { PackSettings, type TeamSettings } from "../../src/engine/pack-settings.ts";
import { BUCKET, broken, notPublic, VERSIONING, versioned } from "./rules.ts";
import { analyzeRequest, analyzeStackRequest, type TestResource } from "./sdk.ts";

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;
const STACK_URN = urnOf("pulumi:pulumi:Stack", "shop-dev");

function resource(type: string, name: string, properties: Record<string, unknown> = {}): TestResource {
  return { type, urn: urnOf(type, name), properties };
}

const bucket = (name: string, properties: Record<string, unknown> = {}): TestResource =>
  resource(BUCKET, name, properties);

const brief = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ policy, urn, level, severity }) => `${policy} ${urn} ${level} ${severity}`);

describe("an analysis", () => {
  it("tells what is proven wrong, why, and how to mend it", () => {
    const analysis = new Analysis([notPublic], new PackSettings([notPublic]));
    expect(analysis.analyze(analyzeRequest(bucket("good", { acl: "private" })))).toEqual([]);
    expect(analysis.analyze(analyzeRequest(bucket("bad", { acl: "public-read" })))).toEqual([
      {
        policy: "access/not-public",
        description: "Buckets are not public",
        message: "Buckets are not public\nits ACL is public-read (acl)\nFix: Mend it.",
        level: "mandatory",
        severity: "critical",
        urn: urnOf(BUCKET, "bad"),
      },
    ]);
  });

  it("knows a resource by all its names", () => {
    const analysis = new Analysis([notPublic], new PackSettings([notPublic]));
    const old = resource("aws:s3/bucketV2:BucketV2", "old", { acl: "public-read" });
    expect(analysis.analyze(analyzeRequest(old))).toHaveLength(1);
  });

  it("lets pass what is not known yet, and says so in a line under the rule's own name", () => {
    const analysis = new Analysis([notPublic], new PackSettings([notPublic]));
    const [only, ...others] = analysis.analyze(analyzeRequest(bucket("new", { acl: UNKNOWN })));
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      policy: "access/not-public",
      message: "undetermined: acl is not known before the deployment",
      level: "advisory",
      severity: "low",
    });
  });

  it("goes on after a rule that breaks, and names it", () => {
    const rules = [broken, notPublic];
    const analysis = new Analysis(rules, new PackSettings(rules));
    const diagnostics = analysis.analyze(analyzeRequest(bucket("bad", { acl: "public-read" })));
    expect(brief(diagnostics)).toEqual([
      `access/broken ${urnOf(BUCKET, "bad")} advisory low`,
      `access/not-public ${urnOf(BUCKET, "bad")} mandatory critical`,
    ]);
    expect(diagnostics[0]?.message).toMatch(/^error: the rule itself broke \(the rule lost its way\)/);
  });

  it("never shows a secret", () => {
    const analysis = new Analysis([notPublic], new PackSettings([notPublic]));
    const secret = { ...SIGNATURE_OF_SECRETS, value: "public-read" };
    const [only] = analysis.analyze(analyzeRequest(bucket("bad", { acl: secret })));
    expect(only?.level).toBe("mandatory");
    expect(only?.message).toContain("its ACL is [secret]");
    expect(only?.message).not.toContain("public-read");
  });

  it("decodes no properties of a type that no rule looks at", () => {
    const request = analyzeRequest(resource("aws:sqs/queue:Queue", "queue", { name: "q" }));
    // A length that runs over the end of the message, in the value.
    request[request.indexOf("q", request.indexOf("name")) - 1] = 0x7f;
    const analysis = new Analysis([notPublic], new PackSettings([notPublic]));
    expect(analysis.analyze(request)).toEqual([]);
  });
});

describe("rules that need the whole stack", () => {
  const rules = [versioned];
  const all = [bucket("kept"), bucket("lost"), resource(VERSIONING, "kept", { bucket: UNKNOWN })];
  const inStack = all.map((one) =>
    one.type === VERSIONING ? { ...one, propertyDependencies: { bucket: [urnOf(BUCKET, "kept")] } } : one,
  );

  it("see inputs of the one request and dependencies of the other", () => {
    const analysis = new Analysis(rules, new PackSettings(rules));
    for (const one of all) expect(analysis.analyze(analyzeRequest(one))).toEqual([]);
    // Under a provider that is not known the second request has no properties.
    const stack = analyzeStackRequest(inStack.map((one) => ({ ...one, properties: {} })));
    expect(brief(analysis.analyzeStack(stack))).toEqual([
      `backup/versioned ${urnOf(BUCKET, "lost")} mandatory high`,
    ]);
  });

  it("judge the version of a resource that was shown last, and once", () => {
    const analysis = new Analysis(rules, new PackSettings(rules));
    for (const one of [bucket("lost"), ...all]) analysis.analyze(analyzeRequest(one));
    expect(analysis.analyzeStack(analyzeStackRequest(inStack))).toHaveLength(1);
  });

  it("see resources that are only read or left alone, and do not judge them", () => {
    const analysis = new Analysis(rules, new PackSettings(rules));
    analysis.analyze(analyzeRequest(bucket("kept")));
    expect(analysis.analyzeStack(analyzeStackRequest(inStack))).toEqual([]);
  });

  it("cost nothing where all are disabled: the request is not even read", () => {
    const settings = new PackSettings(rules);
    settings.configure(new Map([[versioned.id, { level: "disabled", severity: undefined }]]));
    const analysis = new Analysis(rules, settings);
    for (const one of all) analysis.analyze(analyzeRequest(one));
    expect(analysis.analyzeStack(Buffer.from("no protobuf"))).toEqual([]);
  });
});

describe("levels", () => {
  const bad = analyzeRequest(bucket("bad", { acl: "public-read" }));
  const levelled = (severity: Rule["severity"]): Rule => ({ ...notPublic, severity });

  it("are mandatory for critical and high rules, and advisory for others", () => {
    const levels = (["critical", "high", "medium", "low"] as const).map((severity) => {
      const rules = [levelled(severity)];
      return new Analysis(rules, new PackSettings(rules)).analyze(bad)[0]?.level;
    });
    expect(levels).toEqual(["mandatory", "mandatory", "advisory", "advisory"]);
  });

  it("and severities follow the engine's configuration", () => {
    const settings = new PackSettings([notPublic]);
    settings.configure(new Map([[notPublic.id, { level: "advisory", severity: "medium" }]]));
    expect(brief(new Analysis([notPublic], settings).analyze(bad))).toEqual([
      `access/not-public ${urnOf(BUCKET, "bad")} advisory medium`,
    ]);
  });

  it("never make an undetermined finding stop a deployment", () => {
    const settings = new PackSettings([notPublic]);
    settings.configure(new Map([[notPublic.id, { level: "mandatory", severity: "critical" }]]));
    const unknown = analyzeRequest(bucket("new", { acl: UNKNOWN }));
    expect(new Analysis([notPublic], settings).analyze(unknown)[0]?.level).toBe("advisory");
  });
});

describe("waivers", () => {
  const rules = [notPublic, versioned];
  const waiver = (policy: string, scope: Waiver["scope"], expires = "2027-01-01"): Waiver => ({
    policy,
    scope,
    expires,
    reason: "it is a web site",
    owner: "team-shop",
    ticket: "OPS-1",
  });
  const analysed = (...waivers: readonly Waiver[]): Analysis => {
    const team: TeamSettings = { file: "rampart.yaml", settings: DEFAULT_SETTINGS, policies: {}, waivers };
    return new Analysis(rules, new PackSettings(rules, team), new Date("2026-11-20T12:00:00Z"));
  };
  const site = bucket("site", { acl: "public-read" });
  const other = bucket("other", { acl: "public-read" });
  const stack = analyzeStackRequest([resource("pulumi:pulumi:Stack", "shop-dev"), site, other]);

  it("let the one resource pass, still shown, and no other", () => {
    const analysis = analysed(
      waiver(notPublic.id, { urn: site.urn }),
      waiver(versioned.id, { urn: other.urn }),
    );
    const [waived] = analysis.analyze(analyzeRequest(site));
    expect(waived).toMatchObject({ level: "advisory", severity: "low" });
    expect(waived?.message).toBe(
      "waived until 2027-01-01 by team-shop (OPS-1: it is a web site): its ACL is public-read",
    );
    expect(brief(analysis.analyze(analyzeRequest(other)))).toEqual([
      `access/not-public ${other.urn} mandatory critical`,
    ]);
    expect(brief(analysis.analyzeStack(stack))).toEqual([
      `backup/versioned ${site.urn} mandatory high`,
      `backup/versioned ${other.urn} advisory low`,
    ]);
  });

  it("by tag see the tags that the provider adds", () => {
    const provider = resource("pulumi:providers:aws", "default", {
      defaultTags: JSON.stringify({ tags: { purpose: "site" } }),
    });
    const analysis = analysed(waiver(notPublic.id, { tag: { key: "purpose", value: "site" } }));
    analysis.analyze(analyzeRequest(provider));
    const tagged = analysis.analyze(analyzeRequest({ ...site, provider: provider.urn }));
    expect(brief(tagged)).toEqual([`access/not-public ${site.urn} advisory low`]);
    expect(analysis.analyze(analyzeRequest(other))[0]?.level).toBe("mandatory");
  });

  it("that have expired or accept nothing are told of the stack, once", () => {
    const analysis = analysed(
      waiver(notPublic.id, { urn: site.urn }, "2026-11-19"),
      waiver(versioned.id, { urn: urnOf(BUCKET, "gone") }),
      waiver(notPublic.id, { urn: other.urn }),
    );
    expect(analysis.analyze(analyzeRequest(site))[0]?.level).toBe("mandatory");
    expect(analysis.analyze(analyzeRequest(other))[0]?.level).toBe("advisory");
    analysis.analyze(analyzeRequest(resource("pulumi:pulumi:Stack", "shop-dev")));
    const about = analysis.analyzeStack(stack).filter(({ policy }) => policy.startsWith("waivers/"));
    expect(brief(about)).toEqual([
      `waivers/not-expired ${STACK_URN} advisory medium`,
      `waivers/still-needed ${STACK_URN} advisory low`,
    ]);
  });
});

describe("a rule with a configuration of the team", () => {
  it("is asked with its settings", () => {
    const rule = defineRule<{ readonly [BUCKET]: object }>({
      id: "access/trusted",
      title: "T",
      severity: "high",
      rationale: "R",
      fix: "F",
      checks: {
        [BUCKET]: (one, { settings }) =>
          mustNot(one.get("acl" as never).isSet(), `trusted: ${settings.trustedNetworks.join()}`),
      },
    });
    const settings = { ...DEFAULT_SETTINGS, trustedNetworks: ["192.0.2.0/24"] };
    const team: TeamSettings = { file: "rampart.yaml", settings, policies: {}, waivers: [] };
    const analysis = new Analysis([rule], new PackSettings([rule], team));
    const [only] = analysis.analyze(analyzeRequest(bucket("b", { acl: "x" })));
    expect(only?.message).toContain("trusted: 192.0.2.0/24");
  });
});

describe("a severity that follows the tier of the workload", () => {
  const byTier: Rule = { ...notPublic, severity: "high", severityOf: severityByTier };
  const rules = [byTier];
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    promises: {
      version: 1,
      tiers: { critical: { rpo: "15m" }, drafts: { rpo: "7d" } },
      workloads: {
        orders: { tier: "critical", owner: "a", match: { tags: { service: "orders" } } },
        notes: { tier: "drafts", owner: "b", match: { tags: { service: "notes" } } },
      },
    },
  };
  const team = (policies: TeamSettings["policies"] = {}): PackSettings =>
    new PackSettings(rules, { file: "rampart.yaml", settings, policies, waivers: [] });
  const found = (pack: PackSettings, service: string): string[] =>
    brief(
      new Analysis(rules, pack).analyze(
        analyzeRequest(bucket("b", { acl: "public-read", tags: { service } })),
      ),
    );
  const urn = urnOf(BUCKET, "b");

  it("is that of each diagnostic, and decides whether it stops the deployment", () => {
    expect(found(team(), "orders")).toEqual([`access/not-public ${urn} mandatory critical`]);
    expect(found(team(), "other")).toEqual([`access/not-public ${urn} mandatory high`]);
    expect(found(team(), "notes")).toEqual([`access/not-public ${urn} advisory medium`]);
    expect(found(team({ failOn: "medium" }), "notes")).toEqual([`access/not-public ${urn} mandatory medium`]);
  });

  it("sees the tags that the provider adds", () => {
    const provider = resource("pulumi:providers:aws", "default", {
      defaultTags: JSON.stringify({ tags: { service: "orders" } }),
    });
    const both = [byTier, versioned];
    const analysis = new Analysis(both, team());
    analysis.analyze(analyzeRequest(provider));
    const untagged = { ...bucket("b", { acl: "public-read" }), provider: provider.urn };
    expect(brief(analysis.analyze(analyzeRequest(untagged)))).toEqual([
      `access/not-public ${urn} mandatory critical`,
    ]);
  });

  it("gives way to a severity that somebody has decided on", () => {
    const decided = team({ rules: { [byTier.id]: { level: "mandatory", severity: "low" } } });
    expect(found(decided, "orders")).toEqual([`access/not-public ${urn} mandatory low`]);
    const engine = team();
    engine.configure(new Map([[byTier.id, { level: "mandatory", severity: "medium" }]]));
    expect(found(engine, "orders")).toEqual([`access/not-public ${urn} mandatory medium`]);
  });

  it("decides on the level where the engine only fills in what the pack has told it, and not where it is set", () => {
    const filledIn = team();
    filledIn.configure(new Map([[byTier.id, { level: "mandatory", severity: undefined }]]));
    expect(found(filledIn, "notes")).toEqual([`access/not-public ${urn} advisory medium`]);
    const set = team();
    set.configure(new Map([[byTier.id, { level: "advisory", severity: undefined }]]));
    expect(found(set, "orders")).toEqual([`access/not-public ${urn} advisory critical`]);
  });
});
