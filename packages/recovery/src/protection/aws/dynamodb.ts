/** DynamoDB tables: point-in-time recovery and replicas in other regions. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { no, type Truth, undetermined, yes } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { assumptionsOf, daysOf } from "../../figures/figure.ts";
import { replicaResources } from "../attached.ts";
import { deletionProtection } from "../deletion-protection.ts";
import { placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { type Lag, replica } from "../replicas.ts";
import { continuous } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { type Documented, daysKept, documentedTerm, labelled, pathIn, textOf } from "../undetermined.ts";

interface Table {
  readonly deletionProtectionEnabled: boolean;
  readonly pointInTimeRecovery: { readonly enabled: boolean; readonly recoveryPeriodInDays: number };
  readonly replicas: readonly TableReplica[];
}

interface TableReplica {
  readonly regionName: string;
  readonly consistencyMode: string;
}

const GLOBAL_TABLES =
  "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html";

const LATEST_RESTORABLE: Documented = AWS_FIGURES.dynamoDbLatestRestorable;

/** The most that can be had, and the default. */
const RETENTION_UNLESS_SET = daysOf(AWS_FIGURES.dynamoDbRetention);

const EVENTUAL: Lag = { lag: "typical", typical: AWS_FIGURES.dynamoDbReplicaLag };

const SEPARATE_REPLICAS: Reference = {
  type: "aws:dynamodb/tableReplica:TableReplica",
  through: "globalTableArn",
  to: ["aws:dynamodb/table:Table"],
};

export const protectTable: Protector = (resource, graph) => {
  const table = resource as unknown as Resource<Table>;
  return [
    ...pointInTime(resource, table),
    ...replica({
      name: "storage in three zones",
      of: resource,
      path: "arn",
      exists: yes(GLOBAL_TABLES),
      lag: { lag: "none" },
      survives: { zone: yes(GLOBAL_TABLES) },
    }),
    ...replicas(graph, resource, table),
    ...separateReplicas(graph, resource),
    ...deletionProtection(
      resource,
      table.get("deletionProtectionEnabled").equals(true),
      "deletionProtectionEnabled",
    ),
  ];
};

function pointInTime(resource: Resource, table: Resource<Table>): readonly Protection[] {
  const recovery = table.get("pointInTimeRecovery");
  const exists = labelled(resource, recovery.get("enabled").equals(true));
  const path = pathIn(resource, recovery.path);
  const name = "point-in-time recovery";
  return protectionIf(exists, {
    kind: "continuous-backup",
    by: resource,
    name,
    stream: continuous(name, exists, documentedTerm("newest restorable moment", LATEST_RESTORABLE)),
    // A table that is deleted leaves a system backup of its last moment for 35 days; see `dynamoDbRetention`.
    survives: survivingOnly(path, { deletion: yes(path), zone: yes(path) }),
    retention: daysKept(resource, recovery.get("recoveryPeriodInDays"), RETENTION_UNLESS_SET),
    assumes: assumptionsOf(AWS_FIGURES.dynamoDbLatestRestorable, "the newest restorable moment"),
  });
}

function replicas(graph: ResourceGraph, resource: Resource, table: Resource<Table>): readonly Protection[] {
  const home = placeOf(graph, resource).region;
  return table
    .get("replicas")
    .items()
    .flatMap((item) => {
      const one = item;
      const region = one.get("regionName");
      const strong = one.get("consistencyMode").oneOf(["STRONG"]);
      const place = textOf(resource, region);
      return replica({
        name: `replica in ${region.knownText() ?? "a region not known yet"}`,
        of: resource,
        path: one.path,
        exists: labelled(resource, one.isSet()),
        lag: strong.state === "true" ? { lag: "none" } : EVENTUAL,
        // It is a part of this resource: who deletes the table with its program deletes the replica.
        survives: {
          zone: yes(pathIn(resource, one.path)),
          region: differs(home, typeof place === "string" ? place : undefined, pathIn(resource, region.path)),
        },
      });
    });
}

function differs(home: string | undefined, there: string | undefined, path: string): Truth {
  if (there === undefined || home === undefined) return undetermined({ path, reason: "computed" });
  return home === there ? no(path) : yes(path);
}

function separateReplicas(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  return replicaResources(graph, resource, {
    reference: SEPARATE_REPLICAS,
    lag: EVENTUAL,
    nameOf: (one) => `replica in ${placeOf(graph, one).region ?? "a region not known yet"}`,
    survivesZone: (one) => yes(pathIn(one, SEPARATE_REPLICAS.through)),
  });
}
