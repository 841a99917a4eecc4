import { join } from "node:path";
import { Readable } from "node:stream";
import type { ResourceGraph } from "@rampart/core/graph";
import { readGraph } from "@rampart/core/read";
import { describe, expect, it } from "vitest";
import { urnOf } from "../graph/records.ts";
import { SENTINELS, secret, UNKNOWN } from "../value/encoded.ts";
import { BUCKET, bucket, eventLog, events, preview, stackExport, step } from "./documents.ts";
import { directoryOf, fileOf } from "./files.ts";

async function graphOf(...contents: readonly unknown[]): Promise<ResourceGraph> {
  return readGraph(await Promise.all(contents.map((content) => fileOf(content))));
}

const names = (graph: ResourceGraph): string[] => graph.resources.map(({ name }) => name);

const parent = { ...bucket("app", { custom: false, type: "my:app:App" }), urn: urnOf("my:app:App", "app") };

describe("a stack export", () => {
  it("is read with parents, providers, ids, options and dependencies", async () => {
    const provider = {
      urn: urnOf("pulumi:providers:aws", "eu"),
      custom: true,
      type: "pulumi:providers:aws",
      id: "8c1f",
    };
    const graph = await graphOf(
      stackExport(
        parent,
        provider,
        bucket("x", {
          id: "x-1",
          parent: parent.urn,
          provider: `${provider.urn}::8c1f`,
          outputs: { arn: "arn:aws:s3:::x-1" },
          dependencies: [parent.urn],
          propertyDependencies: { bucket: [parent.urn], other: null },
          protect: true,
          retainOnDelete: true,
        }),
      ),
    );
    const x = graph.get(urnOf(BUCKET, "x"));
    expect(x).toMatchObject({
      id: "x-1",
      parentUrn: parent.urn,
      providerUrn: provider.urn,
      isProtected: true,
    });
    expect(x).toMatchObject({ isRetainedOnDelete: true, dependencies: [parent.urn], isManaged: true });
    expect(x?.sourcesOf("bucket")).toEqual([parent.urn]);
    expect(x?.outputs.get("arn").knownText()).toBe("arn:aws:s3:::x-1");
  });

  it("says of a resource without dependencies that it has none", async () => {
    const graph = await graphOf(stackExport(bucket("x")));
    expect(graph.resources[0]?.sourcesOf("bucket")).toEqual([]);
  });

  it("leaves out what waits to be deleted after its replacement", async () => {
    const old = bucket("x", { delete: true, inputs: { bucket: "old" } });
    const graph = await graphOf(stackExport(old, bucket("x"), bucket("gone", { delete: true })));
    expect(names(graph)).toEqual(["x"]);
    expect(graph.resources[0]?.get("bucket").knownText()).toBe("x");
  });

  it("knows what the stack only reads", async () => {
    const graph = await graphOf(stackExport(bucket("x", { external: true }), bucket("y")));
    expect(graph.resources.map(({ isManaged }) => isManaged)).toEqual([false, true]);
  });

  it("may be empty, or of a stack that was never deployed", async () => {
    expect(names(await graphOf(stackExport()))).toEqual([]);
    expect(names(await graphOf({ version: 3, deployment: {} }))).toEqual([]);
    expect(names(await graphOf({ version: 3, deployment: { resources: null } }))).toEqual([]);
  });

  it("may be of version 4, and may hold keys nobody knows yet", async () => {
    const future = { ...stackExport(bucket("x", { someday: { new: true } })), version: 4, extra: [] };
    expect(names(await graphOf(future))).toEqual(["x"]);
  });

  it("may begin with a byte order mark, as Windows PowerShell writes it", async () => {
    const text = JSON.stringify(stackExport(bucket("x")));
    expect(names(await graphOf(`\ufeff${text}`))).toEqual(["x"]);
    expect(names(await graphOf(`\ufeff${eventLog(...events("create", "x", bucket("x")))}`))).toEqual(["x"]);
    expect(names(await graphOf(text.replaceAll(",", ",\r\n")))).toEqual(["x"]);
  });

  it("may come on standard input, in pieces that cut characters in two", async () => {
    const bytes = Buffer.from(JSON.stringify(stackExport(bucket("größe"))));
    const pieces = Readable.from(Array.from(bytes, (byte) => Buffer.of(byte)));
    expect(names(await readGraph(["-"], pieces))).toEqual(["größe"]);
    expect(names(await readGraph(["-"], Readable.from([bytes.toString()])))).toEqual(["größe"]);
  });
});

