import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log, Result, Run } from "sarif";
import { describe, expect, it } from "vitest";
import type { ReportInput } from "../src/report-input.ts";
import { type SarifOptions, toSarif } from "../src/sarif/sarif.ts";
import { FINDINGS, finding, hostileInput, largeInput, SSH_RULE, sampleInput } from "./sample.ts";

const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

function runOf(input: ReportInput, options?: SarifOptions): Run {
  const [run] = (JSON.parse(toSarif(input, options)) as Log).runs;
  if (run === undefined) throw new Error("no run");
  return run;
}

function resultOf(input: ReportInput, options?: SarifOptions): Result {
  const result = runOf(input, options).results?.at(0);
  if (result === undefined) throw new Error("no result");
  return result;
}

describe("the SARIF log", () => {
  it.each([
    ["of every outcome", sampleInput()],
    ["of no finding", sampleInput([])],
    ["of hostile text", hostileInput()],
    ["of many findings", largeInput(2_000)],
  ])("%s satisfies the published schema", (_, input) => {
    isValid(JSON.parse(toSarif(input, { category: "rampart/orders/prod" })));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it("is not accepted by the schema when something is wrong, so that the schema does look", () => {
    const log = JSON.parse(toSarif(sampleInput())) as Log;
    expect(isValid({ ...log, runs: [{ ...log.runs[0], results: [{ kind: "guess" }] }] })).toBe(false);
  });

  it("describes every rule that ran, with its help and its score", () => {
    const { rules = [] } = runOf(sampleInput()).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([
      "firewall/admin-ports-closed-to-the-internet",
      "backup/recovery-point-copied-to-another-region",
      "backup/object-stores-versioned",
      "logging/networks-log-flows",
    ]);
    expect(rules[0]).toMatchObject({
      defaultConfiguration: { level: "error" },
      helpUri: "https://example.com/rules/firewall/admin-ports-closed-to-the-internet",
      properties: {
        "security-severity": "9.5",
        tags: ["security", "firewall", "CIS AWS Foundations 5.0 5.2", "NIST SP 800-53 r5 AC-17"],
      },
      relationships: [
        { target: { id: "5.2", toolComponent: { name: "CIS AWS Foundations 5.0" } } },
        { target: { id: "AC-17", toolComponent: { name: "NIST SP 800-53 r5" } } },
      ],
    });
    expect(rules[0]?.help?.markdown).toContain("**Fix:** Let only a VPN, a bastion");
    expect(rules.map((rule) => rule.defaultConfiguration?.level)).toEqual([
      "error",
      "error",
      "warning",
      "note",
    ]);
    expect(rules.map((rule) => rule.properties?.["security-severity"])).toEqual(["9.5", "8.0", "5.5", "2.0"]);
  });

  it("lists the frameworks as taxonomies", () => {
    expect(runOf(sampleInput()).taxonomies).toEqual([
      { name: "CIS AWS Foundations 5.0", version: "5.0", taxa: [{ id: "3.7" }, { id: "5.2" }] },
      { name: "NIST SP 800-53 r5", version: "r5", taxa: [{ id: "AC-17" }, { id: "CP-9" }] },
    ]);
  });

  it("says a failure with its level, an undetermined one as open, and a waived one as suppressed", () => {
    const { results = [] } = runOf(sampleInput());
    expect(results.map(({ kind, level, suppressions }) => [kind, level, suppressions?.length])).toEqual([
      ["fail", "error", 0],
      ["fail", "error", 0],
      ["open", "none", 0],
      ["fail", "warning", 1],
    ]);
    expect(results[3]?.suppressions?.[0]).toMatchObject({
      kind: "external",
      status: "accepted",
      justification:
        "Holds only files that can be made again (team-orders, https://tickets.example.com/OPS-1234, until 2027-03-31)",
    });
  });

  it("reports a rule that broke as trouble of the tool, and not as a result", () => {
    const [invocation] = runOf(sampleInput()).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications).toMatchObject([
      {
        level: "error",
        associatedRule: { id: "backup/object-stores-versioned", index: 2 },
        message: { text: expect.stringContaining("documents: the rule itself broke") },
      },
    ]);
  });

  it("points every result at its rule, whatever the rule is", () => {
    const stray = finding({ ...SSH_RULE, id: "waivers/waiver-not-expired" }, "entry");
    const run = runOf(sampleInput([...FINDINGS, stray]));
    for (const { ruleId, ruleIndex = -1 } of run.results ?? []) {
      expect(run.tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId);
    }
    expect(run.results?.at(-1)?.ruleId).toBe("waivers/waiver-not-expired");
  });
});

describe("a result's place", () => {
  it("is the resource, and Pulumi.yaml in the repository", () => {
    expect(resultOf(sampleInput()).locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "Pulumi.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1 },
        },
        logicalLocations: [
          {
            name: "entry",
            fullyQualifiedName: "urn:pulumi:prod::orders::aws:ec2/securityGroup:SecurityGroup::entry",
            kind: "resource",
            properties: {
              type: "aws:ec2/securityGroup:SecurityGroup",
              path: "ingress[0].cidrBlocks[1]",
            },
          },
        ],
      },
    ]);
  });

  it.each([
    ["./stacks/my orders/Pulumi.yaml", { uri: "stacks/my%20orders/Pulumi.yaml", uriBaseId: "%SRCROOT%" }],
    ["stacks\\orders\\export#1.json", { uri: "stacks/orders/export%231.json", uriBaseId: "%SRCROOT%" }],
    ["/tmp/export.json", { uri: "file:///tmp/export.json" }],
    ["C:\\exports\\orders.json", { uri: "file:///C:/exports/orders.json" }],
    ["https://example.com/export.json", { uri: "https://example.com/export.json" }],
  ])("is what the caller says: %s", (file, expected) => {
    const [location] = resultOf(sampleInput(), { place: { file, line: 7 } }).locations ?? [];
    expect(location?.physicalLocation?.artifactLocation).toEqual(expected);
    expect(location?.physicalLocation?.region).toEqual({ startLine: 7 });
  });

  it("may differ from finding to finding", () => {
    const place = ({ policy }: { policy: string }) => ({ file: `${policy.split("/")[0]}/Pulumi.yaml` });
    const { results = [] } = runOf(sampleInput(), { place });
    expect(results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri)).toEqual([
      "firewall/Pulumi.yaml",
      "firewall/Pulumi.yaml",
      "backup/Pulumi.yaml",
      "backup/Pulumi.yaml",
    ]);
  });
});

