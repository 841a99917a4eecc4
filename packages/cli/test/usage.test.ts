import { allRules } from "@rampart/policies";
import { domainOf } from "@rampart/policy";
import { describe, expect, it } from "vitest";
import { rampart } from "./rampart.ts";

describe.concurrent("help", { timeout: 60_000 }, () => {
  it.each(["check", "rules", "explain"])(
    "of %s says what it does, with an example, on standard output",
    async (command) => {
      const { code, stdout, stderr } = await rampart([command, "--help"]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(new RegExp(`^Usage: rampart ${command} `));
      expect(stdout).toMatch(new RegExp(`Examples?:\\n(.*\\n)*? {2}.*rampart ${command} `));
    },
  );

  it("names the commands, and check its exit codes", async () => {
    expect((await rampart(["--help"])).stdout).toMatch(/check[^]*rules[^]*explain/);
    expect((await rampart(["check", "--help"])).stdout).toMatch(/Exit codes: 0 .*1 .*2 .*3 /);
  });
});

describe.concurrent("wrong usage ends with 2, says what is wrong once, and prints nothing else", {
  timeout: 60_000,
}, () => {
  it.each<[string[], RegExp]>([
    [["frobnicate"], /unknown command 'frobnicate'/],
    [["check"], /there is nothing to check\nName an input, a --program or a --stack/],
    [["check", "--bogus", "x"], /unknown option '--bogus'/],
    [["check", "--format", "xml", "x"], /'xml' is invalid\. Allowed choices are table, json/],
    [["check", "--fail-on", "sometimes", "x"], /'sometimes' is invalid/],
    [["check", "--config", "novalue", "x"], /'novalue' is invalid\. write KEY=VALUE/],
    [["check", "--config", "=x", "x"], /write KEY=VALUE/],
    [["check", "--program"], /argument missing/],
    [["check", "--domain", "firewal", "x"], /there is no domain firewal\nDid you mean firewall\?/],
    [["rules", "--domain", "bakcup"], /there is no domain bakcup\nDid you mean backup\?/],
    [["rules", "--domain", "weather"], /there is no domain weather\nKnown: backup/],
    [["rules", "--severity", "awful"], /'awful' is invalid/],
    [["explain"], /missing required argument 'rule'/],
    [["explain", "a/b", "c/d"], /too many arguments/],
  ])("%j", async (args, expected) => {
    const { code, stdout, stderr } = await rampart(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/^\s+at |file:\/\//m);
    const lines = stderr.trim().split("\n");
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(new Set(lines.map((line) => line.replace(/^rampart: (error: )?|^error: /, ""))).size).toBe(
      lines.length,
    );
  });
});

describe.concurrent("rampart rules", { timeout: 60_000 }, () => {
  it("lists every rule with severity and title", async () => {
    const { code, stdout, stderr } = await rampart(["rules"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const { id, title } of allRules) expect(stdout).toContain(`${id}\n`.trimEnd() && title);
    expect(stdout).toContain(`${allRules.length} rules.`);
  });

  it("is one JSON document with --format json", async () => {
    const { code, stdout, stderr } = await rampart(["rules", "--format", "json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { schemaVersion, rules } = JSON.parse(stdout) as { schemaVersion: number; rules: { id: string }[] };
    expect(schemaVersion).toBe(1);
    expect(rules.map(({ id }) => id)).toEqual(allRules.map(({ id }) => id));
    for (const rule of rules) {
      expect(Object.keys(rule).sort()).toEqual([
        "domain",
        "fix",
        "id",
        "rationale",
        "scope",
        "severity",
        "title",
        "types",
      ]);
    }
  });

  it("lists those of a domain and a severity", async () => {
    const { stdout } = await rampart([
      "rules",
      "--domain",
      "firewall",
      "--severity",
      "critical",
      "--format",
      "json",
    ]);
    const expected = allRules.filter((rule) => domainOf(rule) === "firewall" && rule.severity === "critical");
    expect(expected.length).toBeGreaterThan(0);
    expect((JSON.parse(stdout) as { rules: { id: string }[] }).rules.map(({ id }) => id)).toEqual(
      expected.map(({ id }) => id),
    );
  });
});

describe.concurrent("rampart explain", { timeout: 60_000 }, () => {
  const [rule] = allRules;
  if (rule === undefined) throw new Error("there are no rules");

  it("shows what a rule wants, why, the fix, and examples that pass and fail", async () => {
    const { code, stdout, stderr } = await rampart(["explain", rule.id]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const part of [
      rule.title,
      rule.rationale,
      rule.fix,
      ...rule.types,
      "## Passes",
      "## Fails",
      "```ts\n",
    ]) {
      expect(stdout).toContain(part);
    }
  });

  it("of an unknown rule says which one was probably meant", async () => {
    const near = `${rule.id.slice(0, -2)}${rule.id.slice(-1)}`;
    const { code, stdout, stderr } = await rampart(["explain", near]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(`rampart: there is no rule ${near}\nDid you mean ${rule.id}?\n`);
  });

  it("of something far from any rule says how to list them", async () => {
    const { code, stderr } = await rampart(["explain", "weather/it-will-not-rain-tomorrow-in-cologne"]);
    expect(code).toBe(2);
    expect(stderr).toContain("`rampart rules` lists them.");
  });
});