describe("several stacks", () => {
  it("make one graph, from a list of exports, several files or a directory", async () => {
    const first = stackExport(bucket("x"));
    const second = stackExport(bucket("y"));
    expect(names(await graphOf([first, second]))).toEqual(["x", "y"]);
    expect(names(await graphOf(first, second))).toEqual(["x", "y"]);
    const directory = await directoryOf({
      "b.json": second,
      "a.json": first,
      "c.jsonl": eventLog(...events("create", "z", bucket("z"))),
      "notes.txt": "not a stack",
    });
    expect(names(await readGraph([directory]))).toEqual(["x", "y", "z"]);
  });

  it("refer to each other by the ids they were given", async () => {
    const type = "aws:s3/bucketLogging:BucketLogging";
    const logging = { urn: urnOf(type, "l"), type, custom: true, inputs: { bucket: "x-1" } };
    const graph = await graphOf([stackExport(bucket("x", { id: "x-1" })), stackExport(logging)]);
    const [target] = graph.ofType(BUCKET);
    const reference = { type, through: "bucket", to: [BUCKET] };
    expect(graph.references.to(target as never, reference).certain.map(({ name }) => name)).toEqual(["l"]);
  });

  it("may not have a resource in common: the file that has it again is named, and the first one", async () => {
    const directory = await directoryOf({
      "a.json": stackExport(bucket("x")),
      "b.json": stackExport(bucket("x")),
    });
    const again = `${join(directory, "b.json")} /deployment/resources/0: the URN ${urnOf(BUCKET, "x")} stands here`;
    await expect(readGraph([directory])).rejects.toThrow(again);
    await expect(readGraph([directory])).rejects.toThrow(`The first is in ${join(directory, "a.json")}`);
  });
});

describe("a preview", () => {
  it("is read with unknowns, dependencies and no outputs", async () => {
    const state = bucket("x", {
      inputs: { kmsKey: UNKNOWN, n: SENTINELS.number },
      propertyDependencies: { kmsKey: ["urn"] },
    });
    const [x] = (await graphOf(preview(step("create", "x", state)))).resources;
    expect(x?.get("kmsKey").isHidden).toBe(true);
    expect(x?.get("n").isHidden).toBe(true);
    expect(x?.sourcesOf("kmsKey")).toEqual(["urn"]);
    expect(x?.sourcesOf("n")).toEqual([]);
    expect(x?.outputs.get("arn").isAbsent).toBe(true);
  });

  it("has each resource as it will be, and none that will be gone", async () => {
    const before = bucket("x", { inputs: { bucket: "before" } });
    const after = bucket("x", { inputs: { bucket: "after" } });
    const graph = await graphOf(
      preview(
        step("same", "kept", bucket("kept")),
        step("create-replacement", "x", after),
        step("replace", "x", after),
        step("delete-replaced", "x", before),
        step("delete", "gone", null),
        step("delete", "bare"),
        step("update", "changed", bucket("changed")),
        step("read", "external", bucket("external", { external: true })),
      ),
    );
    expect(names(graph)).toEqual(["kept", "x", "changed", "external"]);
    expect(graph.get(urnOf(BUCKET, "x"))?.get("bucket").knownText()).toBe("after");
    expect(graph.get(urnOf(BUCKET, "external"))?.isManaged).toBe(false);
  });

  it("may have nothing to do", async () => {
    expect(names(await graphOf(preview()))).toEqual([]);
    expect(names(await graphOf({ steps: null, changeSummary: {} }))).toEqual([]);
    expect(names(await graphOf({ changeSummary: { same: 3 } }))).toEqual([]);
  });
});

