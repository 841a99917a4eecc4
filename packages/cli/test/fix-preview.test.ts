import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { rampart, withFiles } from "./rampart.ts";
import { EMPTY, firewall, OPEN, preview, stackExport, UNKNOWN } from "./stacks.ts";

const schema = JSON.parse(
  readFileSync(new URL(import.meta.resolve("@rampart/cli/schema/check-result.schema.json")), "utf8"),
) as Record<string, unknown>;
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

const INSTANCE = "aws:rds/instance:Instance";
const CONTROL = /(?!\n)\p{Cc}/u;

type Json = Readonly<Record<string, unknown>>;

const secret = (content: unknown): Json => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(content),
});

function database(inputs: Json, name = "orders"): Json {
  return { urn: `urn:pulumi:prod::orders::${INSTANCE}::${name}`, custom: true, type: INSTANCE, inputs };
}

const DATABASE = stackExport(
  database({ engine: "postgres", backupRetentionPeriod: 1, storageEncrypted: false }),
);

interface Fix {
  readonly urn: string;
  readonly policy: string;
  readonly changes: readonly { readonly path: string; readonly from?: unknown; readonly to?: unknown }[];
  readonly replaces?: string;
  readonly partial?: true;
}

const fixPreview = (stack: unknown, ...flags: readonly string[]): ReturnType<typeof rampart> =>
  withFiles({ "stack.json": stack }, (cwd) =>
    rampart(["check", "stack.json", "--fix-preview", ...flags], { cwd }),
  );

async function fixesOf(stack: unknown, ...flags: readonly string[]): Promise<readonly Fix[]> {
  const { stdout } = await fixPreview(stack, "--format", "json", ...flags);
  return (JSON.parse(stdout) as { readonly fixes: readonly Fix[] }).fixes;
}