describe("fingerprints", () => {
  const prints = (input: ReportInput): unknown[] =>
    (runOf(input).results ?? []).map(
      ({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash,
    );

  it("stay when messages, severities and other findings change", () => {
    const [before] = prints(sampleInput([finding(SSH_RULE, "entry", { path: "ingress[0]" })]));
    const later = finding(SSH_RULE, "entry", { path: "ingress[0]", message: "new", severity: "low" });
    expect(prints(sampleInput([finding(SSH_RULE, "another"), later]))[1]).toBe(before);
  });

  it("differ by rule, resource, property and occurrence", () => {
    const findings = [
      finding(SSH_RULE, "entry"),
      finding({ ...SSH_RULE, id: "firewall/other" }, "entry"),
      finding(SSH_RULE, "other"),
      finding(SSH_RULE, "entry", { path: "ingress[0]" }),
      finding(SSH_RULE, "entry", { path: "ingress[0]", message: "of another port" }),
    ];
    expect(new Set(prints(sampleInput(findings))).size).toBe(findings.length);
  });

  it("are never equal in a large run", () => {
    expect(new Set(prints(largeInput(5_000))).size).toBe(5_000);
  });
});

describe("what code scanning limits", () => {
  it("is kept to 25,000 results, and what was left out is said", () => {
    const run = runOf(largeInput(25_010));
    expect(run.results).toHaveLength(25_000);
    expect(run.invocations?.[0]?.toolExecutionNotifications).toMatchObject([
      { level: "warning", message: { text: "10 findings left out: code scanning takes 25,000 at most." } },
    ]);
  });

  it("is kept to 20 tags a rule", () => {
    const controls = Array.from({ length: 30 }, (_, index) => ({
      framework: "F",
      version: "1",
      id: `${index}`,
    }));
    const { rules = [] } = runOf(sampleInput([], { rules: [{ ...SSH_RULE, controls }] })).tool.driver;
    expect(rules[0]?.properties?.tags).toHaveLength(20);
  });

  it("never links to anything but the web", () => {
    const { rules = [] } = runOf(hostileInput()).tool.driver;
    const links = rules.flatMap(({ helpUri }) => helpUri ?? []);
    expect(links.filter((link) => !link.startsWith("https://"))).toEqual([]);
  });
});