describe("an event log", () => {
  it("is read with inputs and outputs, and without dependencies", async () => {
    const [x] = (await graphOf(eventLog(...events("create", "x", bucket("x"), { arn: UNKNOWN, n: 1 }))))
      .resources;
    expect(x?.get("bucket").knownText()).toBe("x");
    expect(x?.outputs.get("n").knownNumber()).toBe(1);
    expect(x?.outputs.get("arn").isHidden).toBe(true);
    expect(x?.sourcesOf("bucket")).toBeUndefined();
  });

  it("keeps the inputs of the event before a step where the one after it has none", async () => {
    const [before, after] = events("create", "x", bucket("x"), { n: 1 });
    const bare = JSON.parse(JSON.stringify(after).replace(/"inputs":\{[^}]*\}/, '"inputs":null')) as object;
    const [x] = (await graphOf(eventLog(before, bare))).resources;
    expect(x?.get("bucket").knownText()).toBe("x");
    expect(x?.outputs.get("n").knownNumber()).toBe(1);
  });

  it("knows what the stack only reads, though no event says so", async () => {
    const graph = await graphOf(
      eventLog(...events("read", "x", bucket("x"), {}), ...events("create", "y", bucket("y"))),
    );
    expect(graph.resources.map(({ isManaged }) => isManaged)).toEqual([false, true]);
  });

  it("leaves out what is deleted, and keeps what is replaced", async () => {
    const graph = await graphOf(
      eventLog(
        ...events("delete", "gone", bucket("gone")),
        ...events("delete", "null", null),
        ...events("create-replacement", "x", bucket("x"), {}),
        ...events("delete-replaced", "x", bucket("x", { inputs: { bucket: "before" } })),
      ),
    );
    expect(names(graph)).toEqual(["x"]);
    expect(graph.resources[0]?.get("bucket").knownText()).toBe("x");
  });

  it("may have blank lines and Windows line ends", async () => {
    const log = eventLog(...events("create", "x", bucket("x")));
    expect(names(await graphOf(log.replaceAll("\n", "\r\n\r\n")))).toEqual(["x"]);
  });
});

describe("documents of one stack are laid over each other, in whatever order they are named", () => {
  const state = stackExport(
    bucket("x", {
      id: "x-1",
      inputs: { bucket: "old" },
      outputs: { arn: "arn:aws:s3:::x-1" },
      dependencies: [parent.urn],
    }),
    bucket("gone"),
    bucket("untouched"),
    bucket("external", { external: true }),
  );
  const plan = preview(
    step(
      "update",
      "x",
      bucket("x", { inputs: { bucket: "new" }, propertyDependencies: { bucket: [parent.urn] } }),
    ),
    step("delete", "gone"),
    step("create", "added", bucket("added", { propertyDependencies: { bucket: [parent.urn] } })),
  );
  const log = eventLog(
    ...events("update", "x", bucket("x", { inputs: { bucket: "new", password: secret("[secret]") } }), {
      arn: UNKNOWN,
    }),
    ...events("create", "added", bucket("added"), { arn: UNKNOWN }),
    ...events("same", "external", bucket("external"), {}),
  );
  const orders = [
    [state, plan, log],
    [log, plan, state],
    [plan, state, log],
    [log, state, plan],
  ].map((documents) => ({ documents }));

  it.each(orders)("state, preview and event log (order $#)", async ({ documents }) => {
    const graph = await graphOf(...documents);
    expect(names(graph).sort()).toEqual(["added", "external", "untouched", "x"]);
    const x = graph.get(urnOf(BUCKET, "x"));
    expect(x?.id).toBe("x-1");
    expect(x?.get("bucket").knownText()).toBe("new");
    expect(x?.get("password" as never).isSet().state).toBe("true");
    expect(x?.sourcesOf("bucket")).toEqual([parent.urn]);
    expect(graph.get(urnOf(BUCKET, "added"))?.sourcesOf("bucket")).toEqual([parent.urn]);
    expect(graph.get(urnOf(BUCKET, "external"))?.isManaged).toBe(false);
  });

  it("two previews of one stack are refused like two exports of it", async () => {
    await expect(graphOf(plan, plan)).rejects.toThrow(
      /\/steps\/0\/newState: the URN .*::x stands here a second time/,
    );
    await expect(graphOf(log, log)).rejects.toThrow(/line 4: the URN .*::x stands here a second time/);
  });
});
