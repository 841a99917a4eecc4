import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND, rampart, withFiles } from "./rampart.ts";
import { bucket, EMPTY, firewall, OPEN, preview, stackExport, UNKNOWN } from "./stacks.ts";

// Node's own escape codes, and any other control character but the line end.
const CONTROL = /(?!\n)\p{Cc}/u;

interface Result {
  readonly findings: readonly {
    readonly policy: string;
    readonly severity: string;
    readonly outcome: string;
  }[];
  readonly coverage: { readonly resources: number; readonly evaluated: number };
  readonly summary: { readonly failed: Readonly<Record<string, number>> };
}

const RULE = "firewall/admin-ports-closed-to-the-internet";

/** What `rampart check` makes of one stack. */
const check = (stack: unknown, ...flags: readonly string[]): ReturnType<typeof rampart> =>
  withFiles({ "stack.json": stack }, (cwd) => rampart(["check", "stack.json", ...flags], { cwd }));

describe.concurrent("rampart check ends with", { timeout: 60_000 }, () => {
  it("1 on a finding, which it shows with rule, resource, property and fix on standard output alone", async () => {
    const { code, stdout, stderr } = await check(OPEN);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain(RULE);
    expect(stdout).toMatch(/✗ aws\.ec2\.SecurityGroup bastion {2}ingress\[0\]/);
    expect(stdout).toContain("Fix: ");
    expect(stdout).toMatch(/1 critical.* · .*\nRules looked at 1 of 1 resources\.\n$/);
    expect(stdout).not.toMatch(CONTROL);
  });

  it("0 on nothing, and says what no rule looked at", async () => {
    const { code, stdout, stderr } = await check(EMPTY);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /^no findings · 0 checks passed\nRules looked at 0 of 1 resources\. No rule looks at random\.index\.RandomPet \(1\)\.\n$/,
    );
  });

  it("0 on what is undetermined, which it names and does not call passed", async () => {
    const { code, stdout } = await check(preview(firewall([UNKNOWN])), "--domain", "firewall");
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Undetermined: .*\\n(.*\\n)*? {2}${RULE}: bastion`));
    expect(stdout).toMatch(/no findings · \d+ undetermined · /);
  });

  it("0 where nothing is as bad as --fail-on says, still showing it, and 1 from there down", async () => {
    const stack = stackExport(bucket("data"));
    const versioning = ["--domain", "backup", "--format", "json"];
    const { code, stdout } = await check(stack, ...versioning);
    expect(code).toBe(1);
    const { findings } = JSON.parse(stdout) as Result;
    const severities = ["critical", "high", "medium", "low"];
    const worst = Math.min(...findings.map(({ severity }) => severities.indexOf(severity)));
    expect(worst, "the stack has a critical finding, and no severity is above it").toBeGreaterThan(0);
    for (const [index, expected] of [
      [worst - 1, 0],
      [worst, 1],
    ] as const) {
      const run = await check(stack, ...versioning, "--fail-on", severities[index] ?? "");
      expect(run.code).toBe(expected);
      expect((JSON.parse(run.stdout) as Result).findings).toHaveLength(findings.length);
    }
  });

  it("0 with --fail-on never, whatever is found", async () => {
    const { code, stdout } = await check(OPEN, "--fail-on", "never");
    expect(code).toBe(0);
    expect(stdout).toContain(RULE);
  });
});

describe.concurrent("rampart check reads", { timeout: 60_000 }, () => {
  it("standard input, which it calls -", async () => {
    expect((await rampart(["check", "-"], { stdin: JSON.stringify(OPEN) })).code).toBe(1);
    const { code, stderr } = await rampart(["check", "-"], { stdin: "{" });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^rampart: -:1:2: the JSON ends in the middle/);
  });

  it("several files and directories as one graph", async () => {
    const files = {
      "a.json": stackExport(firewall(["0.0.0.0/0"], "a")),
      "b.json": stackExport(firewall(["10.0.0.0/8"], "b")),
    };
    await withFiles(files, async (cwd) => {
      for (const inputs of [["a.json", "b.json"], ["."]]) {
        const { stdout } = await rampart(["check", ...inputs, "--format", "json"], { cwd });
        expect((JSON.parse(stdout) as Result).coverage).toMatchObject({ resources: 2, evaluated: 2 });
      }
    });
  });
});

describe.concurrent("the output of rampart check", { timeout: 60_000 }, () => {
  it("is one JSON document with --format json, and the same every time", async () => {
    const [first, second] = await Promise.all([
      check(OPEN, "--format", "json"),
      check(OPEN, "--format", "json"),
    ]);
    expect(first).toEqual(second);
    expect(first.stderr).toBe("");
    const { findings, summary } = JSON.parse(first.stdout) as Result;
    expect(findings).toContainEqual(
      expect.objectContaining({ policy: RULE, outcome: "fail", severity: "critical" }),
    );
    expect(summary.failed.critical).toBe(findings.filter(({ severity }) => severity === "critical").length);
  });

  it("has colours where they are asked for, and never in JSON", async () => {
    const stack = { "stack.json": OPEN };
    await withFiles(stack, async (cwd) => {
      const colours = { cwd, env: { FORCE_COLOR: "1" } };
      expect((await rampart(["check", "stack.json"], colours)).stdout).toMatch(/\u001b\[\d+m/);
      expect((await rampart(["check", "stack.json", "--format", "json"], colours)).stdout).not.toMatch(
        CONTROL,
      );
      expect((await rampart(["check", "stack.json"], { cwd, env: { NO_COLOR: "1" } })).stdout).not.toMatch(
        CONTROL,
      );
    });
  });

  it("cannot be steered by the names in a file", async () => {
    const hostile = "\u001b[2J\u009b31m\u202e\rbastion";
    const shown = await check(stackExport(firewall(["0.0.0.0/0"], hostile)));
    expect(shown.code).toBe(1);
    expect(shown.stdout).not.toMatch(CONTROL);
    expect(shown.stdout).not.toContain("\u202e");
    const refused = await check(stackExport(firewall([], hostile), firewall([], hostile)));
    expect(refused.code).toBe(2);
    expect(refused.stderr).not.toMatch(CONTROL);
  });

  it("never holds a secret", async () => {
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: '"0.0.0.0/0"',
    };
    const hidden = { ...secret, plaintext: '"hunter2"' };
    const stack = stackExport(
      firewall([secret]),
      bucket("data", { bucket: hidden, acl: hidden, tags: { a: hidden } }),
    );
    for (const flags of [[], ["--format", "json"]]) {
      const { code, stdout, stderr } = await check(stack, ...flags);
      expect(code).toBe(1);
      expect(stdout).toContain(RULE);
      expect(stdout + stderr).not.toMatch(/hunter2|0\.0\.0\.0/);
    }
  });

  it("may be cut off by its reader without an error", async () => {
    const many = stackExport(...Array.from({ length: 2000 }, (_, index) => bucket(`b${index}`)));
    await withFiles({ "stack.json": many }, async (cwd) => {
      const command = `"$@" check stack.json --format json | head -1`;
      const { stdout, stderr } = spawnSync("sh", ["-c", command, "sh", ...COMMAND], {
        cwd,
        encoding: "utf8",
      });
      expect({ stdout, stderr }).toEqual({
        stdout: expect.stringMatching(/^\{"schemaVersion":1,.*\n$/),
        stderr: "",
      });
    });
  });

  it("comes whole through a slow pipe", async () => {
    const many = stackExport(...Array.from({ length: 2000 }, (_, index) => bucket(`b${index}`)));
    const { stdout, code } = await check(many, "--format", "json");
    expect(code).toBe(1);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect((JSON.parse(stdout) as Result).coverage.resources).toBe(2000);
  });
});

it("a stack of ten thousand resources is checked within seconds", { timeout: 60_000 }, async () => {
  const many = stackExport(
    ...Array.from({ length: 10_000 }, (_, index) => firewall(["0.0.0.0/0"], `g${index}`)),
  );
  await withFiles({ "stack.json": many }, async (cwd) => {
    const started = performance.now();
    expect((await rampart(["check", join(cwd, "stack.json")])).code).toBe(1);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe.concurrent("the severity of a finding", { timeout: 60_000 }, () => {
  const VERSIONS = "backup/object-stores-versioned";
  const SETTINGS = [
    "version: 1",
    "tiers: { critical: { rpo: 15m }, drafts: { rpo: 7d } }",
    "workloads:",
    '  orders: { tier: critical, owner: a, match: { urns: ["*::orders"] } }',
    '  notes: { tier: drafts, owner: b, match: { urns: ["*::notes"] } }',
  ].join("\n");
  const stack = stackExport(bucket("orders"), bucket("notes"), bucket("other"));
  const severities = (...flags: readonly string[]): Promise<Record<string, string>> =>
    withFiles({ "stack.json": stack, "rampart.yaml": SETTINGS }, async (cwd) => {
      const { stdout } = await rampart(["check", "stack.json", "--format", "json", ...flags], { cwd });
      const { findings } = JSON.parse(stdout) as {
        findings: { policy: string; severity: string; urn: string }[];
      };
      const found = findings.filter(({ policy }) => policy === VERSIONS);
      return Object.fromEntries(found.map(({ urn, severity }) => [urn.split("::").at(-1) ?? "", severity]));
    });

  it("follows what rampart.yaml promises for the workload", async () => {
    const { orders, notes, other } = await severities();
    expect([orders, other, notes]).toEqual(["high", "medium", "low"]);
  });

  it("is what --severity goes by", async () => {
    expect(await severities("--severity", "high")).toEqual({ orders: "high" });
    expect(await severities("--severity", "medium")).toEqual({ orders: "high", other: "medium" });
  });
});
