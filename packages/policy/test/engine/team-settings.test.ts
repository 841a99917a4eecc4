import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTeamSettings } from "@rampart/policy/engine";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

describe("what a team says", () => {
  let project: string;
  let inside: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "rampart-team-"));
    inside = join(project, "node_modules", "@rampart", "policies", "pack");
    mkdirSync(inside, { recursive: true });
    vi.stubEnv("RAMPART_CONFIG", undefined);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(project, { recursive: true });
  });

  const write = (text: string, name = "rampart.yaml"): string => {
    const file = join(project, name);
    writeFileSync(file, text);
    return file;
  };

  it("is nothing where there is no file", async () => {
    expect(await findTeamSettings({ "aws:region": "eu-west-1" }, { directories: [inside] })).toBeUndefined();
  });

  it("is in the nearest rampart.yaml upwards", async () => {
    const file = write(`
version: 1
trustedNetworks: [{ name: office, cidrs: [192.0.2.0/24] }]
policies: { rules: { backup/versioned: { level: disabled } } }
`);
    expect(await findTeamSettings({}, { directories: [inside] })).toMatchObject({
      file,
      settings: { trustedNetworks: ["192.0.2.0/24"] },
      policies: { failOn: "high", rules: { "backup/versioned": { level: "disabled" } } },
      waivers: [],
    });
  });

  it("is in the first directory that has one at all", async () => {
    write("version: 1\nallowedRegions: [eu-west-1]\n");
    const infra = join(project, "infra");
    mkdirSync(join(infra, "orders"), { recursive: true });
    const own = write("version: 1\nallowedRegions: [eu-north-1]\n", "infra/rampart.yaml");
    const found = await findTeamSettings({}, { directories: ["", join(infra, "orders"), inside] });
    expect(found?.file).toBe(own);
  });

  it("is in the file that RAMPART_CONFIG names, rather than in any other", async () => {
    write("version: 1\nallowedRegions: [eu-west-1]\n");
    vi.stubEnv("RAMPART_CONFIG", write("version: 1\nallowedRegions: [eu-north-1]\n", "other.yaml"));
    const found = await findTeamSettings({}, { directories: [inside] });
    expect(found?.settings.allowedRegions).toEqual(["eu-north-1"]);
  });

  it("is laid under what the stack says, with or without a file", async () => {
    const stack = {
      "rampart:allowedRegions": '["eu-central-1"]',
      "rampart:policies": '{"failOn":"critical"}',
    };
    const alone = await findTeamSettings(stack, { directories: [inside] });
    expect(alone).toMatchObject({
      file: "the configuration of the stack",
      settings: { allowedRegions: ["eu-central-1"] },
      policies: { failOn: "critical" },
    });
    write("version: 1\nallowedRegions: [eu-west-1]\nrequiredTags: [owner]\npolicies: { failOn: low }\n");
    expect(await findTeamSettings(stack, { directories: [inside] })).toMatchObject({
      settings: { allowedRegions: ["eu-central-1"], requiredTags: ["owner"] },
      policies: { failOn: "critical" },
    });
    const withoutStack = await findTeamSettings({}, { directories: [inside] });
    expect(withoutStack?.policies.failOn).toBe("low");
  });

  it("is an error where it is wrong, naming the place", async () => {
    const file = write("version: 1\npolicies: { rules: { backup/typo: { level: disabled } } }\n");
    const known = { rules: ["backup/versioned"], frameworks: [] };
    await expect(findTeamSettings({}, { directories: [inside], known })).rejects.toThrow(file);
    await expect(findTeamSettings({ "rampart:typo": "1" }, { directories: [inside] })).rejects.toThrow(
      "the configuration of the stack",
    );
  });
});
