import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type InputSources, type ResolvedInputs, resolveInputs } from "../../src/inputs/resolve.ts";
import { encryptedSecret, plainSecret } from "../stack/exports.ts";
import { refusalOf } from "./refusal.ts";
import { RUNBOOK } from "./schemas.ts";
import { stackWith } from "./stacks.ts";

let directory = "";
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "inputs-"));
});
afterEach(() => rm(directory, { recursive: true }));

async function fileOf(text: string, name = "inputs.yaml"): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, text);
  return path;
}

/** With a password, which is always needed. */
function resolve({ flags = [], ...sources }: InputSources): Promise<ResolvedInputs> {
  return resolveInputs(RUNBOOK, {
    ...sources,
    flags: ["password=env:PW", ...flags],
    environment: { PW: "hunter2", ...sources.environment },
  });
}

describe("inputs", () => {
  it("are complete with defaults, also those inside of others, and say where they come from", async () => {
    const { inputs, origins, secrets } = await resolve({ flags: ["host=db", 'limits={"seconds": 2}'] });
    expect(inputs).toEqual({
      host: "db",
      port: 5432,
      password: "hunter2",
      tables: [],
      limits: { rows: 1000, seconds: 2 },
    });
    expect(origins).toEqual({
      host: "flag",
      port: "default",
      password: "environment",
      tables: "default",
      limits: "flag",
    });
    expect(secrets).toEqual(["password"]);
  });

  it("come from flags before the file, from the file before the stack, from the stack before defaults", async () => {
    const stack = stackWith({ databaseHost: "by-stack", databasePort: 1111 });
    const file = await fileOf("host: by-file\nport: 2222\n");
    const flags = ["port=3333"];
    expect((await resolve({ stack })).inputs).toMatchObject({ host: "by-stack", port: 1111 });
    expect((await resolve({ stack, file })).inputs).toMatchObject({ host: "by-file", port: 2222 });
    expect(await resolve({ stack, file, flags })).toMatchObject({
      inputs: { host: "by-file", port: 3333 },
      origins: { host: "file", port: "flag" },
    });
    const partly = await resolve({ stack: stackWith({ databaseHost: "by-stack" }) });
    expect(partly.origins).toMatchObject({ host: "stack output", port: "default" });
  });

  it("cannot be changed by a step", async () => {
    const { inputs } = await resolve({ flags: ["host=db", "tables=a,b"] });
    expect(() => (inputs["tables"] as string[]).push("c")).toThrow(TypeError);
    expect(() => Object.assign(inputs, { host: "other" })).toThrow(TypeError);
  });

  it("may stand in a JSON file as well, tabs and all", async () => {
    const file = await fileOf(JSON.stringify({ host: "db", tables: ["a", "b"] }, null, "\t"), "inputs.json");
    expect((await resolve({ file })).inputs).toMatchObject({ host: "db", tables: ["a", "b"] });
  });

  it("given as text by the stack are read as the type they have", async () => {
    const stack = stackWith({ databaseHost: "db", databasePort: "6432" });
    expect((await resolve({ stack })).inputs["port"]).toBe(6432);
  });

  it("that look like a URL of a file are text", async () => {
    expect((await resolve({ flags: ["host=file:///srv/data"] })).inputs["host"]).toBe("file:///srv/data");
  });
});

describe("secrets", () => {
  it("are read from a file that a flag names, without the line break at its end", async () => {
    const path = await fileOf("s3 cret\n", "password");
    const { inputs, origins } = await resolveInputs(RUNBOOK, {
      flags: ["host=db", `password=file:${path}`],
    });
    expect(inputs["password"]).toBe("s3 cret");
    expect(origins["password"]).toBe("file");
  });

  it("are refused on the command line, and not shown", async () => {
    const message = await refusalOf(resolveInputs(RUNBOOK, { flags: ["host=db", "password=hunter2"] }));
    expect(message).toContain("password=env:VARIABLE");
    expect(message).not.toContain("hunter2");
  });

  it("are refused where they are too short to be kept out of what is written", async () => {
    const runbook = runbookWithSecret();
    const attempt = resolveInputs(runbook, { flags: ["pin=env:PIN"], environment: { PIN: "zq1" } });
    const message = await refusalOf(attempt);
    expect(message).toContain("fewer than 4 characters");
    expect(message).not.toContain("zq1");
  });

  it("are not shown when they are wrong", async () => {
    const attempt = resolveInputs(RUNBOOK, {
      flags: ["host=db", "password=env:PW"],
      environment: { PW: "zq" },
    });
    const message = await refusalOf(attempt);
    expect(message).toBe('input "password" must have at least 3 characters');
  });

  it("are not shown when they stand without a name", async () => {
    const message = await refusalOf(resolve({ flags: ["host=db", "hunter2"] }));
    expect(message).toContain("without its name");
    expect(message).not.toContain("hunter2");
  });

  it("that are empty count as a mistake", async () => {
    const attempt = resolveInputs(RUNBOOK, {
      flags: ["host=db", "password=env:PW"],
      environment: { PW: "" },
    });
    expect(await refusalOf(attempt)).toContain('input "password" is a secret and is empty');
  });

  it("of the stack are secrets of the run, whatever the runbook calls them", async () => {
    const stack = stackWith({ databaseHost: plainSecret("hidden-host") });
    const { inputs, secrets } = await resolve({ stack });
    expect(inputs["host"]).toBe("hidden-host");
    expect(secrets).toEqual(["host", "password"]);
  });

  it("of the stack are secrets of the run also where a file or a person gives them", async () => {
    const stack = stackWith({ databaseHost: encryptedSecret() });
    const byFlag = await resolve({ stack, flags: ["host=hidden-host"] });
    expect(byFlag.secrets).toEqual(["host", "password"]);
    const asked = await resolve({
      stack,
      ask: ({ isSecret }) => Promise.resolve(isSecret ? "asked-in-secret" : "asked-in-the-clear"),
    });
    expect(asked.inputs["host"]).toBe("asked-in-secret");
    expect(asked.secrets).toEqual(["host", "password"]);
    expect(await refusalOf(resolve({ stack }))).toContain("Write host=env:VARIABLE or host=file:PATH");
  });

  it("of the stack are not shown when they are of the wrong type", async () => {
    for (const value of ["ten-to-one", { deep: "ten-to-one" }]) {
      const stack = stackWith({ databaseHost: "db", databasePort: plainSecret(value) });
      const message = await refusalOf(resolve({ stack }));
      expect(message).toContain('input "port" must be a whole number');
      expect(message).not.toContain("ten-to-one");
    }
  });

  it("that the export holds encrypted are refused with what to do, also where there is a default", async () => {
    const stack = stackWith({ databaseHost: encryptedSecret(), databasePort: encryptedSecret() });
    const message = await refusalOf(resolve({ stack }));
    expect(message).toContain('input "host" is missing');
    expect(message).toContain('input "port" is not known');
    expect(message.match(/--show-secrets/g)).toHaveLength(2);
  });
});

function runbookWithSecret(): Parameters<typeof resolveInputs>[0] {
  return {
    inputs: { required: ["pin"], properties: { pin: { type: "string", description: "pin", secret: true } } },
  };
}
