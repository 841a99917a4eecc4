import { parseConfig } from "@rampart/core/config";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KNOWN, problemsOf } from "./fixtures.ts";

function problems(text: string): string[] {
  return problemsOf(() => parseConfig(text, "rampart.yaml", KNOWN));
}

/** A document with `lines` behind the version, from line 2 on. */
function withVersion(lines: string): string {
  return `version: 1\n${lines}\n`;
}

describe("what is accepted", () => {
  test("the version alone", () => {
    expect(parseConfig("version: 1", "rampart.yaml")).toEqual({ version: 1 });
  });

  test("a byte order mark and Windows line ends", () => {
    const text = "\uFEFFversion: 1\r\ntiers:\r\n  gold:\r\n    rpo: 15m\r\n";
    expect(parseConfig(text, "rampart.yaml")).toEqual({ version: 1, tiers: { gold: { rpo: "15m" } } });
  });

  test("anchors and aliases", () => {
    const text = withVersion("tiers:\n  gold: &gold {rpo: 15m}\n  silver: *gold");
    expect(parseConfig(text, "rampart.yaml").tiers).toEqual({ gold: { rpo: "15m" }, silver: { rpo: "15m" } });
  });

  test("0s as recovery point objective", () => {
    expect(parseConfig(withVersion("tiers: {gold: {rpo: 0s}}"), "rampart.yaml").tiers?.gold?.rpo).toBe("0s");
  });

  test("words that older YAML took for true and false, and dates, stay text", () => {
    const text = "%YAML 1.1\n---\nversion: 1\nrequiredTags: [no, 2020-01-01]\n";
    expect(parseConfig(text, "rampart.yaml").requiredTags).toEqual(["no", "2020-01-01"]);
  });

  test("names that every object has are names like any other", () => {
    const text = withVersion("tiers: {constructor: {rpo: 1h}}\nworkloads: {}");
    expect(Object.keys(parseConfig(text, "rampart.yaml").tiers ?? {})).toEqual(["constructor"]);
    expect(
      problems(withVersion("workloads: {orders: {tier: constructor, owner: me, match: {stacks: [a]}}}")),
    ).toEqual(['rampart.yaml:2:28 /workloads/orders/tier: there is no tier "constructor"']);
  });

  test("without known names, only their form is checked", () => {
    const text = withVersion("policies: {frameworks: [mine], rules: {a/b: {level: disabled}}}");
    expect(parseConfig(text, "rampart.yaml").policies?.frameworks).toEqual(["mine"]);
  });
});

