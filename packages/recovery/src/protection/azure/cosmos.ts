/** Accounts of Cosmos DB: periodic or continuous backup, and the regions of the account. */
import type { Resource } from "@rampart/core/graph";
import { anyOf, no, type Truth, yes } from "@rampart/core/value";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { type Lag, replica } from "../replicas.ts";
import { continuous, streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import {
  DAY,
  type Documented,
  documentedTerm,
  HOUR,
  labelled,
  MINUTE,
  numberOf,
  pathIn,
} from "../undetermined.ts";

interface Account {
  readonly backupPolicy: {
    readonly type: string;
    readonly periodicModeProperties: {
      readonly backupIntervalInMinutes: number;
      readonly backupRetentionIntervalInHours: number;
      readonly backupStorageRedundancy: string;
    };
    readonly continuousModeProperties: { readonly tier: string };
  };
  readonly consistencyPolicy: {
    readonly defaultConsistencyLevel: string;
    readonly maxIntervalInSeconds: number;
  };
  readonly locations: readonly Location[];
}

interface Location {
  readonly locationName: string;
  readonly failoverPriority: number;
  readonly isZoneRedundant: boolean;
}

const PERIODIC: string = AZURE_FIGURES.cosmosInterval.source;

const INTERVAL_MINUTES = AZURE_FIGURES.cosmosInterval.seconds / MINUTE;
const RETENTION_HOURS = AZURE_FIGURES.cosmosRetention.seconds / HOUR;
const CONTINUOUS_LAG: Documented = AZURE_FIGURES.cosmosContinuous;

/** For all levels but Strong and Bounded staleness. */
const REPLICATION: Documented = AZURE_FIGURES.cosmosReplication;

export const protectAccount: Protector = (resource) => {
  const account = resource as unknown as Resource<Account>;
  const policy = account.get("backupPolicy");
  const isContinuous = labelled(resource, policy.get("type").oneOf(["Continuous"]));
  return [
    ...continuousBackup(resource, account, isContinuous),
    ...periodicBackup(resource, account),
    ...regions(resource, account),
  ];
};

function continuousBackup(
  resource: Resource,
  account: Resource<Account>,
  exists: Truth,
): readonly Protection[] {
  const path = pathIn(resource, "backupPolicy");
  const tier = account
    .get("backupPolicy")
    .get("continuousModeProperties")
    .get("tier")
    .orElse("Continuous30Days");
  const days = /^Continuous(\d+)Days$/i.exec(tier.knownText() ?? "")?.[1];
  const name = "continuous backup";
  return protectionIf(exists, {
    kind: "continuous-backup",
    by: resource,
    name,
    stream: continuous(name, exists, documentedTerm("newest restorable moment", CONTINUOUS_LAG)),
    survives: survivingOnly(path, {
      deletion: yes(path),
      // Backups of a region are kept in it, in several zones where the account uses them.
      zone: anyOf(hasZones(resource, account), hasOtherRegions(resource, account)),
      region: hasOtherRegions(resource, account),
    }),
    retention:
      days === undefined
        ? { undetermined: [{ path: pathIn(resource, tier.path), reason: "computed" }] }
        : { seconds: Number(days) * DAY, path: pathIn(resource, tier.path) },
  });
}

function periodicBackup(resource: Resource, account: Resource<Account>): readonly Protection[] {
  const policy = account.get("backupPolicy");
  const exists = labelled(resource, policy.get("type").orElse("Periodic").oneOf(["Periodic"]));
  const mode = policy.get("periodicModeProperties");
  const minutes = numberOf(resource, mode.get("backupIntervalInMinutes"), INTERVAL_MINUTES);
  const hours = numberOf(resource, mode.get("backupRetentionIntervalInHours"), RETENTION_HOURS);
  const redundancy = mode.get("backupStorageRedundancy").orElse("Geo");
  const path = pathIn(resource, mode.path);
  const name = "periodic backup";
  return protectionIf(exists, {
    kind: "own-backup",
    by: resource,
    name,
    stream: streamOf(
      name,
      exists,
      typeof minutes === "number" ? { kind: "rate", timeZone: "UTC", every: minutes * MINUTE } : minutes,
      [],
    ),
    survives: survivingOnly(path, {
      deletion: yes(PERIODIC),
      zone: labelled(resource, redundancy.oneOf(["Geo", "Zone"])),
      region: labelled(resource, redundancy.oneOf(["Geo"])),
    }),
    retention: typeof hours === "number" ? { seconds: hours * HOUR, path } : hours,
    assumes: [
      "Azure states no bound for how long a backup takes; it counts as none here",
      "only Microsoft's support can restore a periodic backup",
    ],
  });
}

function regions(resource: Resource, account: Resource<Account>): readonly Protection[] {
  const path = pathIn(resource, "locations");
  return [
    ...replica({
      name: "replicas in three zones",
      of: resource,
      path: "locations",
      exists: hasZones(resource, account),
      lag: { lag: "none" },
      survives: { zone: yes(path) },
    }),
    ...replica({
      name: "replicas in other regions",
      of: resource,
      path: "locations",
      exists: hasOtherRegions(resource, account),
      lag: lagOf(resource, account),
      survives: { zone: yes(path), region: yes(path) },
    }),
  ];
}

/** Source: {@link REPLICATION}, "Consistency levels and data durability". */
function lagOf(resource: Resource, account: Resource<Account>): Lag {
  const policy = account.get("consistencyPolicy");
  const level = policy.get("defaultConsistencyLevel");
  if (level.oneOf(["Strong"]).state === "true") return { lag: "none" };
  const seconds = policy.get("maxIntervalInSeconds").knownNumber();
  if (level.oneOf(["BoundedStaleness"]).state === "true" && seconds !== undefined) {
    const source = pathIn(resource, "consistencyPolicy.maxIntervalInSeconds");
    return { lag: "bounded", bound: { seconds, source } };
  }
  return { lag: "bounded", bound: REPLICATION };
}

function hasOtherRegions(resource: Resource, account: Resource<Account>): Truth {
  const locations = account.get("locations");
  const path = pathIn(resource, locations.path);
  if (locations.isHidden) return labelled(resource, locations.isSet());
  return locations.items().length > 1 ? yes(path) : no(path);
}

function hasZones(resource: Resource, account: Resource<Account>): Truth {
  return labelled(
    resource,
    account.get("locations").some((location) => location.get("isZoneRedundant").equals(true)),
  );
}
