import type { Entry, PartFacts } from "../../src/journal/entry.ts";
import { journalOf, started, TOBIAS, type Told } from "./journal-of.ts";

const PARTS: readonly PartFacts[] = [
  { name: "replica lag", kind: "gate", purpose: "No more is lost than the objective allows." },
  { name: "standby capacity", kind: "gate" },
  {
    name: "freeze writes",
    kind: "step",
    purpose: "Nobody writes to the old primary any more.",
    ifItFails: "Revoke the application's role by hand: psql -f revoke-writes.sql on the old primary.",
  },
  {
    name: "promote replica",
    kind: "step",
    purpose: "The replica in eu-west-1 becomes the primary.",
    ifItFails:
      "Do not unfreeze writes. See whether the replica left recovery; if so, go on with DNS by hand.",
  },
  { name: "point traffic", kind: "parallel" },
  {
    name: "switch DNS",
    kind: "step",
    within: "point traffic",
    purpose: "db.orders.example.com leads to the new primary.",
  },
  {
    name: "scale out API",
    kind: "step",
    within: "point traffic",
    purpose: "The API in eu-west-1 gets the size that production needs.",
    ifItFails: "Ask for a quota increase (Service Quotas L-1216C47A), or set desiredCapacity to 8 and go on.",
  },
  { name: "tell support", kind: "manual", purpose: "Support knows what customers see." },
  { name: "restart workers", kind: "forEach" },
  { name: "orders flow", kind: "step", purpose: "An order placed now is in the new primary." },
];

const PLANNED = {
  "freeze writes": [
    {
      target: "old primary",
      action: "update",
      changes: [{ path: "defaultTransactionReadOnly", from: "off", to: "on" }],
    },
  ],
  "promote replica": [
    {
      target: "replica",
      action: "update",
      changes: [
        { path: "role", from: "replica", to: "primary" },
        { path: "replicationSource", from: "arn:aws:rds:eu-central-1:111122223333:db:orders" },
      ],
    },
  ],
  "switch DNS": [
    {
      target: "db.orders.example.com",
      action: "update",
      changes: [
        {
          path: "records[0]",
          from: "orders.eu-central-1.rds.amazonaws.com",
          to: "orders.eu-west-1.rds.amazonaws.com",
        },
        { path: "ttl", from: 60, to: 30 },
      ],
    },
  ],
  "scale out API": [
    {
      target: "api-eu-west-1",
      action: "update",
      changes: [
        { path: "desiredCapacity", from: 2, to: 12 },
        { path: "minSize", from: 2, to: 8 },
      ],
    },
  ],
} as const;