describe("what is refused: place and reason", () => {
  test.each([
    // Keys and values of the wrong kind.
    ["teirs: {}", '2:1 /teirs: unknown key "teirs"; did you mean "tiers"?'],
    ["zebra: {}", '2:1 /zebra: unknown key "zebra"'],
    ["tiers: {gold: {rpoo: 1h}}", '2:16 /tiers/gold/rpoo: unknown key "rpoo"; did you mean "rpo"?'],
    ["tiers: []", "2:8 /tiers: it must be a map, not a list"],
    ["tiers:", "2:1 /tiers: nothing stands here; write a map, or leave the key out"],
    ["waivers: {}", "2:10 /waivers: it must be a list"],
    ["tiers: {Gold Tier: {}}", '2:9 /tiers/Gold Tier: "Gold Tier" has the wrong form'],
    ["allowedRegions: [EU West]", '2:18 /allowedRegions/0: "EU West" has the wrong form; expected: A region'],
    ["allowedRegions: [eu-west-1, eu-west-1]", "2:29 /allowedRegions/1: it is in the list twice"],
    ["<<: {tiers: {}}", '2:1 /<<: unknown key "<<"'],
    // Units.
    ["tiers: {gold: {rpo: 15}}", '2:21 /tiers/gold/rpo: it must be text (such as "15m"), not a number'],
    [
      "tiers: {gold: {rpo: 15 potatoes}}",
      '2:21 /tiers/gold/rpo: "15 potatoes" is not a duration; write a number',
    ],
    ["tiers: {gold: {retention: 3mo}}", '2:27 /tiers/gold/retention: "3mo" counts in months'],
    ["tiers: {gold: {rto: 0s}}", '2:21 /tiers/gold/rto: "0s" must be longer than 0s'],
    ["tiers: {gold: {availability: 99.95}}", '/tiers/gold/availability: it must be text (such as "99.95%")'],
    ["tiers: {gold: {availability: '99.95'}}", '/tiers/gold/availability: "99.95" has no percent sign'],
    ["tiers: {gold: {copies: {regions: -1}}}", "2:34 /tiers/gold/copies/regions: it must be 0 or more"],
    [
      "tiers: {gold: {copies: {regions: 1.5}}}",
      "2:34 /tiers/gold/copies/regions: it must be a whole number or a list",
    ],
    // Without quotes YAML makes it a number, and an account that begins with 0 another one.
    [
      "tiers: {gold: {copies: {accounts: [012345678901]}}}",
      '/accounts/0: it must be text (such as "123456789012")',
    ],
    ["tiers: {gold: {copies: {immutable: 'yes'}}}", "/immutable: it must be true or false, not text"],
    // Networks.
    [
      "trustedNetworks: [{name: a, cidrs: [10.0.0.0/33]}]",
      '2:37 /trustedNetworks/0/cidrs/0: "10.0.0.0/33" is not a',
    ],
    ["trustedNetworks: [{name: a, cidrs: [10.0.0.0]}]", '"10.0.0.0" is not a network in CIDR notation'],
    ["trustedNetworks: [{name: a, cidrs: ['fe80::1%eth0/64']}]", "is not a network in CIDR notation"],
    [
      "trustedNetworks: [{name: a, cidrs: ['::/0']}]",
      '"::/0" is the whole Internet, which cannot be trusted',
    ],
    ["trustedNetworks: [{name: a, cidrs: []}]", "/trustedNetworks/0/cidrs: the list must not be empty"],
    ["approvers: [{name: Ada}, {name: Ada}]", '2:33 /approvers/1/name: "Ada" is there twice'],
    ["approvers: [{name: Ada, sshKey: ssh-dss AAAA}]", "/approvers/0/sshKey: "],
    // References.
    [
      "tiers: {critical: {}}\nworkloads: {orders: {tier: critcal, owner: me, match: {stacks: [a]}}}",
      '3:28 /workloads/orders/tier: there is no tier "critcal"; did you mean "critical"?',
    ],
    ["workloads: {orders: {tier: gold, match: {stacks: [a]}}}", '2:13 /workloads/orders: "owner" is missing'],
    [
      "workloads: {orders: {tier: gold, owner: me, match: {}}}",
      "2:45 /workloads/orders/match: it must not be empty",
    ],
    [
      "policies: {rules: {backup/object-store-versioned: {level: mandatory}}}",
      '2:20 /policies/rules/backup~1object-store-versioned: there is no rule "backup/object-store-versioned"; did you mean "backup/object-stores-versioned"?',
    ],
    [
      "policies: {frameworks: [iso-2701]}",
      '2:25 /policies/frameworks/0: there is no framework "iso-2701"; did you mean',
    ],
    [
      "policies: {failOn: hihg}",
      '2:20 /policies/failOn: "hihg" is not one of critical, high, medium, low; did you mean "high"?',
    ],
    // Exactly one.
    ["notifications: {x: {}}", "2:17 /notifications/x: exactly one of email, slack, webhook must stand here"],
    [
      "notifications: {x: {email: a@example.com, slack: env:URL}}",
      "2:17 /notifications/x: exactly one of email, slack, webhook must stand here",
    ],
  ])("%s", (lines, expected) => {
    expect(problems(withVersion(lines)).join("\n")).toContain(expected);
  });

  test.each(["1.0.0", "2", "'1'", "null"])("version %s", (version) => {
    expect(problems(`version: ${version}`)).toEqual([
      "rampart.yaml:1:10 /version: it must be 1, the version that this Rampart knows",
    ]);
  });

  test("no version", () => {
    expect(problems("tiers: {}")).toEqual(['rampart.yaml:1:1 /: "version" is missing']);
  });

  test.each(["- 1", "text", "1"])("no map at all: %s", (text) => {
    expect(problems(text)[0]).toContain("rampart.yaml:1:1 /: it must be a map, not ");
  });
});

