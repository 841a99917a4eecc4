import * as pulumi from "@pulumi/pulumi";
import { type CaptureOptions, capture } from "@rampart/core/capture";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { describe, expect, it } from "vitest";

const BUCKET = "aws:s3/bucket:Bucket";

class Bucket extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  constructor(name: string, args: pulumi.Inputs = {}, opts?: pulumi.CustomResourceOptions) {
    super(BUCKET, name, { arn: undefined, ...args }, opts);
  }
}

class App extends pulumi.ComponentResource {
  readonly store: Bucket;
  constructor(name: string, args: pulumi.Inputs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("my:app:App", name, args, opts);
    this.store = new Bucket(`${name}-store`, {}, { parent: this });
    this.registerOutputs({ arn: this.store.arn, tier: "gold" });
  }
}

class AwsProvider extends pulumi.ProviderResource {
  constructor(name: string, args: pulumi.Inputs) {
    super("aws", name, args);
  }
}

const options: CaptureOptions = { project: "orders", stack: "prod" };

function find(graph: ResourceGraph, name: string): Resource {
  const found = graph.resources.find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`no resource ${name} was registered`);
  return found;
}

describe("a captured program", () => {
  it("gives each resource the URN it has in the engine, parents included", async () => {
    const graph = await capture(() => {
      new App("app");
      new Bucket("alone");
    }, options);
    expect(find(graph, "alone").urn).toBe("urn:pulumi:prod::orders::aws:s3/bucket:Bucket::alone");
    expect(find(graph, "app").urn).toBe("urn:pulumi:prod::orders::my:app:App::app");
    expect(find(graph, "app-store").urn).toBe(
      "urn:pulumi:prod::orders::my:app:App$aws:s3/bucket:Bucket::app-store",
    );
    expect(find(graph, "app-store").parentUrn).toBe(find(graph, "app").urn);
    expect(graph.get(find(graph, "alone").parentUrn ?? "")?.type).toBe("pulumi:pulumi:Stack");
  });

  it("keeps the URN of a component within a component as the engine writes it", async () => {
    class Outer extends pulumi.ComponentResource {
      constructor() {
        super("my:app:Outer", "outer");
        new App("inner", {}, { parent: this });
      }
    }
    const graph = await capture(() => void new Outer(), options);
    expect(find(graph, "inner-store").urn).toBe(
      "urn:pulumi:prod::orders::my:app:Outer$my:app:App$aws:s3/bucket:Bucket::inner-store",
    );
  });

  it("tells which resource each property depends on, through lists, objects and text made of outputs", async () => {
    const graph = await capture(() => {
      const data = new Bucket("data");
      const logs = new Bucket("logs");
      new Bucket("it", {
        direct: data.arn,
        nested: { list: ["known", logs.arn] },
        text: pulumi.interpolate`${data.arn}/${logs.id}`,
        plain: "known",
      });
    }, options);
    const [it, data, logs] = ["it", "data", "logs"].map((name) => find(graph, name));
    expect(it?.sourcesOf("direct")).toEqual([data?.urn]);
    expect(it?.sourcesOf("nested")).toEqual([logs?.urn]);
    expect([...(it?.sourcesOf("text") ?? [])].sort()).toEqual([data?.urn, logs?.urn]);
    expect(it?.sourcesOf("plain")).toEqual([]);
    expect([...(it?.dependencies ?? [])].sort()).toEqual([data?.urn, logs?.urn]);
    for (const key of ["direct", "text"]) expect(it?.get(key).isHidden).toBe(true);
    expect(it?.get("plain").knownText()).toBe("known");
    const nested = it?.inputs.get("nested" as never) as unknown as Resource["inputs"];
    expect((nested.get("list") as typeof nested).items().map(({ isHidden }) => isHidden)).toEqual([
      false,
      true,
    ]);
  });

  it("knows what a program knows, and not what only a provider would", async () => {
    const graph = await capture(() => {
      const a = new Bucket("a", { bucket: "named" });
      new Bucket("b", {
        copied: (a as unknown as { bucket: pulumi.Output<string> }).bucket,
        computed: a.arn,
      });
    }, options);
    expect(find(graph, "b").get("copied").knownText()).toBe("named");
    expect(find(graph, "b").get("computed").isHidden).toBe(true);
    expect(find(graph, "a").id).toBeUndefined();
    expect(find(graph, "a").get("arn").isAbsent).toBe(true);
  });

  it("keeps secrets", async () => {
    const graph = await capture(() => {
      const hidden = pulumi.secret("hunter2");
      new Bucket("x", {
        password: hidden,
        nested: { list: [hidden] },
        derived: hidden.apply((text) => `${text}!`),
      });
    }, options);
    const x = find(graph, "x");
    expect(x.get("password").isSecret).toBe(true);
    expect(x.get("password").equals("hunter2").state).toBe("true");
    expect(`${x.get("password")} ${x.get("derived")}`).toBe("[secret] [secret]");
  });

  it("has the options that rules ask for", async () => {
    const graph = await capture(() => {
      new Bucket("x", {}, { protect: true, retainOnDelete: true });
      new Bucket("y");
    }, options);
    expect(find(graph, "x")).toMatchObject({ isProtected: true, isRetainedOnDelete: true });
    expect(find(graph, "y")).toMatchObject({ isProtected: false, isRetainedOnDelete: false });
  });

  it("has the inputs of a component and what it registers as outputs", async () => {
    const graph = await capture(() => void new App("app", { size: 3 }), options);
    const app = find(graph, "app");
    expect(app.isCustom).toBe(false);
    expect(app.get("size").knownNumber()).toBe(3);
    expect(app.outputs.get("tier").knownText()).toBe("gold");
    expect(app.outputs.get("arn").isHidden).toBe(true);
  });

  it("finds the region through the provider: an explicit one, or the one the configuration makes", async () => {
    const graph = await capture(
      () => {
        const provider = new AwsProvider("elsewhere", { region: "eu-central-1" });
        new Bucket("explicit", {}, { provider });
        new Bucket("default");
        new Bucket("own", { region: "sa-east-1" });
      },
      { ...options, config: { "aws:region": "eu-west-1" } },
    );
    const region = (name: string): string | undefined => graph.regionOf(find(graph, name)).knownText();
    expect([region("explicit"), region("default"), region("own")]).toEqual([
      "eu-central-1",
      "eu-west-1",
      "sa-east-1",
    ]);
    expect(graph.get(find(graph, "explicit").providerUrn ?? "")?.name).toBe("elsewhere");
  });

  it("takes what it only reads for not managed", async () => {
    class Readable extends Bucket {
      static read(name: string, id: string): Bucket {
        return new Bucket(name, {}, { id });
      }
    }
    const graph = await capture(() => {
      const shared = Readable.read("shared", "shared-1f3a");
      new Bucket("x", { target: shared.id });
    }, options);
    expect(find(graph, "shared")).toMatchObject({ isManaged: false, id: "shared-1f3a" });
    expect(find(graph, "x").get("target").knownText()).toBe("shared-1f3a");
    expect(find(graph, "x").isManaged).toBe(true);
  });
});

