import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { loadConfig, parseConfig } from "@rampart/core/config";
import { SEVERITIES } from "@rampart/core/finding";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { configTypeFiles } from "../../../../scripts/generate-config-types.ts";

interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly type?: unknown;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

// As whoever installs the package finds it.
const SCHEMA = createRequire(import.meta.url)("@rampart/core/schema/rampart.schema.json") as Schema;
const EXAMPLE = fileURLToPath(new URL("../../../../examples/rampart.yaml", import.meta.url));

/** The root and the definitions, by name. */
const PARTS = [["top level", SCHEMA] as const, ...Object.entries(SCHEMA.definitions ?? {})];
const PROPERTIES = PARTS.flatMap(([part, { properties = {} }]) =>
  Object.entries(properties).map(([key, property]) => [`${part}: ${key}`, property] as const),
);

function definitionOf({ $ref, allOf }: Schema): Schema | undefined {
  const reference = $ref ?? allOf?.[0]?.$ref;
  return reference === undefined ? undefined : SCHEMA.definitions?.[reference.replace("#/definitions/", "")];
}

describe("the published schema", () => {
  test("is valid draft-07 and needs no extension", () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(SCHEMA)).toBe(true);
    expect(ajv.compile(SCHEMA)(parse(readFileSync(EXAMPLE, "utf8")))).toBe(true);
  });

  test("has the id that rampart.yaml names", () => {
    expect(SCHEMA.$id).toBe("https://rampart.dev/schemas/rampart.v1.schema.json");
    expect(readFileSync(EXAMPLE, "utf8")).toMatch(`# yaml-language-server: $schema=${SCHEMA.$id}\n`);
  });

  test.each(PROPERTIES)("%s has a description", (_name, property) => {
    const { description = "" } =
      property.description === undefined ? (definitionOf(property) ?? {}) : property;
    expect(description).toMatch(/^.{10,}\.$/);
  });

  test.each(PARTS)("%s allows no unknown keys", (_name, { properties, additionalProperties }) => {
    if (properties === undefined) expect(additionalProperties).toBeUndefined();
    else expect(additionalProperties).toBe(false);
  });

  test.each([...PARTS, ...PROPERTIES].filter(([, { examples }]) => examples !== undefined))(
    "the examples of %s are valid",
    (_name, part) => {
      const validate = new Ajv({ allowUnionTypes: true }).compile({
        ...part,
        $id: "",
        definitions: SCHEMA.definitions,
      });
      for (const example of part.examples ?? []) expect(validate(example)).toBe(true);
    },
  );

  test("knows the severities that findings have", () => {
    expect(SCHEMA.definitions?.severity?.enum).toEqual(SEVERITIES);
  });

  test("accepts every duration and percentage that the units render", () => {
    const validate = (name: string, value: unknown): unknown =>
      new Ajv().compile({ ...SCHEMA.definitions?.[name] })(value);
    for (const text of ["0s", "1h30m", "2555d", "1d12h", "PT15M", "P1DT12H", "2w", "7y"]) {
      expect(validate("duration", text)).toBe(true);
    }
    for (const text of ["15", "m", "15 potatoes", "3mo"]) expect(validate("duration", text)).toBe(false);
    expect(validate("percentage", "99.95%")).toBe(true);
    expect(validate("percentage", "99.95")).toBe(false);
  });
});

describe("what is generated from it", async () => {
  const files = [...(await configTypeFiles())];

  test.each(files)("%s is as `npm run generate` writes it", (path, content) => {
    expect(readFileSync(path, "utf8")).toBe(content);
  });

  test("the page names every property", () => {
    const page = files.find(([path]) => path.endsWith(".md"))?.[1] ?? "";
    for (const { properties = {} } of PARTS.map(([, part]) => part)) {
      for (const key of Object.keys(properties)) expect(page).toContain(`| \`${key}\` |`);
    }
  });
});

describe("the example", () => {
  test("is accepted", async () => {
    expect((await loadConfig(EXAMPLE)).version).toBe(1);
  });

  test("shows every key of the top level", () => {
    const config = parseConfig(readFileSync(EXAMPLE, "utf8"), "rampart.yaml");
    expect(Object.keys(config)).toEqual(Object.keys(SCHEMA.properties ?? {}));
  });
});
