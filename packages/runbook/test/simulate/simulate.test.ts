import { InputError } from "@rampart/core/errors";
import { describe, expect, it } from "vitest";
import { defineRunbook } from "../../src/model/define.ts";
import type { Properties } from "../../src/model/json.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import { redactorOf } from "../../src/secrets/redactor.ts";
import { type SimulateOptions, simulate } from "../../src/simulate/simulate.ts";
import type { Simulation } from "../../src/simulate/simulation.ts";
import { stackFromExport } from "../../src/stack/from-documents.ts";
import { PRIMARY_URN, shop } from "../plan/fixtures.ts";

const definition = {
  name: "failover/promote",
  purpose: "Tests simulations.",
  inputs: { properties: {} },
} as const;
const never = (): never => {
  throw new Error("a simulation must not do this");
};

interface Databases extends Properties {
  readonly fenced: boolean;
  readonly writer: string;
}

interface Variant {
  /** Where the fencing stands. */
  readonly fence?: "first" | "last" | "at once" | "never";
  readonly rto?: string;
  readonly primary?: string;
}

/** A failover: fence the primary, promote the replica, point DNS at it. */
function failover({ fence = "first", rto, primary = "orders" }: Variant = {}): Runbook {
  return defineRunbook({ ...definition, objectives: rto === undefined ? {} : { rto } }, (rb) => {
    const old = rb.target<Properties>({
      name: "primary",
      read: never,
      resource: () => primary,
      model: (resource) =>
        resource === undefined ? undefined : { size: resource.get("allocatedStorage").knownText() ?? null },
    });
    const service = rb.target<Databases>({
      name: "service",
      read: never,
      model: () => ({ fenced: false, writer: "orders" }),
    });
    const replica = rb.target<Properties>({
      name: "replica",
      read: never,
      resource: () => "orders-replica",
      model: (resource) => ({ of: resource?.get("replicateSourceDb").knownText() ?? null }),
    });
    const fencing = rb.step({
      name: "fence",
      reads: { old, service },
      changes: ({ service }) => ({ service: { ...service, fenced: true } }),
      run: never,
      undo: never,
      probe: never,
      verify: never,
    });
    const promoting = rb.step({
      name: "promote",
      reads: { replica, service },
      requires: ({ service }) => (service?.fenced === true ? [] : ["the primary still takes writes"]),
      changes: ({ service }) => ({
        replica: { of: null },
        service: { ...service, writer: "orders-replica" },
      }),
      run: never,
      undo: never,
    });
    return [
      rb.gate({
        name: "is a replica",
        reads: { replica },
        check: ({ replica }) => ({ passes: replica?.of === "orders", value: `of ${replica?.of}` }),
      }),
      ...(fence === "first" ? [fencing] : []),
      ...(fence === "at once" ? [rb.parallel({ name: "both" }, [promoting, fencing])] : [promoting]),
      ...(fence === "last" ? [fencing] : []),
      rb.manual({ name: "tell people", instructions: never, probe: never }),
    ];
  });
}

async function simulation(runbook: Runbook, options: Partial<SimulateOptions> = {}): Promise<Simulation> {
  return await simulate(runbook, { inputs: {}, stack: shop(), ...options });
}

const messages = ({ findings }: Simulation): readonly string[] =>
  findings.map(({ kind, message }) => `${kind}: ${message}`);

