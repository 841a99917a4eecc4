import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { exportOf, recordOf, withWorkshop } from "./workshop.ts";

const ROTATE = ["run", "./runbooks/rotate.ts", "--input", "service=orders"] as const;
const SIMULATE = ["run", "./runbooks/stacked.ts", "--export", "prod.json", "--simulate"] as const;

/** Each schema with the command whose JSON it describes; RUN stands for the id of a run. */
const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ["run-record", [...ROTATE, "--yes", "--anew"]],
  ["run-record", ["runs", "show", "RUN"]],
  ["run-record", ["undo", "RUN", "--yes"]],
  ["plan", [...ROTATE, "--plan"]],
  ["run-list", ["runs"]],
  ["run-verification", ["runs", "verify"]],
  ["runbook-list", ["runbook", "list"]],
  ["simulation", SIMULATE],
  ["simulation", [...SIMULATE, "--lost", "orders"]],
];

type Schema = Readonly<Record<string, unknown>>;

function schemaOf(name: string): Schema {
  const url = new URL(import.meta.resolve(`@rampart/cli/schema/${name}.schema.json`));
  return JSON.parse(readFileSync(url, "utf8")) as Schema;
}

/** What is wrong with `document`, by the published schema. A misspelt keyword would allow everything: strict. */
function errorsOf(name: string, document: unknown): readonly unknown[] {
  const schema = schemaOf(name);
  const options = { allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true };
  const isNew = String(schema.$schema).includes("2020-12");
  const validate = isNew ? new Ajv2020(options).compile(schema) : new Ajv(options).compile(schema);
  return validate(document) === true ? [] : (validate.errors ?? []);
}

describe("exactly one document on standard output, as its schema says, from", { timeout: 120_000 }, () => {
  const printed: string[] = [];

  beforeAll(async () => {
    await withWorkshop(
      async ({ rampart }) => {
        const { run } = recordOf(await rampart([...ROTATE, "--yes", "--format", "json"]));
        for (const [, command] of COMMANDS) {
          const args = command.map((word) => (word === "RUN" ? run : word));
          printed.push((await rampart([...args, "--format", "json"])).stdout);
        }
      },
      { "prod.json": exportOf("prod") },
    );
  }, 120_000);

  it.each(COMMANDS.map(([name, command], index) => [name, command.join(" "), index] as const))(
    "%s: %s",
    (name, _, index) => {
      const document: unknown = JSON.parse(printed[index] ?? "");
      expect(document).toMatchObject({ schemaVersion: 1 });
      expect(errorsOf(name, document)).toEqual([]);
    },
  );

  it.each([...new Set(COMMANDS.map(([name]) => name))])(
    "%s: its id, and no field that it does not know",
    (name) => {
      expect(schemaOf(name).$id).toBe(`https://rampart.dev/schemas/${name}.v1.schema.json`);
      const index = COMMANDS.findIndex(([one]) => one === name);
      const document = JSON.parse(printed[index] ?? "") as Schema;
      expect(errorsOf(name, { ...document, surprise: 1 })).not.toEqual([]);
      expect(errorsOf(name, { ...document, schemaVersion: 2 })).not.toEqual([]);
    },
  );
});
