import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { InputError } from "@rampart/core/errors";
import { readGraph } from "@rampart/core/read";
import { describe, expect, it } from "vitest";
import { urnOf } from "../graph/records.ts";
import { encryptedSecret, secret } from "../value/encoded.ts";
import { BUCKET, bucket, eventLog, events, type Json, preview, stackExport, step } from "./documents.ts";
import { directoryOf, fileOf } from "./files.ts";

/** Stands in every bad file where a secret would; no message may repeat it. */
const CONTENT = "hunter2-is-the-password";

async function refusal(inputs: readonly string[], stdin?: Readable): Promise<InputError> {
  const error: unknown = await readGraph(inputs, stdin).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError)) throw new Error(`not refused as bad input: ${String(error)}`);
  return error;
}

/** What is said of a bad file, without the directory it is in. */
async function refusalOf(content: unknown): Promise<string> {
  const file = await fileOf(content);
  const { message, place } = await refusal([file]);
  expect(message).toContain(file);
  expect(message).not.toContain(CONTENT);
  expect(place.advice, `no advice in: ${message}`).toMatch(/\w{3}.*\.$/s);
  return message.replace(file, "FILE");
}

const broken = (fields: Json): Json => stackExport(bucket("first"), { ...bucket("x"), ...fields });

describe("a file that is no stack document is refused, saying what it is and what to do instead", () => {
  it.each<[string, unknown, RegExp]>([
    ["an empty file", "", /^FILE: this is empty\n.*pulumi stack export --file/],
    ["a file of blanks", " \n\t\n", /^FILE: this is empty/],
    ["a byte order mark alone", "\ufeff", /^FILE: this is empty/],
    [
      "a truncated export",
      JSON.stringify(stackExport(bucket(CONTENT))).slice(0, -9),
      /^FILE:1:\d+: the JSON ends in/,
    ],
    ["text that is no JSON", `password: ${CONTENT}`, /^FILE:1:1: this is not JSON/],
    ["JavaScript", "{deployment: {}}", /^FILE:1:2: this is not JSON/],
    ["a text", JSON.stringify(CONTENT), /^FILE: this is neither a stack export nor a preview/],
    ["a number", "7", /^FILE: this is neither/],
    ["null", "null", /^FILE: this is neither/],
    ["an empty list", "[]", /^FILE: this is neither/],
    ["an empty object", "{}", /^FILE: this is neither/],
    ["some other JSON", { name: CONTENT }, /^FILE: this is neither/],
    ["a list with something else in it", [stackExport(), { name: CONTENT }], /^FILE \/1: this is neither/],
    ["a list of lists", [[stackExport()]], /^FILE \/0: this is neither/],
    ["a preview in a list", [preview()], /^FILE \/0: /],
    [
      "a state file",
      { version: 3, checkpoint: { latest: CONTENT } },
      /^FILE: this is a state file of a backend/,
    ],
    ["an update plan", { manifest: {}, resourcePlans: { [CONTENT]: {} } }, /^FILE: this is an update plan/],
    ["a Terraform plan", { planned_values: CONTENT }, /^FILE: this is a Terraform plan/],
    ["a CloudFormation template", { Resources: {} }, /^FILE: this is a CloudFormation template/],
    [
      "an object of hostile keys",
      '{"__proto__": {"deployment": {}}, "constructor": {"steps": []}}',
      /^FILE: this is neither/,
    ],
  ])("%s", async (_, content, expected) => {
    expect(await refusalOf(content)).toMatch(expected);
  });
});