describe("a simulation", () => {
  it("finds nothing wrong with what would go well, does nothing, and shows the states it ends in", async () => {
    // Every function that would touch the world throws.
    const done = await simulation(failover());
    expect(done.findings).toEqual([]);
    expect(done.states).toEqual({
      primary: { size: "20" },
      service: { fenced: true, writer: "orders-replica" },
      replica: { of: null },
    });
  });

  it("does not make the clients of the runbook", async () => {
    const runbook = defineRunbook({ ...definition, clients: never, lock: never }, (rb) => [
      rb.step({ name: "act", run: never }),
    ]);
    expect((await simulation(runbook)).findings).toEqual([]);
  });

  it("names the step that comes too early, why, and the later one it waits for", async () => {
    expect(messages(await simulation(failover({ fence: "last" })))).toEqual([
      "order: promote would be refused: the primary still takes writes; it would not be after fence, which comes later",
    ]);
  });

  it("says so where the step it waits for runs at the same time", async () => {
    expect(messages(await simulation(failover({ fence: "at once" })))).toEqual([
      "order: promote would be refused: the primary still takes writes; it would not be after fence, which runs at the same time",
    ]);
  });

  it("names no later step where none helps", async () => {
    expect(messages(await simulation(failover({ fence: "never" })))).toEqual([
      "order: promote would be refused: the primary still takes writes",
    ]);
  });

  it.each([
    ["region", "eu-west-1", "its region eu-west-1"],
    ["zone", "eu-west-1a", "its zone eu-west-1a"],
    ["resource", "orders", "the resource itself"],
    ["resource's URN", PRIMARY_URN, "the resource itself"],
  ])("finds the step that works on a lost %s, naming target and resource", async (_, lost, what) => {
    const { findings } = await simulation(failover(), { lost: [lost] });
    expect(findings.filter(({ kind }) => kind === "unreachable")).toEqual([
      {
        step: "fence",
        target: "primary",
        kind: "unreachable",
        message: `fence works on primary, which is ${PRIMARY_URN}: ${what} is lost`,
      },
    ]);
  });

  it("does not take a target whose place nobody knows for reachable when a region is lost", async () => {
    const done = await simulation(failover(), { lost: ["eu-west-1"] });
    expect(messages(done)).toContain(
      "undetermined: whether promote can reach service cannot be told: it is no resource of the stack",
    );
    const named = await simulation(failover(), { lost: ["orders"] });
    expect(
      named.findings.map(({ kind }) => kind),
      "which a lost resource does not put in doubt",
    ).toEqual(["unreachable"]);
  });

  it.each([
    ["the region of the provider", "eu-west-1", []],
    [
      "the region of its control plane",
      "us-east-1",
      [
        "switch works on entry, which is urn:pulumi:prod::shop::aws:route53/record:Record::entry: its region us-east-1 is lost",
      ],
    ],
  ])("a DNS record, which is in no region, is lost with %s or not", async (_, lost, unreachable) => {
    const provider = "urn:pulumi:prod::shop::pulumi:providers:aws::main";
    const resources = [
      {
        urn: provider,
        custom: true,
        id: "main",
        type: "pulumi:providers:aws",
        inputs: { region: "eu-west-1" },
      },
      {
        urn: "urn:pulumi:prod::shop::aws:route53/record:Record::entry",
        custom: true,
        id: "entry",
        type: "aws:route53/record:Record",
        provider: `${provider}::main`,
        inputs: {},
      },
      {
        urn: "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::orders",
        custom: true,
        id: "orders",
        type: "aws:s3/bucket:Bucket",
        provider: `${provider}::main`,
        inputs: {},
      },
    ];
    const stack = stackFromExport(JSON.stringify({ version: 3, deployment: { resources } }), "shop.json");
    const runbook = defineRunbook(definition, (rb) => {
      const entry = rb.target<Properties>({
        name: "entry",
        read: never,
        resource: () => "entry",
        model: () => ({ to: "primary" }),
      });
      return [
        rb.step({
          name: "switch",
          reads: { entry },
          changes: () => ({ entry: { to: "standby" } }),
          run: never,
        }),
      ];
    });
    const done = await simulate(runbook, { inputs: {}, stack, lost: [lost] });
    expect(done.findings.filter(({ step }) => step === "switch").map(({ message }) => message)).toEqual(
      unreachable,
    );
  });

  it("finds a gate that would have to read what is lost", async () => {
    const done = await simulation(failover(), { lost: ["eu-central-1"] });
    expect(done.findings.filter(({ kind }) => kind === "unreachable").map(({ step }) => step)).toEqual([
      "is a replica",
      "promote",
    ]);
  });

  it("refuses to lose what the stack does not have: nothing would be proved", async () => {
    const failing = simulation(failover(), { lost: ["eu-wst-1"] });
    await expect(failing).rejects.toBeInstanceOf(InputError);
    await expect(failing).rejects.toThrow(/eu-wst-1.*did you mean "eu-west-1"/);
  });

  it("finds the step whose target the stack does not have", async () => {
    const done = await simulation(failover({ primary: "order" }));
    expect(messages(done)).toEqual([
      'unreachable: fence works on primary, which is the resource order of stack shop/prod, but there is none; did you mean "orders"?',
    ]);
  });

  it("evaluates gates on the state that earlier steps made", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target<Properties>({ name: "db", read: never, model: () => ({ copies: 2 }) });
      const gate = (name: string) =>
        rb.gate({
          name,
          reads: { db },
          check: ({ db }) => ({
            passes: Number(db?.copies) > 1,
            value: `${db?.copies} copies`,
            objective: "2 or more",
            advice: "Add one.",
          }),
        });
      return [
        gate("before"),
        rb.step({ name: "take one away", reads: { db }, changes: () => ({ db: { copies: 1 } }), run: never }),
        gate("after"),
      ];
    });
    expect((await simulation(runbook)).findings).toEqual([
      { step: "after", kind: "gate", message: "gate after does not pass: 1 copies, not 2 or more. Add one." },
    ]);
  });

  it("leaves open what rests on a target without a model, and lists it", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const dns = rb.target<Properties>({ name: "dns", read: never });
      const db = rb.target<Properties>({ name: "db", read: never, model: () => ({ on: true }) });
      return [
        rb.step({ name: "switch", reads: { dns, db }, changes: () => ({ db: { on: false } }), run: never }),
        rb.gate({ name: "is on", reads: { db }, check: () => ({ passes: true, value: "on" }) }),
        rb.gate({ name: "no word", reads: {}, check: () => ({ passes: undefined, value: "no answer" }) }),
      ];
    });
    const done = await simulation(runbook);
    expect(done.findings.map(({ step, target, kind }) => [step, target, kind])).toEqual([
      ["switch", "dns", "undetermined"],
      ["is on", "db", "undetermined"],
      ["no word", undefined, "undetermined"],
    ]);
    expect(done.findings[0]?.message).toContain("dns: not modelled");
    expect(done.states).toEqual({});
  });

  it("leaves open what the runbook's own code fails to say", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const broken = rb.target<Properties>({
        name: "broken",
        read: never,
        model: () => {
          throw new Error("no such property");
        },
      });
      const db = rb.target<Properties>({ name: "db", read: never, model: () => ({}) });
      const fails = (): never => {
        throw new Error("half written");
      };
      return [
        rb.step({ name: "one", reads: { broken }, requires: () => [], run: never }),
        rb.step({ name: "two", reads: { db }, changes: fails, run: never }),
        rb.gate({ name: "three", reads: {}, check: fails }),
      ];
    });
    const done = await simulation(runbook);
    expect(done.findings.every(({ kind }) => kind === "undetermined")).toBe(true);
    expect(messages(done).join("\n")).toMatch(
      /one: .*broken: its model failed: no such property\n.*changes of two failed: half written\n.*check of three failed: half written/,
    );
  });

  it("walks the items that inputs are enough to list, and no others", async () => {
    const runbook = defineRunbook(
      { ...definition, inputs: { properties: { tables: { type: "array", description: "Tables." } } } },
      (rb) => {
        const listed = rb.step({ name: "list", run: () => "x" });
        const forEach = (name: string, items: Parameters<typeof rb.forEach<string>>[0]["items"]) =>
          rb.forEach({ name, items, key: (table) => table, step: () => ({ run: never, undo: never }) });
        return [
          listed,
          forEach("purge", ({ inputs }) => inputs.tables as string[]),
          forEach("by client", ({ clients }) => [String(clients)]),
          forEach("by time", ({ clock }) => [clock.now().toISOString()]),
          forEach("by shell", async ({ $ }) => (await $`ls`).lines()),
          forEach("by result", ({ resultOf }) => [resultOf(listed)]),
        ];
      },
    );
    const done = await simulation(runbook, { inputs: { tables: ["orders", "events"] } });
    expect(done.undo.steps).toEqual(["purge[events]", "purge[orders]"]);
    expect(done.findings.map(({ step, kind }) => [step, kind])).toEqual(
      ["by client", "by time", "by shell", "by result"].map((step) => [step, "undetermined"]),
    );
    expect(messages(done).at(-1)).toContain("the result of list, which a simulation does not have");
  });

  it("holds no secret", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target<Properties>({ name: "db", read: never, model: () => ({ password: "hunter2!" }) });
      return [rb.step({ name: "act", reads: { db }, requires: () => ["not with hunter2!"], run: never })];
    });
    const done = await simulation(runbook, { redactor: redactorOf(["hunter2!"]) });
    expect(JSON.stringify(done)).not.toContain("hunter2");
    expect(done.states).toEqual({ db: { password: "[secret]" } });
  });
});