describe("the outputs of a captured program", () => {
  const stackOf = (graph: ResourceGraph): Resource => {
    const [stack] = graph.ofType("pulumi:pulumi:Stack");
    if (stack === undefined) throw new Error("no stack was registered");
    return stack as Resource;
  };

  it.each<[string, () => unknown]>([
    ["returned", () => ({ url: "https://example.com" })],
    ["returned by a promise", async () => ({ url: "https://example.com" })],
    ["exported by a module", () => ({ __esModule: true, url: "https://example.com" })],
    [
      "returned by a function that is the default export",
      () => ({ default: async () => ({ url: "https://example.com" }) }),
    ],
    [
      "exported by a CommonJS module",
      () => ({ default: {}, "module.exports": { url: "https://example.com" } }),
    ],
  ])("are those of the stack, %s", async (_, program) => {
    const graph = await capture(program, options);
    expect(stackOf(graph).outputs.get("url").knownText()).toBe("https://example.com");
    expect(stackOf(graph).name).toBe("orders-prod");
  });

  it("may be unknown and secret", async () => {
    const graph = await capture(() => ({ arn: new Bucket("x").arn, key: pulumi.secret("k") }), options);
    expect(stackOf(graph).outputs.get("arn").isHidden).toBe(true);
    expect(stackOf(graph).outputs.get("key").isSecret).toBe(true);
  });
});

describe("the configuration of a captured program", () => {
  it("is what is given, by project and key, with secrets as secrets", async () => {
    const graph = await capture(
      () => {
        const config = new pulumi.Config();
        new Bucket("x", {
          replicas: config.requireNumber("replicas"),
          password: config.requireSecret("password"),
        });
      },
      {
        ...options,
        config: { "orders:replicas": "3", "orders:password": "hunter2" },
        secretKeys: ["orders:password"],
      },
    );
    expect(find(graph, "x").get("replicas").knownNumber()).toBe(3);
    expect(find(graph, "x").get("password").isSecret).toBe(true);
  });

  it("that is missing makes the program fail as it does in the engine, naming the key", async () => {
    const missing = capture(() => ({ size: new pulumi.Config().require("size") }), options);
    await expect(missing).rejects.toThrow(/Missing required configuration variable 'orders:size'/);
    await expect(missing).rejects.toHaveProperty("key", "orders:size");
  });

  it("tells the program its project, stack and organization", async () => {
    const graph = await capture(
      () => void new Bucket(`${pulumi.getOrganization()}-${pulumi.getProject()}-${pulumi.getStack()}`),
      { ...options, organization: "acme" },
    );
    expect(find(graph, "acme-orders-prod").stack).toBe("prod");
    expect(find(graph, "acme-orders-prod").project).toBe("orders");
  });

  it("says that this is a preview", async () => {
    const graph = await capture(() => void new Bucket(String(pulumi.runtime.isDryRun())), options);
    expect(find(graph, "true").type).toBe(BUCKET);
  });
});
