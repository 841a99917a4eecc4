/** What Recovery Services vaults back up: machines, databases in machines, and file shares. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import { daysOf } from "../../figures/figure.ts";
import type { Term } from "../../worst-case/stream.ts";
import { type Place, placeOf } from "../place.ts";
import type { Protection, Retention, Undetermined } from "../protection.ts";
import { protectionIf } from "../protector.ts";
import { streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { DAY, documentedTerm, numberOf, pathIn } from "../undetermined.ts";
import { logTimes, type PolicyProperties, type SubPolicy, tiersOf, timesOf } from "./policies.ts";
import {
  ON_DECLARATION,
  RECOVERY_VAULT,
  survivesSubscription,
  TO_PAIRED_REGION,
  type VaultStorage,
  vaultOf,
} from "./vaults.ts";

const ITEM = "azure-native:recoveryservices:ProtectedItem";
const STORAGE_ACCOUNT = "azure-native:storage:StorageAccount";
export const PROTECTION_POLICY = "azure-native:recoveryservices:ProtectionPolicy";

interface ProtectedItem {
  readonly properties: {
    readonly protectedItemType: string;
    readonly policyId: string;
    readonly friendlyName: string;
    readonly sourceResourceId: string;
  };
}

/** Scheduled backups begin within two hours of their time. */
const START: Term = documentedTerm("start of the backup", AZURE_FIGURES.backupStart);

/** Snapshot and transfer together take less than a day for daily policies. */
const TO_VAULT: Term = documentedTerm("backup and transfer to the vault", AZURE_FIGURES.backupToVault);

const SNAPSHOT_TIME = "Azure states no bound for how long a snapshot takes; it counts as none here";
const JOB_TIME = "Azure states no bound for how long this kind of backup takes; it counts as none here";

const SNAPSHOTS_KEPT = {
  standard: daysOf(AZURE_FIGURES.snapshotsOfStandardPolicy),
  enhanced: daysOf(AZURE_FIGURES.snapshotsOfEnhancedPolicy),
} as const;

export function protectedItemProtections(resource: Resource, graph: ResourceGraph): readonly Protection[] {
  const reference: Reference = {
    type: ITEM,
    through: "properties.sourceResourceId",
    to: [resource.type],
  };
  const { certain, possible } = graph.references.to(resource, reference);
  return [
    ...certain.flatMap((item) =>
      ofItem(graph, resource, item, yes(pathIn(item, "properties.sourceResourceId"))),
    ),
    ...possible.flatMap(({ resource: item, path }) =>
      ofItem(graph, resource, item, undetermined({ path: pathIn(item, path), reason: "computed" })),
    ),
  ];
}

/** Backups of a file share: a protected item names its storage account, and the share by its name. */
export function fileShareProtections(share: Resource, graph: ResourceGraph): readonly Protection[] {
  const account: Reference = { type: share.type, through: "accountName", to: [STORAGE_ACCOUNT] };
  const own = share.get("shareName").knownText();
  return graph.references.from(share, account).flatMap((one) =>
    protectedItemProtections(one, graph).filter(({ by }) => {
      const item = graph.get(by) as Resource<ProtectedItem> | undefined;
      const name = item?.get("properties").get("friendlyName").knownText();
      return name === undefined || own === undefined || name === own;
    }),
  );
}

/** What the parts of one item have in common. */
interface Context {
  readonly item: Resource;
  readonly exists: Truth;
  readonly home: Place;
  readonly vault: VaultStorage;
  readonly policy: Resource;
}

function ofItem(
  graph: ResourceGraph,
  resource: Resource,
  item: Resource,
  exists: Truth,
): readonly Protection[] {
  const vault = vaultOf(graph, item, RECOVERY_VAULT);
  const [policy] = graph.references.from(item, {
    type: ITEM,
    through: "properties.policyId",
    to: [PROTECTION_POLICY],
  });
  const home = placeOf(graph, resource);
  if (policy === undefined) return ofUnknownPolicy(item, exists, home, vault);
  const context: Context = { item, exists, home, vault, policy };
  const properties = (policy as unknown as Resource<{ readonly properties: PolicyProperties }>).get(
    "properties",
  );
  const kind = (item as unknown as Resource<ProtectedItem>).get("properties").get("protectedItemType");
  switch (kind.knownText()) {
    case "AzureFileShareProtectedItem":
      return fileShare(context, properties);
    case "AzureVmWorkloadSQLDatabase":
    case "AzureVmWorkloadSAPHanaDatabase":
    case "AzureVmWorkloadSAPAseDatabase":
      return properties
        .get("subProtectionPolicy")
        .items()
        .flatMap((sub) => databaseInMachine(context, properties, sub));
    default:
      return machine(context, properties);
  }
}

/** The vault is known, the policy is not: nothing can be said of its times. */
function ofUnknownPolicy(
  item: Resource,
  exists: Truth,
  home: Place,
  vault: VaultStorage,
): readonly Protection[] {
  const path = pathIn(item, "properties.policyId");
  const unknown: Undetermined = { undetermined: [{ path, reason: "computed" }] };
  const name = `protected item ${item.name}`;
  return protectionIf(exists, {
    kind: "scheduled-backup",
    by: item,
    name,
    stream: streamOf(name, exists, unknown, []),
    survives: inVault(path, home, vault),
    retention: unknown,
  });
}