describe("the virtual clock", () => {
  it("lays the steps out by their estimates and compares the whole with the objective", async () => {
    const milliseconds: Record<string, number> = { fence: 60_000, promote: 240_000, "tell people": 60_000 };
    const estimates = (step: string): number | undefined => milliseconds[step];
    const done = await simulation(failover({ rto: "5m" }), { estimates });
    expect(done.timeline).toEqual([
      { step: "is a replica", begins: 0, ends: 0 },
      { step: "fence", begins: 0, ends: 60_000 },
      { step: "promote", begins: 60_000, ends: 300_000 },
      { step: "tell people", begins: 300_000, ends: 360_000 },
    ]);
    expect(done.total).toBe(360_000);
    expect(messages(done)).toEqual([
      "objective: it takes about 6m, more than the recovery time objective of 5m",
    ]);
    expect((await simulation(failover({ rto: "6m" }), { estimates })).findings).toEqual([]);
  });

  it("counts steps that run at once once", async () => {
    const done = await simulation(failover({ fence: "at once" }), { estimates: () => 1000 });
    expect(done.timeline.slice(2)).toEqual([
      { step: "fence", begins: 1000, ends: 2000 },
      { step: "tell people", begins: 2000, ends: 3000 },
    ]);
  });

  it("does not say that the objective is met where a step has no estimate", async () => {
    const estimates = (step: string): number | undefined => (step === "promote" ? undefined : 120_000);
    const open = await simulation(failover({ rto: "15m" }), { estimates });
    expect(open.total).toBeUndefined();
    expect(messages(open)).toEqual([
      "undetermined: whether it meets the recovery time objective of 15m cannot be told: no earlier run says how long promote takes",
    ]);
    const over = await simulation(failover({ rto: "3m" }), { estimates });
    expect(messages(over)).toEqual([
      "objective: it takes at least 6m, more than the recovery time objective of 3m",
    ]);
  });
});