describe("waivers", () => {
  const WHOLE: Readonly<Record<string, string>> = {
    policy: "backup/object-stores-versioned",
    scope: "{type: 'aws:s3/bucket:Bucket'}",
    reason: "Scratch",
    owner: "team-orders",
    ticket: "OPS-1",
    expires: "2027-03-31",
  };

  function waiver(changes: Readonly<Record<string, string | undefined>>): string {
    const lines = Object.entries({ ...WHOLE, ...changes }).flatMap(([key, value]) =>
      value === undefined ? [] : [`    ${key}: ${value}`],
    );
    return withVersion(`waivers:\n  -\n${lines.join("\n")}`);
  }

  test("a whole one is accepted", () => {
    expect(parseConfig(waiver({}), "rampart.yaml", KNOWN).waivers).toHaveLength(1);
  });

  test.each(Object.keys(WHOLE))("none does without %s", (key) => {
    expect(problems(waiver({ [key]: undefined }))).toEqual([
      expect.stringMatching(`^rampart.yaml:4:5 /waivers/0: "${key}" is missing$`),
    ]);
  });

  test.each([
    [
      "two scopes",
      { scope: "{type: 'a:b:c', urn: 'urn:pulumi:a::b::c::d'}" },
      "exactly one of urn, type, tag",
    ],
    ["no scope", { scope: "{}" }, "exactly one of urn, type, tag"],
    // A waiver for one resource must not silence another.
    ["a pattern as URN", { scope: "{urn: 'urn:pulumi:a::b::*'}" }, "/waivers/0/scope/urn: "],
    ["a pattern as type", { scope: "{type: 'aws:s3/*:*'}" }, "/waivers/0/scope/type: "],
    ["half a tag", { scope: "{tag: {key: a}}" }, '/waivers/0/scope/tag: "value" is missing'],
    ["an empty owner", { owner: "' '" }, "/waivers/0/owner: "],
    ["a day that there is not", { expires: "2027-02-30" }, '"2027-02-30" is not a date; write YYYY-MM-DD'],
    ["a month", { expires: "2027-03" }, '"2027-03" is not a date'],
    ["a year", { expires: "2027" }, "/waivers/0/expires: it must be text"],
    [
      "an unknown rule",
      { policy: "backup/objekt-stores-versioned" },
      'did you mean "backup/object-stores-versioned"?',
    ],
  ])("%s is refused", (_what, changes, expected) => {
    expect(problems(waiver(changes)).join("\n")).toContain(expected);
  });
});

describe("all at once", () => {
  test("each problem has its line, in the order of the file", () => {
    const text = [
      "version: 1",
      "tiers:",
      "  gold: {rpo: soon, rto: later}",
      "workloads:",
      "  orders: {tier: golf, owner: me, match: {stacks: [a]}}",
      "allowedRegion: []",
      "policies:",
      "  failOn: hihg",
      "waivers:",
      "  - {policy: nothing/known}",
    ].join("\n");
    const places = problems(text).map((line) => line.split(": ")[0]);
    expect(places).toEqual([
      "rampart.yaml:3:15 /tiers/gold/rpo",
      "rampart.yaml:3:26 /tiers/gold/rto",
      "rampart.yaml:5:18 /workloads/orders/tier",
      "rampart.yaml:6:1 /allowedRegion",
      "rampart.yaml:8:11 /policies/failOn",
      ...Array.from({ length: 5 }, () => "rampart.yaml:10:5 /waivers/0"),
      "rampart.yaml:10:14 /waivers/0/policy",
    ]);
  });

  test("positions do not move with Windows line ends", () => {
    const lines = "version: 1\ntiers:\n  gold:\n    rpo: soon\n";
    expect(problems(lines.replaceAll("\n", "\r\n"))).toEqual(problems(lines));
  });

  test("a value behind an alias is shown where it is written", () => {
    const lines = problems(withVersion("tiers:\n  gold: &gold {rpo: soon}\n  silver: *gold"));
    expect(lines.map((line) => line.split(": ")[0])).toEqual([
      "rampart.yaml:3:21 /tiers/gold/rpo",
      "rampart.yaml:3:21 /tiers/silver/rpo",
    ]);
  });

  test("a flood is cut", () => {
    const lines = problems(
      withVersion(`requiredTags: [${Array.from({ length: 500 }, (_, index) => index)}]`),
    );
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toBe("rampart.yaml: and 400 more problems");
  });
});

test.each(["a", "a.", "a@a.", "1", "1.", "P1", "-a", "a-", ":", "/", "https://a/", "= ", "f:", "*"])(
  "long texts of %j are refused without trying every way to split them",
  (piece) => {
    const text = JSON.stringify(`${piece.repeat(50_000 / piece.length)} !`);
    const lines = problems(
      withVersion(
        [
          `tiers: {gold: {rpo: ${text}, availability: ${text}, copies: {accounts: [${text}]}}}`,
          `allowedRegions: [${text}]`,
          `trustedNetworks: [{name: a, cidrs: [${text}]}]`,
          `approvers: [{name: a, email: ${text}, sshKey: ${text}}]`,
          `notifications: {on-call: {webhook: ${text}}}`,
          `waivers: [{policy: ${text}, scope: {type: ${text}}, expires: ${text}}]`,
        ].join("\n"),
      ),
    );
    expect(lines.length).toBeGreaterThan(10);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(400);
  },
);

