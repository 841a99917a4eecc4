import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rulePageUrl } from "../src/rules/page-location.ts";
import { rampart, withFiles } from "./rampart.ts";
import { OPEN } from "./stacks.ts";

const RULE = "firewall/admin-ports-closed-to-the-internet";

describe("the table", () => {
  it("fits 80 columns, but for names that alone are longer", async () => {
    await withFiles({ "stack.json": OPEN }, async (cwd) => {
      const { stdout } = await rampart(["check", "stack.json"], { cwd });
      expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    });
  });

  it("links each rule to its page where the terminal shows links", async () => {
    const url = rulePageUrl(RULE);
    expect(existsSync(fileURLToPath(url ?? ""))).toBe(true);
    await withFiles({ "stack.json": OPEN }, async (cwd) => {
      const linked = await rampart(["check", "stack.json"], { cwd, env: { FORCE_HYPERLINK: "1" } });
      expect(linked.stdout).toContain(`\u001b]8;;${url}\u0007${RULE}`);
      const plain = await rampart(["check", "stack.json"], { cwd });
      expect(plain.stdout).not.toContain("\u001b]8");
    });
  });

  it("knows no page of what is no rule", () => {
    expect(rulePageUrl("waivers/not-expired")).toBeUndefined();
  });
});
