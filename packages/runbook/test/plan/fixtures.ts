import type { Surroundings } from "../../src/context/surroundings.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { AnyInputs } from "../../src/model/schema.ts";
import { makePlan, type PlanOptions } from "../../src/plan/make-plan.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { stackFromExport } from "../../src/stack/from-documents.ts";
import type { StackState } from "../../src/stack/stack.ts";

const STACK_URN = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
export const PRIMARY_URN = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders";
const REPLICA_URN = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders-replica";

const providerUrn = (region: string): string => `urn:pulumi:prod::shop::pulumi:providers:aws::${region}`;

function provider(region: string): object {
  return {
    urn: providerUrn(region),
    custom: true,
    id: region,
    type: "pulumi:providers:aws",
    inputs: { region },
    outputs: { region },
  };
}

function database(urn: string, region: string, inputs: object): object {
  return {
    urn,
    custom: true,
    id: urn.split("::").at(-1),
    type: "aws:rds/instance:Instance",
    provider: `${providerUrn(region)}::${region}`,
    inputs,
    outputs: { ...inputs },
  };
}

/** A shop with a database in one region and its replica in another. */
export function shop(primary: object = { allocatedStorage: 20, availabilityZone: "eu-west-1a" }): StackState {
  const resources = [
    { urn: STACK_URN, custom: false, type: "pulumi:pulumi:Stack" },
    provider("eu-west-1"),
    provider("eu-central-1"),
    database(PRIMARY_URN, "eu-west-1", primary),
    database(REPLICA_URN, "eu-central-1", { replicateSourceDb: "orders" }),
  ];
  return stackFromExport(JSON.stringify({ version: 3, deployment: { resources } }), "shop.json");
}

/** What a plan is given; no command is run, and the clock stands still. */
export function surroundingsOf(inputs: AnyInputs, clients: unknown = undefined): Surroundings {
  return {
    inputs,
    clients: () => Promise.resolve(clients),
    run: { id: "plan", mode: "run" },
    clock: {
      now: () => new Date("2026-11-20T12:00:00Z"),
      elapsed: () => 0,
      sleep: () => Promise.resolve(),
    },
    shellOf: () =>
      Promise.resolve({
        $: undefined as never,
        within: (act) => act(),
        end: () => Promise.resolve(0),
      }),
    resultOf: (step) => {
      throw new Error(`${step} is not finished`);
    },
  };
}

/** The plan of `runbook` as it is now. */
export async function planOf(runbook: Runbook, options: Partial<PlanOptions> = {}): Promise<Plan> {
  const { inputs = {} } = options;
  return await makePlan(runbook, {
    surroundings: surroundingsOf(inputs),
    inputs,
    secrets: [],
    lock: "shop",
    signal: new AbortController().signal,
    ...options,
  });
}
