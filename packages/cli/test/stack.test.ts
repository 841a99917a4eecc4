import { chmod } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Run, rampart, withFiles } from "./rampart.ts";
import { OPEN } from "./stacks.ts";

/** `rampart check --stack prod` with a Pulumi CLI on the PATH that is the shell script `cli`. */
const withCli = (cli: string): Promise<Run> =>
  withFiles({ pulumi: `#!/bin/sh\n${cli}`, "stack.json": OPEN }, async (cwd) => {
    await chmod(join(cwd, "pulumi"), 0o755);
    return rampart(["check", "--stack", "prod"], {
      cwd,
      env: { PATH: `${cwd}:${dirname(process.execPath)}:/bin:/usr/bin` },
    });
  });

describe.concurrent("rampart check --stack", { timeout: 60_000 }, () => {
  it("checks what the Pulumi CLI exports", async () => {
    const { code, stdout, stderr } = await withCli(
      '[ "$*" = "stack export --stack prod --non-interactive" ] && echo "warning: old" >&2 && cat stack.json',
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("firewall/admin-ports-closed-to-the-internet");
  });

  it("without a Pulumi CLI says how to get one, and how to do without", async () => {
    const { code, stdout, stderr } = await rampart(["check", "--stack", "prod"], {
      env: { PATH: "/nowhere" },
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /^rampart: the Pulumi CLI is not on the PATH\nInstall it \(https:\/\/www\.pulumi\.com\/docs\/install\/\), or .*pulumi stack export --file FILE/,
    );
  });

  it("of a stack that does not exist says so, and how to list those that do", async () => {
    const { code, stdout, stderr } = await withCli(
      "echo \"error: no stack named 'prod' found\" >&2; exit 255",
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /^rampart: stack prod: the Pulumi CLI cannot export it: no stack named 'prod' found\n.*pulumi stack ls/,
    );
  });

  it("of a CLI that is killed, or answers nonsense, is bad input too", async () => {
    const killed = await withCli("kill -9 $$");
    expect(killed.code).toBe(2);
    expect(killed.stderr).toMatch(/^rampart: stack prod: the Pulumi CLI cannot export it: \S/);
    const nonsense = await withCli("echo hello");
    expect(nonsense.code).toBe(2);
    expect(nonsense.stderr).toMatch(/^rampart: stack prod:1:1: this is not JSON/);
  });
});
