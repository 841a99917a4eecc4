import { DEFAULT_SETTINGS } from "@rampart/core/settings";
import { describe, expect, it } from "vitest";
import { type EngineSetting, PackSettings, type TeamSettings } from "../../src/engine/pack-settings.ts";
import { notPublic, versioned } from "./rules.ts";

const rules = [notPublic, versioned];

function settings(policies: TeamSettings["policies"] = {}): PackSettings {
  return new PackSettings(rules, {
    file: "infra/rampart.yaml",
    settings: DEFAULT_SETTINGS,
    policies,
    waivers: [],
  });
}

const engine = (level: EngineSetting["level"], severity?: EngineSetting["severity"]): EngineSetting => ({
  level,
  severity,
});

describe("settings of a pack", () => {
  it("are the rules' own, then those of rampart.yaml", () => {
    const own = settings();
    expect([own.severityOf(notPublic), own.levelOf(notPublic)]).toEqual(["critical", "mandatory"]);
    const team = settings({
      failOn: "critical",
      rules: {
        [notPublic.id]: { level: "advisory" },
        [versioned.id]: { level: "mandatory", severity: "medium" },
      },
    });
    expect([team.severityOf(notPublic), team.levelOf(notPublic)]).toEqual(["critical", "advisory"]);
    expect([team.severityOf(versioned), team.levelOf(versioned)]).toEqual(["medium", "mandatory"]);
    expect(settings({ failOn: "critical" }).levelOf(versioned)).toBe("advisory");
  });

  it("take over what the engine is configured with", () => {
    const ours = settings();
    ours.configure(new Map([[versioned.id, engine("disabled")]]));
    expect(ours.levelOf(versioned)).toBe("disabled");
    expect(ours.levelOf(notPublic)).toBe("mandatory");
  });

  it("refuse an engine's configuration that says otherwise than rampart.yaml, in one message for all", () => {
    const team = settings({
      rules: {
        [notPublic.id]: { level: "mandatory", severity: "high" },
        [versioned.id]: { level: "disabled" },
      },
    });
    const configure = (): void =>
      team.configure(
        new Map([
          [notPublic.id, engine("advisory", "low")],
          [versioned.id, engine("disabled")],
        ]),
      );
    expect(configure).toThrow(
      "the policy pack configuration sets the level of access/not-public to advisory, infra/rampart.yaml to mandatory; say it in one place\n" +
        "the policy pack configuration sets the severity of access/not-public to low, infra/rampart.yaml to high; say it in one place",
    );
    expect(team.levelOf(notPublic)).toBe("mandatory");
  });

  it("refuse a rule that does not exist", () => {
    expect(() => settings().configure(new Map([["access/typo", engine("advisory")]]))).toThrow(
      "names the rule access/typo, and the pack has no such rule",
    );
  });
});
