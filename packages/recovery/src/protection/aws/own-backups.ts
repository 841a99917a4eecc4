/** Services whose own backups need no more than a switch, or nothing at all. */
import type { Resource } from "@rampart/core/graph";
import type { Schedule } from "@rampart/core/units";
import { type Truth, yes } from "@rampart/core/value";
import { inOtherAccounts, inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { replica } from "../replicas.ts";
import { continuous, streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { DAY, daysKept, HOUR, labelled, MINUTE, pathIn } from "../undetermined.ts";

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

const SERVERLESS_WAREHOUSE =
  "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-snapshots-recovery-points.html";

/** Recovery points every half an hour, for a day. */
export const protectServerlessWarehouse: Protector = (resource) =>
  ownSnapshots(resource, yes(SERVERLESS_WAREHOUSE), SERVERLESS_WAREHOUSE, 30 * MINUTE, {
    seconds: DAY,
    path: SERVERLESS_WAREHOUSE,
  });

const SERVERLESS_SEARCH =
  "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-snapshots.html";

/** A snapshot every hour, for a fortnight. */
export const protectServerlessSearch: Protector = (resource) =>
  ownSnapshots(resource, yes(SERVERLESS_SEARCH), SERVERLESS_SEARCH, HOUR, {
    seconds: 14 * DAY,
    path: SERVERLESS_SEARCH,
  });

/** Daily, for a day unless it says otherwise. */
export const protectElasticCluster: Protector = (resource) => {
  const days = (resource as unknown as Resource<{ readonly backupRetentionPeriod: number }>).get(
    "backupRetentionPeriod",
  );
  const exists = labelled(resource, days.orElse(1).atLeast(1));
  return ownSnapshots(resource, exists, pathIn(resource, days.path), DAY, daysKept(resource, days, 1));
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
    stream: continuous(name, exists, {
      name: "newest restorable moment",
      seconds: 5 * MINUTE,
      source: "https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-databases.html",
    }),
    survives: survivingOnly(path, { zone: yes(path) }),
    retention: { seconds: 7 * DAY, path },
  });
};

const KEYSPACES = "https://docs.aws.amazon.com/keyspaces/latest/devguide/PointInTimeRecovery.html";

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
    retention: { seconds: 35 * DAY, path: KEYSPACES },
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
