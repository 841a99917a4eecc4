import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { rampart, withFiles } from "../rampart.ts";

const PROVIDER = "urn:pulumi:prod::orders::pulumi:providers:aws::default";

function resource(type: string, name: string, inputs: object): object {
  const urn = `urn:pulumi:prod::orders::${type}::${name}`;
  return { urn, type, custom: true, id: name, provider: `${PROVIDER}::id`, inputs };
}

function stack(schedule: string, ...more: readonly object[]): object {
  const rule = {
    ruleName: "daily",
    targetVaultName: "main",
    schedule,
    startWindow: 60,
    completionWindow: 120,
    lifecycle: { deleteAfter: 35 },
  };
  const resources = [
    {
      urn: PROVIDER,
      type: "pulumi:providers:aws",
      custom: true,
      inputs: { region: "eu-west-1", accountId: "111111111111" },
    },
    resource("aws:dynamodb/table:Table", "orders-db", { tags: { backup: "gold" } }),
    resource("aws:backup/vault:Vault", "main", { name: "main" }),
    resource("aws:backup/plan:Plan", "nightly", { name: "nightly", rules: [rule] }),
    resource("aws:backup/selection:Selection", "gold", {
      planId: "nightly",
      selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "gold" }],
    }),
    ...more,
  ];
  return { version: 3, deployment: { resources } };
}

const SETTINGS = `version: 1
tiers:
  critical: { rpo: 27h }
workloads:
  orders: { tier: critical, owner: team-orders, match: { stacks: [prod] } }
`;

const FILES = {
  "daily.json": stack("cron(0 5 ? * * *)"),
  "weekdays.json": stack("cron(0 5 ? * MON-FRI *)"),
  "empty.json": { version: 3, deployment: { resources: [] } },
  "no.json": "",
  "rampart.yaml": SETTINGS,
  "unit.yaml": SETTINGS.replace("27h", "27"),
  "two.yaml":
    `${SETTINGS}  tables: { tier: lax, owner: team, match: { types: ["aws:dynamodb/*"] } }\n`.replace(
      "workloads:",
      "  lax: { rpo: 30d }\nworkloads:",
    ),
};

function inFolder(args: readonly string[]): Promise<Awaited<ReturnType<typeof rampart>>> {
  return withFiles(FILES, async (cwd) => await rampart(["recovery", ...args], { cwd }));
}

describe.concurrent("rampart recovery --before --after", { timeout: 60_000 }, () => {
  const worse = ["--before", "daily.json", "--after", "weekdays.json"];

  it("ends with 1 where an objective is newly missed, and says from what to what", async () => {
    const { code, stdout } = await inFolder(worse);
    expect(code).toBe(1);
    expect(stdout).toContain("Deletion: 27 h → 3 d 3 h, objective 27 h (newly missed)");
    expect(stdout).toContain("1 data resource newly misses an objective.");
  });

  it("ends with 0 where nothing gets worse, although objectives are missed before and after", async () => {
    const same = await inFolder(["--before", "weekdays.json", "--after", "weekdays.json"]);
    expect(same.code).toBe(0);
    expect(same.stdout).toContain("Nothing changes for the recovery of data.");
    const better = await inFolder(["--before", "weekdays.json", "--after", "daily.json"]);
    expect(better.code).toBe(0);
    expect(better.stdout).toContain("(met now)");
  });

  it("takes what is not there yet for a stack before its first deployment", async () => {
    const { code, stdout } = await inFolder(["--before", "empty.json", "--after", "weekdays.json"]);
    expect(code).toBe(1);
    expect(stdout).toContain("orders-db aws.dynamodb.Table, new");
  });

  it("prints one document, as its schema says", async () => {
    const url = new URL(import.meta.resolve("@rampart/cli/schema/recovery-comparison.schema.json"));
    const schema = JSON.parse(readFileSync(url, "utf8")) as Record<string, unknown>;
    expect(schema.$id).toBe("https://rampart.dev/schemas/recovery-comparison.v1.schema.json");
    const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
    for (const before of ["daily.json", "empty.json"]) {
      const { stdout } = await inFolder(["--before", before, "--after", "weekdays.json", "--format", "json"]);
      const document = JSON.parse(stdout) as Record<string, unknown>;
      expect([validate(document), validate.errors]).toEqual([true, null]);
      expect(validate({ ...document, schemaVersion: 2 })).toBe(false);
      expect(validate({ ...document, more: 1 })).toBe(false);
    }
  });

  it("writes a page and a comment", async () => {
    const page = await inFolder([...worse, "--format", "html"]);
    expect(page.code).toBe(1);
    expect(page.stdout).toMatch(/^<!doctype html>[^]*newly missed[^]*<\/html>\n$/);
    const comment = await inFolder([...worse, "--format", "markdown"]);
    expect(comment.stdout).toMatch(/^<!-- rampart:recovery -->\n/);
  });

  it.each<[readonly string[], RegExp]>([
    [["--before", "daily.json"], /--before is given without --after\nName both states/],
    [["--after", "daily.json"], /--after is given without --before\nName both states/],
    [[...worse, "daily.json"], /daily\.json does not go together with --before and --after/],
    [[...worse, "--program", "."], /--program does not go together with --before/],
    [["--before", "-", "--after", "-"], /both standard input/],
    [["--before", "daily.json", "--after", "empty.json"], /empty\.json \/deployment\/resources: there is no/],
    [["--before", "none.json", "--after", "daily.json"], /none\.json: there is no such file/],
  ])("refuses %j with 2, and prints nothing", async (args, message) => {
    const { code, stdout, stderr } = await inFolder(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe.concurrent("rampart recovery refuses bad input with 2, naming its place:", {
  timeout: 60_000,
}, () => {
  it.each<[string, readonly string[], RegExp]>([
    [
      "an objective without unit",
      ["daily.json", "--settings", "unit.yaml"],
      /unit\.yaml:3:\d+ \/tiers\/critical\/rpo: /,
    ],
    [
      "two tiers that match one resource",
      ["daily.json", "--settings", "two.yaml"],
      /two\.yaml \/workloads\/tables\/match: .*orders \(tier critical\).*tables \(tier lax\).*::orders-db/,
    ],
    ["an unknown format", ["daily.json", "--format", "xml"], /'xml' is invalid/],
    [
      "a stack without resources",
      ["empty.json"],
      /empty\.json \/deployment\/resources: there is no resource/,
    ],
    ["an empty file", ["no.json"], /no\.json: this is empty/],
  ])("%s", async (_, args, message) => {
    const { code, stdout, stderr } = await inFolder(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
