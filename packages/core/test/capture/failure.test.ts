import { spawnSync } from "node:child_process";
import * as pulumi from "@pulumi/pulumi";
import * as runtime from "@pulumi/pulumi/runtime/index.js";
import * as state from "@pulumi/pulumi/runtime/state.js";
import { capture } from "@rampart/core/capture";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

class Bucket extends pulumi.CustomResource {
  constructor(name: string, args: pulumi.Inputs = {}, opts?: pulumi.CustomResourceOptions) {
    super("aws:s3/bucket:Bucket", name, args, opts);
  }
}

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on("unhandledRejection", note);
});

afterEach(async () => {
  // Node tells of them when the queue of microtasks is empty.
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

describe("a program that fails rejects with its own error", () => {
  const failure = new Error("the program is broken");
  it.each<[string, () => unknown]>([
    [
      "when it throws",
      () => {
        throw failure;
      },
    ],
    ["when it rejects", () => Promise.reject(failure)],
    [
      "when it throws after it made resources",
      () => {
        new Bucket("x");
        throw failure;
      },
    ],
    ["when an input rejects", () => void new Bucket("x", { a: Promise.reject(failure) })],
    [
      "when an output is computed",
      () =>
        void new Bucket("x", {
          a: pulumi.output(1).apply(() => {
            throw failure;
          }),
        }),
    ],
    ["when a default export throws", () => ({ default: () => Promise.reject(failure) })],
    ["when a stack output rejects", () => ({ url: Promise.reject(failure) })],
  ])("%s", async (_, program) => {
    await expect(capture(program)).rejects.toThrow("the program is broken");
  });

  it("and the next program is captured as if nothing had happened", async () => {
    await expect(capture(() => Promise.reject(failure))).rejects.toThrow();
    const graph = await capture(() => void new Bucket("x"));
    expect(graph.ofType("aws:s3/bucket:Bucket")).toHaveLength(1);
  });
});

it("two resources of one name are refused as the engine does", async () => {
  const program = (): void => {
    new Bucket("same");
    new Bucket("same");
  };
  await expect(capture(program)).rejects.toThrow(/two resources have the URN .*aws:s3\/bucket:Bucket::same/);
});

it("a transform that would need the engine is refused, saying so", async () => {
  const program = (): void => {
    pulumi.runtime.registerResourceTransform(() => undefined);
    new Bucket("x");
  };
  await expect(capture(program)).rejects.toThrow(
    /^the program registers a transform, which only the Pulumi engine can run\n/,
  );
});

it("a transform on one resource is refused, saying so", async () => {
  const program = (): void => void new Bucket("x", {}, { transforms: [() => undefined] });
  await expect(capture(program)).rejects.toThrow(
    /^the program registers a transform, which only the Pulumi engine can run\n/,
  );
});

it("an older transformation, which the SDK runs itself, works", async () => {
  const graph = await capture(() => {
    pulumi.runtime.registerStackTransformation(({ props, opts }) => ({
      props: { ...props, tagged: true },
      opts,
    }));
    new Bucket("x");
  });
  expect(graph.ofType("aws:s3/bucket:Bucket")[0]?.get("tagged").equals(true).state).toBe("true");
});

describe("programs captured in one process stay apart", () => {
  const program = (name: string) => async (): Promise<object> => {
    const region = new pulumi.Config("aws").require("region");
    const first = new Bucket(`${name}-1`, { region });
    await new Promise((resolve) => setTimeout(resolve, 5));
    new Bucket(`${name}-2`, { region, stack: pulumi.getStack(), after: first.id });
    return { name };
  };
  const run = (name: string): ReturnType<typeof capture> =>
    capture(program(name), {
      project: name,
      stack: `${name}-stack`,
      config: { "aws:region": `${name}-region` },
    });
  const told = async (captured: ReturnType<typeof capture>): Promise<unknown[]> =>
    (await captured)
      .ofType("aws:s3/bucket:Bucket")
      .map((bucket) => [bucket.name, bucket.project, bucket.stack, bucket.get("region").knownText()]);
  const expected = (name: string): unknown[] =>
    ["1", "2"].map((n) => [`${name}-${n}`, name, `${name}-stack`, `${name}-region`]);

  it("one after the other", async () => {
    expect(await told(run("a"))).toEqual(expected("a"));
    expect(await told(run("b"))).toEqual(expected("b"));
  });

  it("at the same time", async () => {
    const names = ["a", "b", "c", "d"];
    expect(await Promise.all(names.map((name) => told(run(name))))).toEqual(names.map(expected));
  });
});

it("the functions of the SDK that are not in its public types are there", () => {
  // If this fails after an update of @pulumi/pulumi, capture has to be looked at again.
  const internal: Readonly<Record<string, unknown>> = { ...state, ...runtime };
  for (const name of [
    "withLocalStorage",
    "setMockOptions",
    "setAllConfig",
    "awaitFeatureSupport",
    "waitForRPCs",
    "runInPulumiStack",
  ]) {
    expect(typeof internal[name], name).toBe("function");
  }
});

it("a process that captured a program ends by itself, without a message", { timeout: 30_000 }, () => {
  const script = `
    import * as pulumi from "@pulumi/pulumi";
    import { capture } from "@rampart/core/capture";
    const failed = await capture(() => { throw new Error("broken"); }).catch(({ message }) => message);
    const graph = await capture(() => void new pulumi.CustomResource("my:index:Thing", "x", {}));
    console.log(failed, graph.resources.length);
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: import.meta.dirname,
    encoding: "utf8",
    timeout: 20_000,
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "broken 3\n", stderr: "" });
});
