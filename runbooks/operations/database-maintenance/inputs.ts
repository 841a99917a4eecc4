import type { InputsOf } from "@rampart/runbook";

/** What has to be known before the first step. */
export const INPUTS = {
  required: ["host", "database", "user", "password"],
  properties: {
    host: { type: "string", description: "Host of the primary", minLength: 1, stackOutput: "databaseHost" },
    port: {
      type: "integer",
      description: "Port of the primary",
      minimum: 1,
      maximum: 65535,
      default: 5432,
      stackOutput: "databasePort",
    },
    database: {
      type: "string",
      description: "Name of the database",
      minLength: 1,
      stackOutput: "databaseName",
    },
    user: {
      type: "string",
      description: "Role that owns the tables, or may maintain them",
      minLength: 1,
      stackOutput: "databaseMaintenanceUser",
    },
    password: { type: "string", description: "Password of that role", minLength: 1, secret: true },
    tls: {
      type: "string",
      description:
        "Whether the connection is encrypted; verify-full checks the server's certificate and name, too",
      enum: ["verify-full", "require", "disable"],
      default: "require",
    },
    certificateAuthority: {
      type: "string",
      description: "Certificates (PEM) that verify-full trusts, besides those that Node.js does",
      minLength: 1,
    },
    schemas: {
      type: "array",
      description: "Schemas whose tables are looked after; all by default",
      items: { type: "string", minLength: 1 },
      uniqueItems: true,
      default: [],
    },
    tables: {
      type: "array",
      description: "Tables that are looked after, as SQL writes them (schema.table); all by default",
      items: { type: "string", minLength: 1 },
      uniqueItems: true,
      default: [],
    },
    purge: {
      type: "array",
      description: "Which rows have been kept long enough",
      items: {
        type: "object",
        required: ["table", "column", "olderThan"],
        additionalProperties: false,
        properties: {
          table: { type: "string", minLength: 1 },
          column: { type: "string", minLength: 1 },
          olderThan: { type: "string", pattern: "^([1-9][0-9]*[ywdhms])+$" },
          archiveTo: { type: "string", minLength: 1 },
          timeZone: { type: "string", minLength: 1 },
          cascade: { type: "boolean" },
        },
      },
      default: [],
      examples: [[{ table: "public.events", column: "created_at", olderThan: "90d" }]],
    },
    batchRows: {
      type: "integer",
      description: "Rows that are deleted in one transaction, at most",
      minimum: 1,
      maximum: 100000,
      default: 1000,
    },
    pauseMilliseconds: {
      type: "integer",
      description: "Pause between two batches",
      minimum: 0,
      maximum: 60000,
      default: 100,
    },
    vacuumDeadRows: {
      type: "integer",
      description: "Dead rows from which on a table is vacuumed; purged tables always are",
      minimum: 0,
      default: 1000,
    },
    vacuumCostDelayMilliseconds: {
      type: "number",
      description: "How long VACUUM rests whenever it has used up its cost limit; 0 for full speed",
      minimum: 0,
      maximum: 100,
      default: 2,
    },
    reindexBloatPercent: {
      type: "number",
      description: "Wasted part of an index from which on it is built anew",
      minimum: 1,
      maximum: 100,
      default: 40,
    },
    reindexMinimumMegabytes: {
      type: "number",
      description: "Size from which on it is worth while to build a bloated index anew",
      minimum: 0,
      default: 16,
    },
    lockTimeout: {
      type: "string",
      description: "How long anything that could hold up the service waits for a lock, or holds one",
      pattern: "^([1-9][0-9]*[ywdhms])+$",
      default: "2s",
    },
    statementTimeout: {
      type: "string",
      description: "How long a statement that only looks may take",
      pattern: "^([1-9][0-9]*[ywdhms])+$",
      default: "30s",
    },
    maintenanceTimeout: {
      type: "string",
      description: "How long VACUUM of one table, or REINDEX of one index, may take",
      pattern: "^([1-9][0-9]*[ywdhms])+$",
      default: "2h",
    },
    maxLongestTransaction: {
      type: "string",
      description: "Age of the oldest transaction above which maintenance is useless, and not begun",
      pattern: "^([1-9][0-9]*[ywdhms])+$",
      default: "5m",
    },
    maxReplicationLag: {
      type: "string",
      description: "Lag of a standby above which nothing is begun, and purging waits",
      pattern: "^([1-9][0-9]*[ywdhms])+$",
      default: "30s",
    },
    maxReplicationLagMegabytes: {
      type: "number",
      description: "What a standby has not replayed yet above which nothing is begun, and purging waits",
      exclusiveMinimum: 0,
      default: 256,
    },
    maxWaitingSessions: {
      type: "integer",
      description: "Sessions that wait for locks above which purging waits",
      minimum: 0,
      default: 10,
    },
    minFreeConnections: {
      type: "integer",
      description: "Connections that have to be left for the service",
      minimum: 0,
      default: 5,
    },
  },
} as const;

export type Inputs = InputsOf<typeof INPUTS>;

export type PurgeRule = Inputs["purge"][number];