describe("an export that is not as Pulumi writes it is refused at the place that is wrong", () => {
  it.each<[string, unknown, RegExp]>([
    ["no version", { deployment: {} }, /^FILE \/version: .* without a version/],
    ["a version that is text", { version: CONTENT, deployment: {} }, /^FILE \/version: .* without a version/],
    [
      "version 2",
      { ...stackExport(), version: 2 },
      /^FILE \/version: this is a stack export of version 2, not 3/,
    ],
    ["version 99", { ...stackExport(), version: 99 }, /^FILE \/version: .* version 99/],
    [
      "a version in a list",
      [stackExport(), { ...stackExport(), version: 1 }],
      /^FILE \/1\/version: .* version 1/,
    ],
    ["no deployment", { version: 3, deployment: null }, /^FILE \/deployment: it must be object/],
    [
      "a deployment that is text",
      { version: 3, deployment: CONTENT },
      /^FILE \/deployment: it must be object/,
    ],
    [
      "resources that are no list",
      { version: 3, deployment: { resources: {} } },
      /^FILE \/deployment\/resources: it must be array/,
    ],
    ["a resource that is text", stackExport(CONTENT), /^FILE \/deployment\/resources\/0: it must be object/],
    [
      "a resource that is null",
      stackExport(bucket("x"), null),
      /^FILE \/deployment\/resources\/1: it must be object/,
    ],
    ["no URN", broken({ urn: undefined }), /resources\/1: .*'urn'/],
    ["a URN that is a number", broken({ urn: 7 }), /resources\/1\/urn: it must be string/],
    ["a URN that is none", broken({ urn: CONTENT }), /resources\/1\/urn: this is not a URN/],
    ["no type", broken({ type: undefined }), /resources\/1: .*'type'/],
    ["an empty type", broken({ type: "" }), /resources\/1\/type: /],
    ["custom that is text", broken({ custom: "true" }), /resources\/1\/custom: it must be boolean/],
    ["an id that is a number", broken({ id: 7 }), /resources\/1\/id: it must be string/],
    ["a parent that is an object", broken({ parent: {} }), /resources\/1\/parent: it must be string/],
    ["a provider that is a list", broken({ provider: [] }), /resources\/1\/provider: it must be string/],
    [
      "inputs that are a list",
      broken({ inputs: [CONTENT] }),
      /resources\/1\/inputs: it must be object or null/,
    ],
    [
      "outputs that are text",
      broken({ outputs: CONTENT }),
      /resources\/1\/outputs: it must be object or null/,
    ],
    [
      "dependencies of numbers",
      broken({ dependencies: ["a", 7] }),
      /resources\/1\/dependencies\/1: it must be string/,
    ],
    [
      "property dependencies that are text",
      broken({ propertyDependencies: { a: CONTENT } }),
      /propertyDependencies\/a: it must be array or null/,
    ],
    ["external that is text", broken({ external: "no" }), /resources\/1\/external: it must be boolean/],
    ["delete that is a number", broken({ delete: 1 }), /resources\/1\/delete: it must be boolean/],
    ["protect that is text", broken({ protect: "yes" }), /resources\/1\/protect: it must be boolean/],
    [
      "a URN twice",
      stackExport(bucket("x"), bucket("y"), bucket("x")),
      /^FILE \/deployment\/resources\/2: the URN .*::x stands here a second time/,
    ],
    [
      "a URN twice, after a resource that is being deleted",
      stackExport(bucket("y", { delete: true }), bucket("x"), bucket("x")),
      /^FILE \/deployment\/resources\/2: /,
    ],
    [
      "a URN in two of its exports",
      [stackExport(bucket("x")), stackExport(bucket("x"))],
      /^FILE \/1\/deployment\/resources\/0: .*second time/,
    ],
    [
      "a parent that is its child",
      stackExport(bucket("x", { parent: urnOf(BUCKET, "y") }), bucket("y", { parent: urnOf(BUCKET, "x") })),
      /^FILE: the parents of .* go in a circle/,
    ],
  ])("%s", async (_, content, expected) => {
    expect(await refusalOf(content)).toMatch(expected);
  });
});

describe("a preview that is not as Pulumi writes it is refused at the place that is wrong", () => {
  it.each<[string, unknown, RegExp]>([
    ["steps that are text", { steps: CONTENT }, /^FILE \/steps: it must be array or null/],
    ["a step that is null", preview(null), /^FILE \/steps\/0: it must be object/],
    ["a step without an operation", preview({ urn: CONTENT }), /^FILE \/steps\/0: .*'op'/],
    ["a state that is text", preview(step("create", "x", CONTENT)), /^FILE \/steps\/0\/newState: /],
    [
      "a state without a URN",
      preview(step("create", "x", { type: BUCKET })),
      /^FILE \/steps\/0\/newState: .*'urn'/,
    ],
    [
      "a state whose inputs are text",
      preview(step("create", "x", bucket("x", { inputs: CONTENT }))),
      /^FILE \/steps\/0\/newState\/inputs: /,
    ],
  ])("%s", async (_, content, expected) => {
    expect(await refusalOf(content)).toMatch(expected);
  });
});

describe("an event log that is not as Pulumi writes it is refused at the line that is wrong", () => {
  const good = eventLog(...events("create", "x", bucket("x")));
  it.each<[string, string, RegExp]>([
    [
      "a line cut off",
      `${good}{"sequence": 9, "resourcePreEvent": {"metadata": "${CONTENT}`,
      /^FILE:5:\d+: the JSON ends in the middle/,
    ],
    ["a line that is no JSON", `${good}${CONTENT}\n${good}`, /^FILE:5:1: this is not JSON/],
    ["a line that is no object", `${good}"${CONTENT}"\n`, /^FILE:5: this line is not an event/],
    ["null", `${good}null\n`, /^FILE:5: this line is not an event/],
    [
      "a step that is text",
      `${good}{"sequence": 9, "resourcePreEvent": "${CONTENT}"}`,
      /^FILE:5.*: it must be object/,
    ],
    [
      "a step without a URN",
      `${good}{"sequence": 9, "resOutputsEvent": {"metadata": {"op": "create"}}}`,
      /^FILE:5 \/metadata: .*'urn'/,
    ],
    [
      "a state that is text",
      eventLog(...events("create", "x", { ...bucket("x"), inputs: CONTENT })),
      /^FILE:3 .*\/inputs: /,
    ],
  ])("%s", async (_, content, expected) => {
    expect(await refusalOf(content)).toMatch(expected);
  });
});

