import { fileURLToPath } from "node:url";
import { type Simulation, simulate } from "@rampart/runbook/simulate";
import { stackFromExport } from "@rampart/runbook/stack";
import { describe, expect, test } from "vitest";
import { captureProgram } from "../../packages/cli/src/program/capture-program.ts";
import { RIGHT_ORDER, recoverOrders } from "./orders/recover.ts";

const EXAMPLE = fileURLToPath(new URL("../../examples/orders-aws", import.meta.url));

const { records } = await captureProgram(EXAMPLE, { stack: "dev", config: {}, secrets: ["paymentApiKey"] });
const STACK = stackFromExport(
  JSON.stringify({ version: 3, deployment: { resources: records } }),
  "orders.json",
);

interface Variant {
  readonly order?: Parameters<typeof recoverOrders>[0];
  readonly vault?: string;
  readonly lost?: readonly string[];
}

async function simulation({
  order = RIGHT_ORDER,
  vault = "orders-copies",
  lost = [],
}: Variant): Promise<Simulation> {
  const inputs = { entry: "primary", vault };
  return await simulate(recoverOrders(order), { inputs, stack: STACK, lost });
}

async function findings(variant: Variant): Promise<readonly string[]> {
  return (await simulation(variant)).findings.map(({ kind, message }) => `${kind}: ${message}`);
}

describe("the recovery of a whole service, simulated on its stack,", () => {
  test("goes well in the right order", async () => {
    const { findings, states } = await simulation({});
    expect(findings).toEqual([]);
    expect(states).toMatchObject({ entry: { leadsTo: "secondary" }, "restored database": { rows: "all" } });
  });

  test("in the wrong order names the step that comes too early, why, and what it waits for", async () => {
    expect(await findings({ order: ["restore the database", "fence the entry", "open the entry"] })).toEqual([
      "order: restore the database would be refused: clients still write to the old one; it would not be after fence the entry, which comes later",
    ]);
  });

  test("does not need the region that is lost: the copies and the DNS record are elsewhere", async () => {
    const { findings } = await simulation({ lost: ["eu-west-1"] });
    expect(findings.filter(({ kind }) => kind !== "undetermined")).toEqual([]);
  });

  test("that restores from the vault of the lost region cannot reach it", async () => {
    const orders = STACK.resources.find(
      ({ type, name }) => type === "aws:backup/vault:Vault" && name === "orders",
    );
    const vault = orders?.urn ?? "";
    expect(await findings({ vault, lost: ["eu-west-1"] })).toContain(
      `unreachable: restore the database works on copies, which is ${vault}: its region eu-west-1 is lost`,
    );
  });

  test("names a vault that the stack does not have, and the one that is meant", async () => {
    expect(await findings({ vault: "orders-copy" })).toEqual([
      'unreachable: restore the database works on copies, which is the resource orders-copy of stack orders-aws/dev, but there is none; did you mean "orders-copies"?',
    ]);
  });
});