const KEY = (name: string): string => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${name} ${name}@example.com`;

const BEGINNING: readonly Told[] = [
  [
    0,
    started(
      PARTS.map(({ name }) => name),
      {
        parts: PARTS,
        planned: PLANNED,
        planHash: "5f0c9b1c0f7c4f1d3ce29b0bb4cc6a0a2c6a44b0e52b3a9d3f1d6e7788990011",
        objectives: { rto: "15m", rpo: "1m" },
        incidentBegan: "2026-11-20T02:41:10.000Z",
        inputs: {
          cluster: "orders-prod",
          recoveryRegion: "eu-west-1",
          capacity: { desired: 12, minimum: 8 },
        },
        secrets: ["databasePassword"],
      },
    ),
  ],
  [
    3.2,
    {
      kind: "gate-checked",
      step: "replica lag",
      check: { passes: true, value: "2.1 s behind", objective: "at most 60 s" },
      milliseconds: 2900,
    },
  ],
  [
    9.8,
    {
      kind: "gate-checked",
      step: "standby capacity",
      check: { passes: true, value: "12 instances left in the quota", objective: "at least 12" },
      milliseconds: 6400,
    },
  ],
  [10, { kind: "step-started", step: "freeze writes", attempt: 1 }],
  [
    24,
    {
      kind: "step-finished",
      step: "freeze writes",
      milliseconds: 13_980,
      changed: PLANNED["freeze writes"],
      output: "ALTER SYSTEM\n pg_reload_conf\n----------------\n t\n(1 row)\n",
    },
  ],
  [
    24.2,
    {
      kind: "approval-requested",
      step: "promote replica",
      count: 2,
      from: ["jonas", "lea", "amir"],
      expires: "2026-11-20T03:47:56.000Z",
      planHash: "5f0c9b1c0f7c4f1d3ce29b0bb4cc6a0a2c6a44b0e52b3a9d3f1d6e7788990011",
      statement: "Approve step promote replica\n",
    },
  ],
  [
    97,
    {
      kind: "approval-given",
      step: "promote replica",
      approver: "jonas",
      sshKey: KEY("jonas"),
      signature: "s",
    },
  ],
  [
    182,
    { kind: "approval-given", step: "promote replica", approver: "lea", sshKey: KEY("lea"), signature: "s" },
  ],
  [182.3, { kind: "step-started", step: "promote replica", attempt: 1 }],
  [
    201,
    {
      kind: "logged",
      step: "promote replica",
      message: "promote-read-replica accepted, waiting for the role to change",
    },
  ],
];

const TAKEN_OVER: readonly Told[] = [
  [
    388,
    {
      kind: "run-resumed",
      operator: TOBIAS,
      takenOverFrom: { name: "mara", host: "ops-laptop-3", pid: 4711 },
      accepted: [],
      items: PARTS.map(({ name }) => name),
      parts: PARTS,
    },
    2,
  ],
  [391, { kind: "step-probed", step: "promote replica", is: "done" }],
  [
    391.1,
    {
      kind: "step-finished",
      step: "promote replica",
      milliseconds: 0,
      settledBy: "probe",
      changed: PLANNED["promote replica"],
      result: { endpoint: "orders.eu-west-1.rds.amazonaws.com", rpo: { seconds: 2.1, rows: 37 } },
    },
  ],
  [
    409,
    {
      kind: "verified",
      step: "promote replica",
      check: { passes: true, value: "accepts writes, timeline 2", objective: "not in recovery" },
      milliseconds: 17_800,
    },
  ],
  [409.2, { kind: "step-started", step: "switch DNS", attempt: 1 }],
  [409.3, { kind: "step-started", step: "scale out API", attempt: 1 }],
];

/** The first try of `scale out API` fails; DNS is switched, but keeps its TTL. */
const POINTING: readonly Told[] = [
  [
    441,
    {
      kind: "step-failed",
      step: "scale out API",
      milliseconds: 31_600,
      failure: { message: "ServiceUnavailable: the request was throttled", kind: "error" },
      retries: true,
    },
  ],
  [443, { kind: "step-started", step: "scale out API", attempt: 2 }],
  [
    472,
    {
      kind: "step-finished",
      step: "switch DNS",
      milliseconds: 62_700,
      changed: [
        {
          target: "db.orders.example.com",
          action: "update",
          changes: [
            {
              path: "records[0]",
              from: "orders.eu-central-1.rds.amazonaws.com",
              to: "orders.eu-west-1.rds.amazonaws.com",
            },
          ],
        },
      ],
    },
  ],
];

/** It fails after a takeover: a failure, a difference from the plan, parts that were never begun. */
export const FAILED_FAILOVER: readonly Entry[] = journalOf([
  ...BEGINNING,
  ...TAKEN_OVER,
  ...POINTING,
  [
    573,
    {
      kind: "step-failed",
      step: "scale out API",
      milliseconds: 129_800,
      failure: {
        message: "the quota of 20 instances in eu-west-1 is used up: 8 of 12 instances are running",
        kind: "error",
        output:
          "$ aws autoscaling describe-scaling-activities --auto-scaling-group-name api-eu-west-1\nVcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 80 allows\n",
      },
      retries: false,
    },
  ],
  [
    573.2,
    {
      kind: "run-stopped",
      status: "failed",
      step: "scale out API",
      because:
        '"scale out API" failed: the quota of 20 instances in eu-west-1 is used up: 8 of 12 instances are running',
    },
  ],
]);

/** Cut off while the replica is promoted: nobody knows whether it is. */
export const CRASHED_FAILOVER: readonly Entry[] = journalOf(BEGINNING);

/** Everything done in time. */
export const COMPLETED_FAILOVER: readonly Entry[] = journalOf([
  ...BEGINNING,
  ...TAKEN_OVER,
  ...POINTING,
  [
    480,
    {
      kind: "step-finished",
      step: "scale out API",
      milliseconds: 37_000,
      changed: PLANNED["scale out API"],
    },
  ],
  [
    480.2,
    {
      kind: "manual-requested",
      step: "tell support",
      instructions: "Write in #support:\nOrders may be delayed until 03:00 UTC.",
    },
  ],
  [521, { kind: "manual-confirmed", step: "tell support", by: "tobias", note: "posted, thread pinned" }],
  [521.2, { kind: "items-listed", step: "restart workers", items: ["w-1", "w-2"] }],
  [521.3, { kind: "step-started", step: "restart workers[w-1]", attempt: 1 }],
  [530, { kind: "step-finished", step: "restart workers[w-1]", milliseconds: 8_600, changed: [] }],
  [530.1, { kind: "step-started", step: "restart workers[w-2]", attempt: 1 }],
  [539, { kind: "step-finished", step: "restart workers[w-2]", milliseconds: 8_800, changed: [] }],
  [539.1, { kind: "step-started", step: "orders flow", attempt: 1 }],
  [
    545,
    {
      kind: "step-finished",
      step: "orders flow",
      milliseconds: 5_800,
      result: { rpo: { seconds: 2.4, rows: 41 } },
    },
  ],
  [
    556,
    {
      kind: "verified",
      step: "orders flow",
      check: {
        passes: true,
        value: "order 4f1e found after 1.3 s, 41 rows of the last 2.4 s lost",
        objective: "found",
      },
      milliseconds: 10_800,
    },
  ],
  [556.2, { kind: "run-stopped", status: "completed" }],
]);