describe.concurrent("rampart check --fix-preview", { timeout: 60_000 }, () => {
  it("shows, as a preview of Pulumi, what would change in each resource and which rule asks for it", async () => {
    const { code, stdout, stderr } = await fixPreview(DATABASE, "--domain", "backup");
    expect(code).toBe(1);
    expect(stderr).toMatch(/working out fixes/);
    expect(stdout).toMatch(
      /^~ aws\.rds\.Instance orders \(update\)\n {4}~ backupRetentionPeriod: 1 => 7\n {8}backup\/automated-backups-kept-for-a-week\n/m,
    );
    expect(stdout).toMatch(/^ {4}\+ deletionProtection: true\n {8}backup\/deletion-protection-enabled$/m);
    expect(stdout).not.toMatch(CONTROL);
  });

  it("says where the resource is replaced, and how to go about it", async () => {
    const { stdout } = await fixPreview(DATABASE, "--domain", "encryption");
    expect(stdout).toMatch(
      /^\+- aws\.rds\.Instance orders \(replace\)\n {4}~ storageEncrypted: false => true$/m,
    );
    expect(stdout).toMatch(/^ {4}Replaces it: It can be encrypted only when it is made/m);
  });

  it("lists after that what is left for people, with what to change, and nothing that is fixed", async () => {
    const { stdout } = await fixPreview(DATABASE, "--domain", "backup");
    const [, left = ""] = stdout.split("What is left for people\n");
    expect(left).toContain("backup/databases-recoverable-in-another-region");
    expect(left).toMatch(/Fix: RDS: add/);
    expect(left).not.toContain("backup/deletion-protection-enabled");
  });

  it("takes open ranges out of a list, and an entry that lets in nobody any more", async () => {
    const entry = (port: number, ...cidrBlocks: readonly unknown[]): Json => ({
      protocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrBlocks,
    });
    const group = firewall([]);
    const inputs = {
      ingress: [entry(22, "10.0.0.0/8", "0.0.0.0/0"), entry(3389, "0.0.0.0/0"), entry(443, "0.0.0.0/0")],
    };
    const [fix, ...others] = await fixesOf(stackExport({ ...group, inputs }), "--severity", "critical");
    expect(others).toEqual([]);
    expect(fix?.changes).toEqual([
      { path: "ingress[0].cidrBlocks[1]", from: "0.0.0.0/0" },
      { path: "ingress[1]", from: entry(3389, "0.0.0.0/0") },
    ]);
    expect(fix?.partial).toBeUndefined();
  });

  it("adds fixes to the JSON result, as its schema says, and only if asked", async () => {
    for (const stack of [OPEN, DATABASE, EMPTY, [DATABASE, stackExport(firewall(["::/0"], "b"))]]) {
      const { stdout } = await fixPreview(stack, "--format", "json");
      expect(validate(JSON.parse(stdout)) ? [] : validate.errors).toEqual([]);
    }
    const fixes = await fixesOf(DATABASE);
    expect(fixes).toContainEqual({
      urn: `urn:pulumi:prod::orders::${INSTANCE}::orders`,
      type: INSTANCE,
      policy: "encryption/data-stores-encrypted-at-rest",
      changes: [{ path: "storageEncrypted", from: false, to: true }],
      replaces: expect.stringMatching(/restore/),
    });
    await withFiles({ "stack.json": DATABASE }, async (cwd) => {
      const { stdout } = await rampart(["check", "stack.json", "--format", "json"], { cwd });
      expect(JSON.parse(stdout)).not.toHaveProperty("fixes");
    });
  });

  it("proposes what makes the stack pass: laid over it, no fix is proposed any more", async () => {
    const fixes = await fixesOf(DATABASE);
    const settled = fixes.filter(({ partial }) => partial !== true);
    expect(settled.length).toBeGreaterThan(5);
    const changes = fixes.flatMap((fix) => fix.changes);
    expect(changes.every(({ path }) => /^\w+$/.test(path))).toBe(true);
    const inputs = Object.fromEntries(changes.map(({ path, to }) => [path, to]));
    const fixed = stackExport(database({ engine: "postgres", ...inputs }));
    expect(await fixesOf(fixed)).toEqual([]);
    await withFiles({ "stack.json": fixed }, async (cwd) => {
      const { stdout } = await rampart(["check", "stack.json", "--format", "json"], { cwd });
      const failing = (JSON.parse(stdout) as { findings: readonly { policy: string }[] }).findings;
      for (const { policy } of settled) expect(failing.map((one) => one.policy)).not.toContain(policy);
    });
  });

  it("ends as the check without it does", async () => {
    expect((await fixPreview(EMPTY)).code).toBe(0);
    expect((await fixPreview(EMPTY)).stdout).toMatch(/^Nothing that a machine can fix\.\n/);
    expect((await fixPreview(DATABASE, "--fail-on", "never")).code).toBe(0);
    expect((await fixPreview("{")).code).toBe(2);
  });

  it("neither shows a secret nor changes one, and leaves alone what is not known", async () => {
    const inputs = {
      engine: "postgres",
      password: secret("hunter2"),
      storageEncrypted: secret(false),
      deletionProtection: UNKNOWN,
      tags: { owner: secret("hunter2") },
    };
    for (const stack of [stackExport(database(inputs)), preview(database(inputs))]) {
      for (const flags of [[], ["--format", "json"]]) {
        const { stdout, stderr } = await fixPreview(stack, ...flags);
        expect(stdout + stderr).not.toContain("hunter2");
        expect(stdout).toContain("backup/automated-backups-kept-for-a-week");
      }
      const paths = (await fixesOf(stack)).flatMap(({ changes }) => changes.map(({ path }) => path));
      expect(paths).toContain("backupRetentionPeriod");
      expect(paths).not.toContain("storageEncrypted");
      expect(paths).not.toContain("deletionProtection");
    }
  });

  it("proposes nothing for a finding that a waiver accepts", async () => {
    const settings = [
      "version: 1",
      "waivers:",
      "  - policy: encryption/data-stores-encrypted-at-rest",
      "    scope: { type: aws:rds/instance:Instance }",
      "    reason: Holds nothing but test data",
      "    owner: ops@example.com",
      "    ticket: OPS-1",
      "    expires: 2027-06-30",
      "",
    ].join("\n");
    await withFiles({ "stack.json": DATABASE, "rampart.yaml": settings }, async (cwd) => {
      const { stdout } = await rampart(["check", "stack.json", "--fix-preview", "--format", "json"], { cwd });
      const { fixes } = JSON.parse(stdout) as { readonly fixes: readonly Fix[] };
      expect(fixes.length).toBeGreaterThan(0);
      expect(fixes.map(({ policy }) => policy)).not.toContain("encryption/data-stores-encrypted-at-rest");
    });
  });

  it("cannot be steered by the names and values in a file", async () => {
    const hostile = "\u001b[2J\u009b31m\u202e\rbastion";
    const { stdout } = await fixPreview(stackExport(firewall(["10.0.0.0/8", "0.0.0.0/0"], hostile)));
    expect(stdout).toMatch(/- ingress\[0\]\.cidrBlocks\[1\]: "0\.0\.0\.0\/0"/);
    expect(stdout).not.toMatch(CONTROL);
    expect(stdout).not.toContain("\u202e");
  });
});

it("rampart explain says that a rule has an automatic fix", { timeout: 60_000 }, async () => {
  const { stdout } = await rampart(["explain", "encryption/data-stores-encrypted-at-rest"]);
  expect(stdout).toMatch(
    /^## Automatic fix\n\n.*--fix-preview.*\n\n- `aws:rds\/instance:Instance` \(replaces it\)$/m,
  );
  const { stdout: other } = await rampart(["explain", "backup/plans-select-resources"]);
  expect(other).not.toContain("Automatic fix");
});