describe("the way back", () => {
  it("takes back what the steps did, last first", async () => {
    const { undo } = await simulation(failover());
    expect(undo.steps).toEqual(["promote", "fence"]);
    expect(undo.states).toMatchObject({
      service: { fenced: false, writer: "orders" },
      replica: { of: "orders" },
    });
    expect(undo.remains).toEqual([]);
  });

  it("shows what stays of steps that cannot be taken back", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target<Properties>({ name: "db", read: never, model: () => ({ rows: 9, size: 1 }) });
      const copy = rb.target<Properties>({ name: "copy", read: never, model: () => undefined });
      return [
        rb.step({
          name: "copy",
          reads: { copy },
          changes: () => ({ copy: { on: true } }),
          run: never,
          undo: never,
        }),
        rb.step({
          name: "grow",
          reads: { db },
          changes: ({ db }) => ({ db: { ...db, size: 2 } }),
          run: never,
          undo: never,
        }),
        rb.step({
          name: "purge",
          reads: { db },
          changes: ({ db }) => ({ db: { ...db, rows: 0 } }),
          run: never,
        }),
      ];
    });
    const { undo, findings } = await simulation(runbook);
    expect(findings, "the purge is of another property than the growth").toEqual([]);
    expect(undo).toEqual({
      steps: ["grow", "copy"],
      states: { copy: null, db: { rows: 0, size: 1 } },
      remains: [{ target: "db", action: "update", changes: [{ path: "rows", from: 9, to: 0 }] }],
    });
  });

  it("finds the undo that would meet what a step without undo left", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target<Properties>({ name: "db", read: never, model: () => ({ writer: "a" }) });
      return [
        rb.step({
          name: "move",
          reads: { db },
          changes: () => ({ db: { writer: "b" } }),
          run: never,
          undo: never,
        }),
        rb.step({ name: "move on", reads: { db }, changes: () => ({ db: { writer: "c" } }), run: never }),
      ];
    });
    expect(messages(await simulation(runbook))).toEqual([
      "order: the undo of move finds db (writer) as move on left it, which has no undo",
    ]);
  });
});