describe("bytes that are no text are refused", () => {
  const json = JSON.stringify(stackExport(bucket(CONTENT)));
  it.each<[string, Buffer, RegExp]>([
    [
      "invalid UTF-8",
      Buffer.concat([Buffer.from(json.slice(0, 40)), Buffer.of(0xc3, 0x28), Buffer.from(json)]),
      /not UTF-8/,
    ],
    ["UTF-8 cut off inside a character", Buffer.from(`${json}é`).subarray(0, -1), /not UTF-8/],
    [
      "UTF-16, as PowerShell writes",
      Buffer.from(`\ufeff${json}`, "utf16le"),
      /not UTF-8 text\nPowerShell writes UTF-16/,
    ],
    ["big-endian UTF-16", Buffer.from(`\ufeff${json}`, "utf16le").swap16(), /not UTF-8 text\nPowerShell/],
    ["UTF-16 without a byte order mark", Buffer.from(json, "utf16le"), /not JSON/],
    ["an archive", Buffer.from("1f8b0800000000000003", "hex"), /not UTF-8/],
  ])("%s", async (_, content, expected) => {
    expect(await refusalOf(content)).toMatch(expected);
  });
});

describe("a place where no file can be read is refused", () => {
  it("a file that is not there", async () => {
    const { message } = await refusal(["/nowhere/stack.json"]);
    expect(message).toMatch(/^\/nowhere\/stack\.json: there is no such file\n.*pulumi stack export/);
  });

  it("a file below a file", async () => {
    const file = await fileOf(stackExport());
    expect((await refusal([join(file, "inner.json")])).message).toMatch(/it cannot be read \(ENOTDIR\)/);
  });

  it("a directory without a JSON file", async () => {
    const directory = await directoryOf({ "README.md": "# Stacks" });
    const { message } = await refusal([directory]);
    expect(message).toContain(`${directory}: there is no .json or .jsonl file`);
    expect(message).toContain("--program");
  });

  it("a directory in which something named like a file is a directory", async () => {
    const directory = await directoryOf({});
    await mkdir(join(directory, "stack.json"));
    expect((await refusal([directory])).message).toMatch(/stack\.json: this is a directory/);
  });

  it("standard input that breaks off", async () => {
    const stdin = new Readable({
      read: () => stdin.destroy(Object.assign(new Error(CONTENT), { code: "EIO" })),
    });
    const { message } = await refusal(["-"], stdin);
    expect(message).toMatch(/^-: it cannot be read \(EIO\)/);
  });

  it("standard input that is empty, or named twice", async () => {
    expect((await refusal(["-"], Readable.from([]))).message).toMatch(/^-: this is empty/);
    const once = Readable.from([JSON.stringify(stackExport())]);
    expect((await refusal(["-", "-"], once)).message).toMatch(/^-: /);
  });
});

describe("what looks dangerous in a file is only data", { timeout: 30_000 }, () => {
  it("keys of prototypes change nothing outside the value they stand in", async () => {
    const hostile = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "toString": "x"}',
    ) as Json;
    const file = await fileOf(
      stackExport(
        bucket("x", { inputs: hostile, outputs: hostile, propertyDependencies: { constructor: [] } }),
      ),
    );
    const graph = await readGraph([file]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const [resource] = graph.resources;
    expect(resource?.get("polluted").isAbsent).toBe(true);
    expect(resource?.get("toString").knownText()).toBe("x");
    expect(resource?.sourcesOf("__proto__")).toEqual([]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "the type %s is a type like any",
    async (type) => {
      const graph = await readGraph([await fileOf(stackExport(bucket("x", { type })))]);
      expect(graph.resources.map((resource) => resource.type)).toEqual([type]);
      expect(graph.ofType(type)).toHaveLength(1);
    },
  );

  it("nesting 10,000 deep is read", async () => {
    const depth = 10_000;
    const resource = JSON.stringify(bucket("x", { inputs: { deep: 0 } }));
    const nested = resource.replace('"deep":0', `"deep":${'{"a":['.repeat(depth)}1${"]}".repeat(depth)}`);
    const text = JSON.stringify(stackExport()).replace("[]", `[${nested}]`);
    const graph = await readGraph([await fileOf(text)]);
    expect(graph.resources[0]?.get("deep").isSet().state).toBe("true");
  });

  it("nesting 10,000 deep in the wrong place is refused", async () => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    expect(await refusalOf(deep)).toMatch(/^FILE \/0: this is neither/);
    expect(await refusalOf(`{"version": 3, "deployment": ${deep}}`)).toMatch(
      /^FILE \/deployment: it must be object/,
    );
    expect(await refusalOf("[".repeat(200_000))).toMatch(/ends in the middle/);
  });

  it("secrets stay secrets, encrypted or not", async () => {
    const inputs = { encrypted: encryptedSecret(CONTENT), shown: secret(CONTENT), blanked: "[secret]" };
    const [resource] = (await readGraph([await fileOf(stackExport(bucket("x", { inputs })))])).resources;
    for (const key of ["encrypted", "shown", "blanked"]) {
      expect(resource?.get(key).isSecret).toBe(true);
      expect(resource?.get(key).isSet().state).toBe("true");
      expect(`${resource?.get(key)}`).toBe("[secret]");
    }
  });
});
