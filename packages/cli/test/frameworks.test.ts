import type { Finding } from "@rampart/core/finding";
import { allRules } from "@rampart/policies";
import { controlsByRule, frameworks } from "@rampart/policies/controls";
import { describe, expect, it } from "vitest";
import { rampart } from "./rampart.ts";
import { bucket, firewall, stackExport } from "./stacks.ts";

const STACK = JSON.stringify(stackExport(firewall(["0.0.0.0/0"]), bucket("invoices")));

async function findingsOf(...args: readonly string[]): Promise<readonly Finding[]> {
  const { stdout, stderr } = await rampart(["check", "-", "--format", "json", ...args], { stdin: STACK });
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as { readonly findings: readonly Finding[] }).findings;
}

describe.concurrent("rampart frameworks", { timeout: 60_000 }, () => {
  it("lists each framework with its version and the number of its controls and rules", async () => {
    const { code, stdout, stderr } = await rampart(["frameworks"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const { id, title, version, controls } of frameworks) {
      expect(stdout).toContain(`${id}\n  ${title}, ${version}: ${Object.keys(controls).length} controls, `);
    }
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it("lists them as JSON", async () => {
    const { code, stdout } = await rampart(["frameworks", "--format", "json"]);
    expect(code).toBe(0);
    const [, , nist] = frameworks;
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      frameworks: [
        { id: "cis-aws-foundations" },
        { id: "cis-azure-foundations" },
        {
          id: nist?.id,
          title: nist?.title,
          version: nist?.version,
          source: nist?.source,
          controls: Object.keys(nist?.controls ?? {}).length,
          rules: allRules.length,
        },
        { id: "iso-27001" },
        { id: "soc-2" },
      ],
    });
  });
});

describe.concurrent("a framework", { timeout: 60_000 }, () => {
  it("selects the rules that bear on its controls", async () => {
    const controlsOf = controlsByRule(["cis-aws-foundations"]);
    const bears = ({ policy, type }: Finding): boolean => controlsOf({ id: policy }, type).length > 0;
    const [all, selected] = await Promise.all([
      findingsOf(),
      findingsOf("--framework", "cis-aws-foundations"),
    ]);
    expect(selected).toEqual(all.filter(bears));
    expect(selected.map(({ policy }) => policy)).toContain("firewall/admin-ports-closed-to-the-internet");
    expect(selected.length).toBeLessThan(all.length);
  });

  it("is named in the findings of its rules", async () => {
    const [open] = (await findingsOf("--framework", "cis-aws-foundations")).filter(
      ({ policy }) => policy === "firewall/admin-ports-closed-to-the-internet",
    );
    expect(open?.controls).toContainEqual({ framework: "cis-aws-foundations", version: "5.0.0", id: "5.3" });
    expect(open?.controls).toContainEqual({ framework: "nist-800-53", version: "r5", id: "SC-7(5)" });
  });

  it("is refused if there is none of that name", async () => {
    const { code, stdout, stderr } = await rampart(["check", "-", "--framework", "cis-aws-foundation"], {
      stdin: STACK,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/there is no framework cis-aws-foundation\nDid you mean cis-aws-foundations\?/);
  });
});

it("explains which controls a rule bears on", { timeout: 60_000 }, async () => {
  const { stdout } = await rampart(["explain", "encryption/keys-rotated"]);
  const [, controls] = /## Controls\n\n([^#]+)/.exec(stdout) ?? [];
  expect(controls).toMatch(/^\| Framework \| Version \| Control \| About \|$/m);
  expect(controls).toMatch(
    /^\| CIS AWS Foundations \| 5\.0\.0 \| 3\.6 \| KMS keys of the customer are rotated \|$/m,
  );
  expect(controls).toMatch(/^\| NIST SP 800-53 \| r5 \| SC-12 \|/m);
});
