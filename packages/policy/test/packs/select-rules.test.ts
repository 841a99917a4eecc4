import { describe, expect, it } from "vitest";
import {
  configureRules,
  defineRule,
  levelsFrom,
  type Rule,
  type Selection,
  selectRules,
} from "../../src/index.ts";

function rule(id: string, severity: Rule["severity"]): Rule {
  const text = { title: "It holds", rationale: "Because.", fix: "Mend it.", failure: "it does not" };
  return defineRule<Record<string, object>>({ ...text, id, severity, requires: {} });
}

const RULES = [rule("backup/a", "low"), rule("backup/b", "critical"), rule("firewall/c", "high")];

function selected(selection: Selection): string[] {
  const controlsOf = ({ id }: Pick<Rule, "id">): { framework: string; version: string; id: string }[] =>
    id === "backup/b" ? [{ framework: "soc-2", version: "2017", id: "A1.2" }] : [];
  return selectRules(RULES, selection, controlsOf).map(({ id }) => id);
}

describe("a selection", () => {
  it("without conditions has every rule", () => {
    expect(selected({})).toEqual(["backup/a", "backup/b", "firewall/c"]);
  });

  it("takes domains, a least severity, frameworks and rules, all at once", () => {
    expect(selected({ domains: ["backup"] })).toEqual(["backup/a", "backup/b"]);
    expect(selected({ severity: "high" })).toEqual(["backup/b", "firewall/c"]);
    expect(selected({ frameworks: ["soc-2"] })).toEqual(["backup/b"]);
    expect(selected({ rules: ["backup/a"] })).toEqual(["backup/a"]);
    expect(selected({ domains: ["firewall"], frameworks: ["soc-2"] })).toEqual([]);
  });
});

describe("rampart.yaml", () => {
  it("switches rules off and gives them another severity", () => {
    const policies = {
      rules: { "backup/a": { level: "disabled" }, "firewall/c": { level: "advisory", severity: "low" } },
    } as const;
    expect(configureRules(RULES, policies).map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      "backup/b critical",
      "firewall/c low",
    ]);
  });

  it("decides what a rule does if it fails; else its severity does", () => {
    const levelOf = levelsFrom({ rules: { "backup/b": { level: "advisory" } } }, "high");
    expect(RULES.map((one) => levelOf(one))).toEqual(["advisory", "advisory", "mandatory"]);
  });
});
