import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import type { Program } from "./cli.ts";
import { isObject, UNKNOWN } from "./provider/values.ts";
import type { Json, Properties } from "./sdk.ts";
import { type EngineRun, EngineStack, type ResourceState, type StackExport } from "./stack.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
const examples = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "Pulumi.yaml")));

// The secret the examples ask their user to set.
const SECRET = "only-a-test-value-for-secrets";
const config = { paymentApiKey: { secret: SECRET } };

async function programOf(name: string): Promise<Program> {
  const entry = pathToFileURL(join(EXAMPLES, name, "index.ts")).href;
  const { default: program } = (await import(entry)) as { default: Program };
  return program;
}

/** Paths that were unknown in the preview and have no value now that the resources they waited for exist. */
function lostValues(planned: Json | undefined, deployed: Json | undefined, path: string): string[] {
  if (planned === UNKNOWN) return deployed === undefined || deployed === null ? [path] : [];
  if (Array.isArray(planned)) {
    const items = Array.isArray(deployed) ? deployed : [];
    return planned.flatMap((item, index) => lostValues(item, items[index], `${path}[${index}]`));
  }
  if (!isObject(planned)) return [];
  const object = isObject(deployed) ? deployed : {};
  return Object.keys(planned).flatMap((key) => lostValues(planned[key], object[key], `${path}.${key}`));
}

/** What the program gave, without the names the provider made up. */
function givenInputs({ inputs = {} }: ResourceState): Properties {
  const generated = inputs.__defaults;
  const names = Array.isArray(generated) ? generated : [];
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !names.includes(key)));
}

function lostInputs({ events }: EngineRun, { deployment }: StackExport): string[] {
  const deployed = new Map(deployment.resources?.map((resource) => [resource.urn, resource]));
  return events.flatMap(({ resourcePreEvent }) => {
    const planned = resourcePreEvent?.metadata.new;
    const resource = deployed.get(planned?.urn ?? "");
    return planned && resource
      ? lostValues(planned.inputs as Properties, givenInputs(resource), planned.urn)
      : [];
  });
}

test("there are examples to check", () => {
  expect(examples).toContain("orders-aws");
});

test.each(examples)(
  "example %s previews, deploys once and for all, and exports",
  {
    timeout: 300_000,
  },
  async (name) => {
    const program = await programOf(name);
    await using bed = await EngineStack.create({ projectFolder: join(EXAMPLES, name), program, config });

    const preview = await bed.preview();
    const create = preview.changes.create ?? 0;
    expect(create).toBeGreaterThan(10);
    expect((await bed.up()).changes).toEqual({ create });
    expect((await bed.up()).changes).toEqual({ same: create });

    const exported = await bed.exportStack();
    const text = JSON.stringify(exported);
    expect(exported.deployment.resources?.length).toBeGreaterThanOrEqual(create);
    expect(text).not.toContain(UNKNOWN);
    expect(text).not.toContain(SECRET);
    // An output the provider does not model shows up as this word in texts, or leaves an input without a value.
    expect(text.match(/.{60}\bundefined\b.{20}/)?.[0]).toBeUndefined();
    expect(lostInputs(preview, exported)).toEqual([]);
  },
);
