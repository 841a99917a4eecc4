/** RDS instances: automated backups, their replication to another region, standbys and read replicas. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, no, type Truth, undetermined, yes } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { daysOf } from "../../figures/figure.ts";
import { attachedTo, replicaResources } from "../attached.ts";
import { deletionProtection } from "../deletion-protection.ts";
import { inOtherAccounts, inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { replica } from "../replicas.ts";
import { continuous } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { type Documented, daysKept, documentedTerm, labelled, pathIn } from "../undetermined.ts";

const INSTANCE = "aws:rds/instance:Instance";
const REPLICATION = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

interface Database {
  readonly backupRetentionPeriod: number;
  readonly deleteAutomatedBackups: boolean;
  readonly deletionProtection: boolean;
  readonly multiAz: boolean;
  readonly availabilityZone: string;
  readonly replicateSourceDb: string;
}

interface BackupReplication {
  readonly sourceDbInstanceArn: string;
  readonly retentionPeriod: number;
}

const LATEST_RESTORABLE: Documented = AWS_FIGURES.rdsLatestRestorable;

/** The provider's own default: no automated backups. The API's is one day, which a program never sees. */
const RETENTION_UNLESS_SET = 0;

const REPLICATED_RETENTION_UNLESS_SET = daysOf(AWS_FIGURES.rdsReplicatedRetention);

const READ_REPLICA_LAG = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html";

const REPLICATED_BACKUPS: Reference = { type: REPLICATION, through: "sourceDbInstanceArn", to: [INSTANCE] };
const READ_REPLICAS: Reference = { type: INSTANCE, through: "replicateSourceDb", to: [INSTANCE] };

export const protectInstance: Protector = (resource, graph) => {
  const database = resource as unknown as Resource<Database>;
  return [
    ...automatedBackups(database),
    ...replicatedBackups(graph, database),
    ...standby(database),
    ...readReplicas(graph, database),
    ...deletionProtection(resource, database.get("deletionProtection").equals(true), "deletionProtection"),
  ];
};

function automatedBackups(database: Resource<Database>): readonly Protection[] {
  const days = database.get("backupRetentionPeriod");
  const exists = labelled(database as unknown as Resource, days.orElse(RETENTION_UNLESS_SET).atLeast(1));
  const path = pathIn(database as unknown as Resource, days.path);
  const name = "automated backups";
  return protectionIf(exists, {
    kind: "continuous-backup",
    by: database as unknown as Resource,
    name,
    stream: continuous(name, exists, documentedTerm("newest restorable moment", LATEST_RESTORABLE)),
    survives: survivingOnly(path, { deletion: outlivesDeletion(database), zone: yes(path) }),
    retention: daysKept(database as unknown as Resource, days, RETENTION_UNLESS_SET),
  });
}

/** Automated backups go with the database, unless it is told to leave them. */
export function outlivesDeletion(database: Resource<Pick<Database, "deleteAutomatedBackups">>): Truth {
  const removed = database.get("deleteAutomatedBackups").orElse(true);
  return labelled(database as unknown as Resource, removed.equals(false));
}

function replicatedBackups(graph: ResourceGraph, database: Resource<Database>): readonly Protection[] {
  const source = database as unknown as Resource;
  const home = placeOf(graph, source);
  return attachedTo(graph, source, REPLICATED_BACKUPS).flatMap(({ resource, attaches: exists }) => {
    const there = placeOf(graph, resource);
    const name = `automated backups replicated to ${there.region ?? "another region"}`;
    const path = pathIn(resource, "sourceDbInstanceArn");
    const days = (resource as unknown as Resource<BackupReplication>).get("retentionPeriod");
    return protectionIf(exists, {
      kind: "continuous-backup",
      by: resource,
      name,
      stream: continuous(name, exists, documentedTerm("newest restorable moment", LATEST_RESTORABLE)),
      survives: survivingOnly(path, {
        deletion: outlivesDeletion(database),
        zone: yes(path),
        region: inOtherRegions(home, there),
        account: inOtherAccounts(home, there),
      }),
      retention: daysKept(resource, days, REPLICATED_RETENTION_UNLESS_SET),
      assumes: ["AWS states no bound for how long the replication of automated backups takes"],
    });
  });
}

function standby(database: Resource<Database>): readonly Protection[] {
  const isOn = labelled(database as unknown as Resource, database.get("multiAz").equals(true));
  return replica({
    name: "standby in another zone",
    of: database as unknown as Resource,
    path: "multiAz",
    exists: isOn,
    lag: { lag: "none" },
    survives: { zone: yes(pathIn(database as unknown as Resource, "multiAz")) },
  });
}

function readReplicas(graph: ResourceGraph, database: Resource<Database>): readonly Protection[] {
  return replicaResources(graph, database as unknown as Resource, {
    reference: READ_REPLICAS,
    lag: { lag: "unbounded", source: READ_REPLICA_LAG },
    nameOf: ({ name }) => `read replica ${name}`,
    survivesZone: (one, isElsewhere) =>
      anyOf(isElsewhere, inOtherZones(database, one as unknown as Resource<Database>)),
  });
}

function inOtherZones(a: Resource<Database>, b: Resource<Database>): Truth {
  const [first, second] = [a.get("availabilityZone"), b.get("availabilityZone")];
  const [here, there] = [first.knownText(), second.knownText()];
  const path = pathIn(b as unknown as Resource, second.path);
  if (here === undefined || there === undefined) return undetermined({ path, reason: "computed" });
  return here === there ? no(path) : yes(path);
}
