import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { allRules } from "@rampart/policies";
import { controlsByRule, type Framework, frameworks } from "@rampart/policies/controls";
import { describe, expect, it } from "vitest";

const FORM_OF_IDS: Readonly<Record<string, RegExp>> = {
  "cis-aws-foundations": /^[1-5](\.\d{1,2}){1,2}$/,
  "cis-azure-foundations": /^[2-9](\.\d{1,2}){1,3}$/,
  "nist-800-53": /^(AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR)-\d{1,2}(\(\d{1,2}\))?$/,
  "iso-27001": /^A\.(5\.([1-9]|[12]\d|3[0-7])|6\.[1-8]|7\.([1-9]|1[0-4])|8\.([1-9]|[12]\d|3[0-4]))$/,
  "soc-2":
    /^(CC1\.[1-5]|CC2\.[1-3]|CC3\.[1-4]|CC4\.[12]|CC5\.[1-3]|CC6\.[1-8]|CC7\.[1-5]|CC8\.1|CC9\.[12]|A1\.[1-3]|C1\.[12]|PI1\.[1-5])$/,
};
/** Those that every rule bears on a control of. */
const GENERAL = ["nist-800-53", "iso-27001", "soc-2"];
/** Those of one cloud, whose controls say nothing of the resources of another. */
const PREFIX_OF_TYPES: Readonly<Record<string, string>> = {
  "cis-aws-foundations": "aws:",
  "cis-azure-foundations": "azure-native:",
};

const typesOf = new Map(allRules.map(({ id, types }) => [id, types]));
const byNumber = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });

function faultsOf({ id: framework, controls }: Framework): string[] {
  const faults: string[] = [];
  const ids = Object.keys(controls);
  if (ids.toSorted(byNumber).join() !== ids.join()) faults.push("the controls are not in order");
  for (const [id, { about, rules, types }] of Object.entries(controls)) {
    const fault = (what: string): unknown => faults.push(`${id}: ${what}`);
    if (FORM_OF_IDS[framework]?.test(id) !== true) fault("is no id of this framework");
    if (!/^[A-Z].*[^.]$/.test(about) || about.includes("|")) fault("does not say what it is about");
    for (const [what, list] of [
      ["rules", rules],
      ["types", types ?? ["all"]],
    ] as const) {
      if (list.length === 0) fault(`has no ${what}`);
      if ([...new Set(list)].toSorted().join() !== list.join())
        fault(`its ${what} are not in order, or twice`);
    }
    for (const rule of rules) if (!typesOf.has(rule)) fault(`there is no rule ${rule}`);
    const lookedAt = rules.map((rule) => typesOf.get(rule) ?? []);
    for (const type of types ?? []) {
      if (!lookedAt.flat().includes(type)) fault(`none of its rules looks at ${type}`);
    }
    lookedAt.forEach((ofRule, at) => {
      const meant = ofRule.filter((type) => types?.includes(type) ?? true);
      if (meant.length === 0) fault(`${rules[at]} looks at none of its types`);
      const foreign = meant.filter((type) => !type.startsWith(PREFIX_OF_TYPES[framework] ?? ""));
      if (foreign.length > 0) fault(`${foreign.join(", ")} belongs to another cloud`);
    });
  }
  return faults;
}

describe("the mapping of rules to controls", () => {
  it.each(frameworks.map((framework) => [framework.id, framework] as const))(
    "of %s holds",
    (_, framework) => {
      expect(faultsOf(framework)).toEqual([]);
    },
  );

  it("finds what is wrong in a mapping", () => {
    const faulty: Framework = {
      id: "cis-aws-foundations",
      title: "A framework",
      version: "1",
      source: "https://example.org",
      controls: {
        "2.10": { about: "Something", rules: ["backup/no-such-rule"] },
        "2.9": {
          about: "something.",
          rules: ["firewall/subnets-have-a-network-security-group"],
          types: ["aws:s3/bucket:Bucket"],
        },
        "A.5.1": {
          about: "Something",
          rules: ["logging/activity-log-exported", "access/passwords-not-reused"],
        },
      },
    };
    expect(faultsOf(faulty)).toEqual([
      "the controls are not in order",
      "2.10: there is no rule backup/no-such-rule",
      "2.10: backup/no-such-rule looks at none of its types",
      "2.9: does not say what it is about",
      "2.9: none of its rules looks at aws:s3/bucket:Bucket",
      "2.9: firewall/subnets-have-a-network-security-group looks at none of its types",
      "A.5.1: is no id of this framework",
      "A.5.1: its rules are not in order, or twice",
      "A.5.1: azure-native:monitor:SubscriptionDiagnosticSetting belongs to another cloud",
    ]);
  });

  it.each(GENERAL)("gives every rule a control of %s", (framework) => {
    const controlsOf = controlsByRule([framework]);
    expect(allRules.filter((rule) => controlsOf(rule).length === 0).map(({ id }) => id)).toEqual([]);
  });

  it("names each framework once", () => {
    expect(frameworks.map(({ id }) => id)).toEqual(Object.keys(FORM_OF_IDS));
  });
});

describe("the controls of a rule", () => {
  const rule = { id: "encryption/data-stores-encrypted-at-rest" };

  it("are those of all frameworks", () => {
    const found = controlsByRule()(rule);
    expect(new Set(found.map(({ framework }) => framework))).toEqual(
      new Set(["cis-aws-foundations", "nist-800-53", "iso-27001", "soc-2"]),
    );
    expect(found).toContainEqual({ framework: "cis-aws-foundations", version: "5.0.0", id: "2.2.1" });
  });

  it("are those of the frameworks asked for", () => {
    const found = controlsByRule(["iso-27001"])(rule);
    expect(found).toEqual([{ framework: "iso-27001", version: "2022", id: "A.8.24" }]);
  });

  it("leave out those that do not speak of the resource", () => {
    const ofCis = controlsByRule(["cis-aws-foundations"]);
    const idsFor = (type: string): string[] => ofCis(rule, type).map(({ id }) => id);
    expect(idsFor("aws:rds/instance:Instance")).toEqual(["2.2.1"]);
    expect(idsFor("aws:efs/fileSystem:FileSystem")).toEqual(["2.3.1"]);
    expect(idsFor("aws:redshift/cluster:Cluster")).toEqual([]);
  });

  it("are none for a rule that is in no framework", () => {
    expect(controlsByRule()({ id: "backup/of-my-own" })).toEqual([]);
  });
});

it("does not load the mappings with the rules", async () => {
  const program = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import("@rampart/policies");
    console.log(JSON.stringify(loaded.filter((url) => url.includes("/policies/src/"))));
  `;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", program],
    { cwd: import.meta.dirname },
  );
  const loaded: unknown = JSON.parse(stdout);
  expect(loaded).toContainEqual(expect.stringMatching(/\/policies\/src\/index\.ts$/));
  expect(loaded).not.toContainEqual(expect.stringContaining("/controls/"));
});
