/** Services whose own backups need no more than a switch, or nothing at all. */
import type { Resource } from "@rampart/core/graph";
import type { Schedule } from "@rampart/core/units";
import { type Truth, yes } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { daysOf } from "../../figures/figure.ts";
import { inOtherAccounts, inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { replica } from "../replicas.ts";
import { continuous, streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { daysKept, documentedTerm, labelled, pathIn } from "../undetermined.ts";

const UNBOUNDED = "AWS states no bound for how long a snapshot takes; it counts as none here";

function every(seconds: number): Schedule {
  return { kind: "rate", timeZone: "UTC", every: seconds };
}

/** Snapshots that a service takes of itself, and that go with it. */
function ownSnapshots(
  resource: Resource,
  exists: Truth,
  path: string,
  seconds: number,
  retention: Protection["retention"],
): readonly Protection[] {
  const name = "automatic snapshots";
  return protectionIf(exists, {
    kind: "own-backup",
    by: resource,
    name,
    stream: streamOf(name, exists, every(seconds), []),
    survives: survivingOnly(path, { zone: yes(path) }),
    retention,
    assumes: [UNBOUNDED],
  });
}

const SERVERLESS_WAREHOUSE: string = AWS_FIGURES.redshiftServerlessInterval.source;

export const protectServerlessWarehouse: Protector = (resource) =>
  ownSnapshots(
    resource,
    yes(SERVERLESS_WAREHOUSE),
    SERVERLESS_WAREHOUSE,
    AWS_FIGURES.redshiftServerlessInterval.seconds,
    {
      seconds: AWS_FIGURES.redshiftServerlessRetention.seconds,
      path: SERVERLESS_WAREHOUSE,
    },
  );

const SERVERLESS_SEARCH: string = AWS_FIGURES.serverlessSearchInterval.source;

export const protectServerlessSearch: Protector = (resource) =>
  ownSnapshots(
    resource,
    yes(SERVERLESS_SEARCH),
    SERVERLESS_SEARCH,
    AWS_FIGURES.serverlessSearchInterval.seconds,
    {
      seconds: AWS_FIGURES.serverlessSearchRetention.seconds,
      path: SERVERLESS_SEARCH,
    },
  );

export const protectElasticCluster: Protector = (resource) => {
  const { seconds } = AWS_FIGURES.elasticClusterSnapshots;
  const unset = daysOf(AWS_FIGURES.elasticClusterSnapshots);
  const days = (resource as unknown as Resource<{ readonly backupRetentionPeriod: number }>).get(
    "backupRetentionPeriod",
  );
  const exists = labelled(resource, days.orElse(unset).atLeast(1));
  return ownSnapshots(
    resource,
    exists,
    pathIn(resource, days.path),
    seconds,
    daysKept(resource, days, unset),
  );
};

/** On unless it is switched off. Source: https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-databases.html */
export const protectLightsailDatabase: Protector = (resource) => {
  const isOn = (resource as unknown as Resource<{ readonly backupRetentionEnabled: boolean }>).get(
    "backupRetentionEnabled",
  );
  const exists = labelled(resource, isOn.orElse(true).equals(true));
  const path = pathIn(resource, isOn.path);
  const name = "automatic backups";
  return protectionIf(exists, {
    kind: "continuous-backup",
    by: resource,
    name,
    stream: continuous(
      name,
      exists,
      documentedTerm("newest restorable moment", AWS_FIGURES.lightsailLatestRestorable),
    ),
    survives: survivingOnly(path, { zone: yes(path) }),
    retention: { seconds: AWS_FIGURES.lightsailRetention.seconds, path },
  });
};

/** Any moment of 35 days; a table that was deleted can be brought back too. */
export const protectKeyspacesTable: Protector = (resource) => {
  const table = resource as unknown as Resource<{
    readonly pointInTimeRecovery: { readonly status: string };
  }>;
  const status = table.get("pointInTimeRecovery").get("status");
  const exists = labelled(resource, status.oneOf(["ENABLED"]));
  const path = pathIn(resource, status.path);
  const name = "point-in-time recovery";
  return protectionIf(exists, {
    kind: "continuous-backup",
    by: resource,
    name,
    stream: continuous(name, exists),
    survives: survivingOnly(path, { deletion: yes(path), zone: yes(path) }),
    retention: {
      seconds: AWS_FIGURES.keyspacesRetention.seconds,
      path: AWS_FIGURES.keyspacesRetention.source,
    },
    assumes: [
      "AWS states no bound for how far the newest restorable moment lies back; it counts as none here",
    ],
  });
};

const REGISTRY = "aws:ecr/replicationConfiguration:ReplicationConfiguration";

interface RegistryReplication {
  readonly replicationConfiguration: {
    readonly rules: readonly {
      readonly destinations: readonly { readonly region: string; readonly registryId: string }[];
      readonly repositoryFilters: readonly unknown[];
    }[];
  };
}

/** A registry, which is a region of an account, replicates its repositories as one configuration says. */
export const protectRepository: Protector = (resource, graph) => {
  const home = placeOf(graph, resource);
  return graph.ofType<RegistryReplication>(REGISTRY).flatMap((configuration) => {
    const owner = configuration as unknown as Resource;
    const registry = placeOf(graph, owner);
    if (inOtherRegions(home, registry).state === "true") return [];
    if (inOtherAccounts(home, registry).state === "true") return [];
    const rules = configuration.get("replicationConfiguration").get("rules").items();
    return rules.flatMap((rule) =>
      rule
        .get("destinations")
        .items()
        .flatMap((destination) => {
          const path = pathIn(owner, destination.path);
          const there = {
            of: path,
            region: destination.get("region").knownText(),
            account: destination.get("registryId").knownText(),
            namesRegion: true,
          };
          const found = replica({
            name: `replication to ${there.region ?? "a region not known yet"}`,
            of: resource,
            by: owner,
            path: destination.path,
            exists: yes(path),
            lag: { lag: "unbounded", source: ECR_REPLICATION },
            survives: {
              deletion: yes(path),
              zone: yes(path),
              region: inOtherRegions(home, there),
              account: inOtherAccounts(home, there),
            },
          });
          if (rule.get("repositoryFilters").isAbsent) return found;
          const part = `only repositories that the filters of ${pathIn(owner, rule.path)} match are replicated`;
          return found.map((one) => ({ ...one, assumes: [...one.assumes, part] }));
        }),
    );
  });
};

const ECR_REPLICATION = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html";