describe("text that is not one safe YAML document", () => {
  test.each([
    ["", "rampart.yaml: this is empty"],
    ["# only a comment\n", "rampart.yaml: this is empty"],
    ["version: 1\nversion: 1\n", "rampart.yaml:2:1: the key version is given twice"],
    ["version: 1\ntiers:\n\tgold: {}\n", "rampart.yaml:3:1: there is a tab; indent with spaces"],
    [
      "version: 1\n---\nversion: 1\n",
      "rampart.yaml:2:1: a second document starts here; the file must hold one",
    ],
    ["version: [1", "rampart.yaml:1:12: this is not YAML: "],
    ["version: 'x", "this is not YAML: Missing closing 'quote"],
    ["version: !secret x", "rampart.yaml:1:10: tags (!…) are not used here"],
    ["version: !!binary aGk=", "tags (!…) are not used here"],
    ["version: *one", "rampart.yaml:1:10: there is no anchor &one above"],
    ["version: &one [*one]", "rampart.yaml:1:16: *one stands inside its own anchor"],
    ["{a: 1}: x", "a key must be plain text"],
    ["# ".padEnd(2_000_000, "x"), "rampart.yaml: it has more than 1 MiB"],
  ])("%#", (text, expected) => {
    expect(problems(text).join("\n")).toContain(expected);
  });

  test("all syntax errors are named", () => {
    expect(problems("version: 1\nversion: 1\ntiers: !x {}\ntiers: {}\n")).toEqual([
      "rampart.yaml:2:1: the key version is given twice",
      "rampart.yaml:3:8: tags (!…) are not used here; write plain text, numbers, lists and maps",
      "rampart.yaml:4:1: the key tiers is given twice",
    ]);
  });

  test.each([
    ["__proto__: {failOn: low}", "/__proto__"],
    ["tiers: {__proto__: {}}", "/tiers/__proto__"],
    ["requiredTags: [__proto__]", "/requiredTags/0"],
    ["tiers: {gold: {__proto__: {rpo: 1h}}}", "/tiers/gold/__proto__"],
    [
      "workloads: {a: {tier: b, owner: c, match: {tags: {__proto__: d}}}}",
      "/workloads/a/match/tags/__proto__",
    ],
  ])("__proto__ is refused and changes nothing: %s", (lines, pointer) => {
    expect(problems(withVersion(lines)).join("\n")).toContain(` ${pointer}: `);
    expect({}).not.toHaveProperty("failOn");
  });

  test.each([
    ["lists in brackets", "[".repeat(10_000)],
    ["maps in braces", "{a: ".repeat(10_000)],
    ["lists on a line", "- ".repeat(10_000)],
    ["maps by indentation", Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("10,000 deep: %s", (_what, text) => {
    expect(problems(text)).toEqual([
      expect.stringMatching(/^rampart\.yaml:\d+:\d+: it is nested more than 64 deep$/),
    ]);
  });

  test("aliases that would fill the memory", () => {
    const lines = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (const [index, name] of [..."bcdefghij"].entries()) {
      lines.push(
        `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefghij"[index]}`).join(", ")}]`,
      );
    }
    expect(problems(lines.join("\n")).join("\n")).toContain("rampart.yaml: aliases (*…) repeat so much");
  });

  test("no text makes anything but a configuration or an InputError", () => {
    const piece = fc.constantFrom(
      ..."version: 1|\n|\n  |tiers:|gold:|{|}|[|]|- |rpo: |15m|&a |*a|!!set |null|'|\"|,|? |: |#|\t|---|%YAML 1.1|__proto__|waivers:|scope: |~".split(
        "|",
      ),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        expect(() => {
          try {
            parseConfig(candidate, "rampart.yaml", KNOWN);
          } catch (error) {
            if (!(error instanceof Error) || error.name !== "InputError") throw error;
          }
        }).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  test("no value of any type does either", () => {
    const key = fc.constantFrom(
      "version",
      "tiers",
      "workloads",
      "trustedNetworks",
      "notifications",
      "policies",
      "waivers",
      "approvers",
      "operators",
      "a",
      "constructor",
      "__proto__",
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, 1, true, "", "15m", -1.5),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 5 }), (data) => {
        expect(problems(JSON.stringify({ ...data, version: 2 }))[0]).toMatch(/^rampart\.yaml:\d+:\d+ \//);
      }),
    );
  });
});

test("a URL that may hold a secret is not shown", () => {
  const lines = problems(withVersion("notifications: {x: {slack: 'http://hooks.example.com/T0K3N'}}"));
  expect(lines).toEqual([
    expect.stringContaining("2:28 /notifications/x/slack: it has the wrong form; expected: A URL"),
  ]);
  expect(lines.join()).not.toContain("T0K3N");
});
