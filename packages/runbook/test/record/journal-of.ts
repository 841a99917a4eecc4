import { createHash } from "node:crypto";
import type { Entry, Operator, RunEvent } from "../../src/journal/entry.ts";

/** When the runs of these tests begin. */
const BEGINNING = "2026-11-20T02:47:32.000Z";

export const MARA: Operator = {
  name: "mara",
  host: "ops-laptop-3",
  pid: 4711,
  sshKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMara mara@example.com",
};

export const TOBIAS: Operator = { name: "tobias", host: "jump-2", pid: 991 };

/** An event, how many seconds after the beginning its writer's clock said it was, and by which lease if another. */
export type Told = readonly [seconds: number, event: RunEvent, token?: number];

/** The entries of a run in which `told` happened; their hashes tell them apart, and are no chain. */
export function journalOf(told: readonly Told[], run: string = "20261120-024732-k7qp"): readonly Entry[] {
  let previous = digest(run);
  let token = 1;
  return told.map(([seconds, event, newToken], index) => {
    token = newToken ?? token;
    const at = new Date(Date.parse(BEGINNING) + Math.round(seconds * 1000)).toISOString();
    const entry = { run, seq: index + 1, at, token, event, previous };
    const hash = digest(JSON.stringify(entry));
    previous = hash;
    return { ...entry, hash };
  });
}

/** The beginning of a run with these parts. */
export function started(
  items: readonly string[],
  more: Partial<Extract<RunEvent, { kind: "run-started" }>> = {},
): RunEvent {
  return {
    kind: "run-started",
    runbook: "failover/orders-database",
    purpose: "Moves the orders database and its traffic to the recovery region.",
    inputs: { cluster: "orders-prod" },
    secrets: [],
    objectives: {},
    mode: "run",
    operator: MARA,
    lock: "orders/prod failover/orders-database",
    stack: "orders/prod",
    items,
    planned: {},
    version: "1.0.0",
    ...more,
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