function machine(context: Context, properties: Value<PolicyProperties>): readonly Protection[] {
  const { item, exists, policy } = context;
  const times = timesOf(policy, properties.get("schedulePolicy"), properties.get("timeZone"));
  const name = `policy ${policy.name}`;
  const path = pathIn(policy, "properties.schedulePolicy");
  const isEnhanced = properties.get("policyType").oneOf(["V2"]).state === "true";
  const days = properties.get("instantRpRetentionRangeInDays");
  const unset = isEnhanced ? SNAPSHOTS_KEPT.enhanced : SNAPSHOTS_KEPT.standard;
  const kept = numberOf(policy, days, unset);
  const snapshots = protectionIf(exists, {
    kind: "scheduled-backup",
    by: item,
    name: `${name}, snapshots`,
    stream: streamOf(`${name}, snapshots`, exists, times.all, [START]),
    // They stand beside the disks, in the same region and subscription.
    survives: survivingOnly(path, { deletion: yes(path) }),
    retention: typeof kept === "number" ? { seconds: kept * DAY, path: pathIn(policy, days.path) } : kept,
    assumes: [SNAPSHOT_TIME],
  });
  const { each, longer } = tiersOf(policy, properties.get("retentionPolicy"));
  return [
    ...snapshots,
    ...stored(context, name, times.toVault, [START, TO_VAULT], each, []),
    ...longer.flatMap((tier) =>
      stored(context, `${name}, ${tier.name} points`, tier.schedule, [START, TO_VAULT], tier.retention, []),
    ),
  ];
}

/** Snapshots of a share stand in its own storage account, unless the policy has a vault tier. */
function fileShare(context: Context, properties: Value<PolicyProperties>): readonly Protection[] {
  const { item, exists, policy } = context;
  const times = timesOf(policy, properties.get("schedulePolicy"), properties.get("timeZone"));
  const friendly = (item as unknown as Resource<ProtectedItem>).get("properties").get("friendlyName");
  const name = `policy ${policy.name}, share ${friendly.knownText() ?? item.name}`;
  const path = pathIn(policy, "properties.schedulePolicy");
  const only = `only the share ${friendly.knownText() ?? item.name} of the storage account is backed up`;
  const { each, longer } = tiersOf(policy, properties.get("retentionPolicy"));
  const vaulted = properties.get("vaultRetentionPolicy").get("vaultRetention");
  const snapshots = protectionIf(exists, {
    kind: "scheduled-backup",
    by: item,
    name: `${name}, snapshots`,
    stream: streamOf(`${name}, snapshots`, exists, times.all, [START]),
    survives: survivingOnly(path, {}),
    retention: each,
    assumes: [SNAPSHOT_TIME, only],
  });
  if (vaulted.isAbsent) return snapshots;
  const tiers = tiersOf(policy, vaulted);
  return [
    ...snapshots,
    ...stored(context, name, times.toVault, [START], tiers.each, [JOB_TIME, only]),
    ...[...longer, ...tiers.longer].flatMap((tier) =>
      stored(context, `${name}, ${tier.name} points`, tier.schedule, [START], tier.retention, [
        JOB_TIME,
        only,
      ]),
    ),
  ];
}

/** Full, differential and log backups of a database that runs in the machine. */
function databaseInMachine(
  context: Context,
  properties: Value<PolicyProperties>,
  sub: Value<SubPolicy>,
): readonly Protection[] {
  const { item, policy } = context;
  const kind = sub.get("policyType").knownText() ?? sub.path;
  const zone = properties.get("settings").get("timeZone");
  const isLog = kind.toLowerCase() === "log";
  const schedule = isLog
    ? logTimes(policy, sub.get("schedulePolicy"))
    : timesOf(policy, sub.get("schedulePolicy"), zone).all;
  const { each } = tiersOf(policy, sub.get("retentionPolicy"));
  const name = `policy ${policy.name}, ${kind.toLowerCase()} backups of ${item.name}`;
  const only = `only the database ${item.name} in the machine is backed up`;
  return stored(context, name, schedule, [], each, [JOB_TIME, only]);
}

/** A protection by the vault, and one by its copy in the paired region where it keeps one. */
function stored(
  context: Context,
  name: string,
  schedule: Parameters<typeof streamOf>[2],
  delays: readonly Term[],
  retention: Retention | Undetermined,
  assumes: readonly string[],
): readonly Protection[] {
  const { item, exists, home, vault } = context;
  const path = pathIn(item, "vaultName");
  const inPair = allOf(exists, vault.inPairedRegion);
  const pairName = `${name}, copy in the paired region`;
  return [
    ...protectionIf(exists, {
      kind: "scheduled-backup",
      by: item,
      name,
      stream: streamOf(name, exists, schedule, delays),
      survives: inVault(path, home, vault),
      retention,
      assumes,
    }),
    ...protectionIf(inPair, {
      kind: "scheduled-backup",
      by: item,
      name: pairName,
      stream: streamOf(pairName, inPair, schedule, [...delays, TO_PAIRED_REGION]),
      survives: {
        deletion: yes(path),
        zone: yes(path),
        region: yes(path),
        account: survivesSubscription(home, vault),
      },
      retention,
      assumes: vault.restorableThere.state === "true" ? assumes : [...assumes, ON_DECLARATION],
    }),
  ];
}

export function inVault(path: string, home: Place, vault: VaultStorage): Protection["survives"] {
  return survivingOnly(path, {
    deletion: yes(path),
    zone: vault.acrossZones,
    account: survivesSubscription(home, vault),
  });
}
