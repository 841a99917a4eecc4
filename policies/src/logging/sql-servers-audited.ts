import type { Reference } from "@rampart/core/graph";
import { anyOf } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const AUDITS: readonly Reference[] = [
  "azure-native:sql:ServerBlobAuditingPolicy",
  "azure-native:sql:ExtendedServerBlobAuditingPolicy",
].map((type) => ({ type, through: "serverName", to: ["azure-native:sql:Server"] }));

export const sqlServersAudited: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/sql-servers-audited",
  title: "SQL servers keep an audit of logins and queries",
  severity: "medium",
  rationale: "Without it nobody can say who read or changed which rows, and failed logins are never noticed.",
  fix: "Add an ExtendedServerBlobAuditingPolicy for the server with state Enabled, and isAzureMonitorTargetEnabled or a storageEndpoint.",
  failure: "logins and queries are not audited",
  requires: {
    "azure-native:sql:Server": (server, { graph }) =>
      anyOf(
        ...AUDITS.map((reference) =>
          someAttached<{ readonly state: string }>(graph, server, reference, (audit) =>
            audit.get("state").oneOf(["Enabled"]),
          ),
        ),
      ),
  },
});
