import { describe, expect, it } from "vitest";
import { rampart, withFiles, withProgram } from "./rampart.ts";

const HEADER = `import * as pulumi from "@pulumi/pulumi";
const make = (type, name, props, opts) => new pulumi.CustomResource(type, name, props, opts);
`;
const OPEN = `make("aws:ec2/securityGroup:SecurityGroup", "bastion", {
  ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
});
`;
const RULE = "firewall/admin-ports-closed-to-the-internet";

type Flags = readonly string[];

/** What `rampart check --program .` makes of a program whose index file is `source`. */
const checkProgram = (source: string, flags: Flags = [], files: Readonly<Record<string, string>> = {}) =>
  withProgram({ "index.mjs": HEADER + source, ...files }, (cwd) =>
    rampart(["check", "--program", ".", ...flags], { cwd }),
  );

describe.concurrent("rampart check --program", { timeout: 60_000 }, () => {
  it("finds in a program what is wrong with it; progress is on standard error", async () => {
    const { code, stdout, stderr } = await checkProgram(OPEN);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "running .…\n" });
    expect(stdout).toContain(RULE);
  });

  it("keeps what the program prints out of the result", async () => {
    const source = `console.log("from the program"); process.stdout.write("more\\n"); ${OPEN}`;
    const { code, stdout, stderr } = await checkProgram(source, ["--format", "json"]);
    expect(code).toBe(1);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    expect(stderr).toMatch(/from the program\nmore/);
  });

  it("takes the configuration of the stack, of the command line, and secrets by name alone", async () => {
    const source = `
      const config = new pulumi.Config();
      make("aws:ec2/securityGroup:SecurityGroup", config.require("name"), {
        description: config.require("other"), secret: config.requireSecret("password"), of: config.requireSecret("file"),
        ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [config.require("from")] }],
      });`;
    const file = {
      "Pulumi.prod.yaml":
        "config:\n  orders:name: jump\n  orders:from: 10.0.0.0/8\n  orders:file:\n    secure: AAA=\n",
    };
    const flags = [
      "--config-of",
      "prod",
      "--config",
      "from=0.0.0.0/0",
      "--config",
      "orders:other=a=b",
      "--secret",
      "password",
    ];
    const { code, stdout } = await checkProgram(source, flags, file);
    expect(code).toBe(1);
    expect(stdout).toMatch(/SecurityGroup jump/);
  });

  it("runs the main file that package.json or Pulumi.yaml names, in its own directory", async () => {
    const source = `${HEADER}import { readFileSync } from "node:fs"; readFileSync("here.txt"); ${OPEN}`;
    const byPackage = { "package.json": '{"main": "app.mjs"}', "app.mjs": source, "here.txt": "" };
    const byProject = {
      "Pulumi.yaml": "name: orders\nruntime: nodejs\nmain: app.mjs\n",
      "app.mjs": source,
      "here.txt": "",
    };
    for (const files of [byPackage, byProject]) {
      expect(await withProgram(files, (cwd) => rampart(["check", "--program", cwd]))).toMatchObject({
        code: 1,
      });
    }
  });

  it("runs a program in CommonJS and one in TypeScript", async () => {
    const commonJs = HEADER.replace(/import .* from (.*);/, "const pulumi = require($1);") + OPEN;
    const typed = HEADER.replace(
      "(type, name, props, opts)",
      "(type: string, name: string, props: object)",
    ).replace(", opts)", ")");
    for (const files of [{ "index.cjs": commonJs }, { "index.ts": typed + OPEN }]) {
      const run = await withProgram(files, (cwd) => rampart(["check", "--program", "."], { cwd }));
      expect(run.stdout).toContain(RULE);
    }
  });
});

describe.concurrent("a program that cannot be run ends with 2, names the program and what to do", {
  timeout: 60_000,
}, () => {
  /** The message, once it is sure that it is all that came. */
  async function problem(running: ReturnType<typeof rampart>): Promise<string> {
    const { code, stdout, stderr } = await running;
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).toMatch(/\.\n$/);
    return stderr.replace("running .…\n", "");
  }

  it("because there is no project", async () => {
    const running = withFiles({}, (cwd) => rampart(["check", "--program", "."], { cwd }));
    expect(await problem(running)).toMatch(
      /^rampart: Pulumi\.yaml: there is no such file\nName the directory of a Pulumi program/,
    );
  });

  it("because the stack has no configuration", async () => {
    const message = await problem(checkProgram("", ["--config-of", "staging"]));
    expect(message).toMatch(
      /^rampart: Pulumi\.staging\.yaml: there is no such file\nName a stack .*--config-of/,
    );
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      "has no name",
      { "Pulumi.yaml": "runtime: nodejs\n" },
      /^rampart: Pulumi\.yaml: the project has no name/,
    ],
    ["is no map", { "Pulumi.yaml": "- a\n" }, /^rampart: Pulumi\.yaml: this is not a map/],
    ["is no YAML", { "Pulumi.yaml": "name: [\n" }, /^rampart: Pulumi\.yaml: this is not YAML/],
    [
      "has a main file that is not there",
      { "Pulumi.yaml": "name: o\nmain: gone.mjs\n" },
      /gone\.mjs: there is no such file/,
    ],
  ])("because the project %s", async (_, files, expected) => {
    expect(await problem(checkProgram("", [], files))).toMatch(expected);
  });

  it("because it is written in another language", async () => {
    const running = withProgram({ "__main__.py": "" }, (cwd) =>
      rampart(["check", "--program", "."], { cwd }),
    );
    expect(await problem(running)).toMatch(
      /: there is no program here\n.*for others, check the output of `pulumi preview --json`/,
    );
  });

  it("because a configuration key is missing, which it names with both ways to give it", async () => {
    const message = await problem(checkProgram('new pulumi.Config().requireSecret("password");'));
    expect(message).toMatch(/^rampart: \.: the program needs the configuration orders:password\n/);
    expect(message).toContain("--config orders:password=VALUE");
    expect(message).toContain("--secret orders:password");
  });

  it.each<[string, string, RegExp]>([
    ["throws", 'throw new Error("out of order");', /the program fails: out of order/],
    [
      "rejects later",
      'setTimeout(() => Promise.reject(new Error("late")), 1); await new Promise((done) => setTimeout(done, 200));',
      /the program fails: late/,
    ],
    ["throws no error", 'throw "words";', /the program fails: words/],
    [
      "imports what is not there",
      'import "no-such-package";',
      /the program fails: Cannot find package 'no-such-package'/,
    ],
    ["ends its own process", "process.exit(0);", /the program ended its own process \(exit code \d\)/],
    [
      "is killed",
      'process.kill(process.pid, "SIGKILL"); await new Promise((done) => setTimeout(done, 1000));',
      /\(SIGKILL\)/,
    ],
    ["asks the cloud", 'await pulumi.runtime.invoke("aws:ec2/getAmi:getAmi", {});', /aws:ec2\/getAmi:getAmi/],
    ["makes two resources of one name", `${OPEN}${OPEN}`, /two resources have the URN .*::bastion/],
    [
      "registers a transform",
      `pulumi.runtime.registerResourceTransform(() => undefined); ${OPEN}`,
      /only the Pulumi engine can run/,
    ],
  ])("because it %s", async (_, source, expected) => {
    const message = await problem(checkProgram(source));
    expect(message).toMatch(/^rampart: \.: /m);
    expect(message).toMatch(expected);
  });
});
