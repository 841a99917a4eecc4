/** Flexible servers of PostgreSQL and MySQL. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, type Truth, yes } from "@rampart/core/value";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import { assumptionsOf, daysOf, type Figure } from "../../figures/figure.ts";
import { inOtherAccounts, inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { replica } from "../replicas.ts";
import { continuous } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { daysKept, documentedTerm, labelled, pathIn } from "../undetermined.ts";

interface Server {
  readonly backup: {
    readonly backupRetentionDays: number;
    readonly geoRedundantBackup: string;
  };
  readonly highAvailability: { readonly mode: string };
  readonly storage: { readonly storageRedundancy: string };
  readonly createMode: string;
}

/** What differs between the two. */
interface Engine {
  readonly type: string;
  readonly page: string;
  readonly logs: Figure;
  readonly replicas: string;
  /** Whether the backups of a server are kept in several zones, and what that takes for granted. */
  backupsAcrossZones(server: Resource<Server>): {
    readonly truth: Truth;
    readonly assumes: readonly string[];
  };
}

const POSTGRESQL_BACKUPS: string = AZURE_FIGURES.postgresqlLogs.source;
const MYSQL_BACKUPS: string = AZURE_FIGURES.mysqlLogs.source;

const POSTGRESQL: Engine = {
  type: "azure-native:dbforpostgresql:Server",
  page: POSTGRESQL_BACKUPS,
  logs: AZURE_FIGURES.postgresqlLogs,
  replicas: "https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-read-replicas",
  backupsAcrossZones: () => ({
    truth: yes(POSTGRESQL_BACKUPS),
    assumes: ["the region has availability zones; backups are kept in one place otherwise"],
  }),
};

const MYSQL: Engine = {
  type: "azure-native:dbformysql:Server",
  page: MYSQL_BACKUPS,
  logs: AZURE_FIGURES.mysqlLogs,
  replicas: "https://learn.microsoft.com/azure/mysql/flexible-server/concepts-read-replicas",
  backupsAcrossZones: (server) => ({
    truth: anyOf(
      server.get("storage").get("storageRedundancy").oneOf(["ZoneRedundancy"]),
      server.get("highAvailability").get("mode").oneOf(["ZoneRedundant"]),
    ),
    assumes: [],
  }),
};

const RETENTION_UNLESS_SET = daysOf(AZURE_FIGURES.flexibleServerRetention);
const FIVE_DAYS = "a server that was deleted can be brought back for five days only";

export const protectPostgresql: Protector = (resource, graph) => protectServer(POSTGRESQL, resource, graph);
export const protectMysql: Protector = (resource, graph) => protectServer(MYSQL, resource, graph);

function protectServer(engine: Engine, resource: Resource, graph: ResourceGraph): Protection[] {
  const server = resource as unknown as Resource<Server>;
  const backup = server.get("backup");
  const days = backup.get("backupRetentionDays");
  const retention = daysKept(resource, days, RETENTION_UNLESS_SET);
  const { truth, assumes } = engine.backupsAcrossZones(server);
  const path = pathIn(resource, days.path);
  const name = "automated backups";
  const isGeo = labelled(resource, backup.get("geoRedundantBackup").oneOf(["Enabled"]));
  const geoName = "geo-redundant backups";
  const geoPath = pathIn(resource, "backup.geoRedundantBackup");
  const haPath = pathIn(resource, "highAvailability.mode");
  return [
    ...protectionIf(yes(engine.page), {
      kind: "continuous-backup",
      by: resource,
      name,
      stream: continuous(name, yes(), documentedTerm("archiving of the log", engine.logs)),
      survives: survivingOnly(path, { deletion: yes(engine.page), zone: labelled(resource, truth) }),
      retention,
      assumes: [...assumes, ...assumptionsOf(engine.logs, "the archiving of the log"), FIVE_DAYS],
    }),
    ...protectionIf(isGeo, {
      kind: "own-backup",
      by: resource,
      name: geoName,
      stream: continuous(
        geoName,
        isGeo,
        documentedTerm("replication of the backups", AZURE_FIGURES.flexibleServerGeo),
      ),
      survives: survivingOnly(geoPath, { zone: yes(geoPath), region: yes(geoPath) }),
      retention,
    }),
    ...replica({
      name: "standby in another zone",
      of: resource,
      path: "highAvailability.mode",
      exists: labelled(resource, server.get("highAvailability").get("mode").oneOf(["ZoneRedundant"])),
      lag: { lag: "none" },
      survives: { zone: yes(haPath) },
    }),
    ...readReplicas(engine, resource, graph),
  ];
}

function readReplicas(engine: Engine, resource: Resource, graph: ResourceGraph): readonly Protection[] {
  const reference = { type: engine.type, through: "sourceServerResourceId", to: [engine.type] };
  const home = placeOf(graph, resource);
  return graph.references.to(resource, reference).certain.flatMap((one) => {
    const there = placeOf(graph, one);
    const path = pathIn(one, "sourceServerResourceId");
    const mode = (one as unknown as Resource<Server>).get("createMode");
    return replica({
      name: `read replica ${one.name}`,
      of: resource,
      by: one,
      path: "sourceServerResourceId",
      // A server that was restored or upgraded from another one names its source as well.
      exists: labelled(one, mode.oneOf(["Replica"])),
      lag: { lag: "unbounded", source: engine.replicas },
      survives: {
        deletion: yes(path),
        zone: inOtherRegions(home, there),
        region: inOtherRegions(home, there),
        account: inOtherAccounts(home, there),
      },
    });
  });
}
