/** What Backup vaults (Data Protection) back up: disks, blobs, databases, clusters. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import type { Schedule } from "@rampart/core/units";
import { allOf, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { placeOf } from "../place.ts";
import type { Protection, Retention, Undetermined } from "../protection.ts";
import { protectionIf } from "../protector.ts";
import { withoutSecrets } from "../schedules.ts";
import { continuous, streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { pathIn, shownText, unreadable } from "../undetermined.ts";
import { leastSeconds, scheduleOfInterval } from "./intervals.ts";
import { inVault } from "./protected-items.ts";
import { BACKUP_VAULT, ON_DECLARATION, survivesSubscription, TO_PAIRED_REGION, vaultOf } from "./vaults.ts";
import { ianaZone } from "./windows-time-zones.ts";

const INSTANCE = "azure-native:dataprotection:BackupInstance";
export const BACKUP_POLICY = "azure-native:dataprotection:BackupPolicy";
const STORAGE_ACCOUNT = "azure-native:storage:StorageAccount";

interface BackupPolicy {
  readonly properties: { readonly policyRules: readonly PolicyRule[] };
}

interface PolicyRule {
  readonly objectType: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly dataStore: DataStore;
  readonly trigger: {
    readonly schedule: {
      readonly repeatingTimeIntervals: readonly string[];
      readonly timeZone: string;
    };
  };
  readonly lifecycles: readonly {
    readonly deleteAfter: { readonly duration: string };
    readonly sourceDataStore: DataStore;
  }[];
}

interface DataStore {
  readonly dataStoreType: string;
}

const JOB_TIME = "Azure states no bound for how long this kind of backup takes; it counts as none here";

export function backupInstanceProtections(resource: Resource, graph: ResourceGraph): readonly Protection[] {
  const reference: Reference = {
    type: INSTANCE,
    through: "properties.dataSourceInfo.resourceID",
    to: [resource.type],
  };
  const { certain, possible } = graph.references.to(resource, reference);
  return [
    ...certain.flatMap((instance) =>
      ofInstance(graph, resource, instance, yes(pathIn(instance, reference.through))),
    ),
    ...possible.flatMap(({ resource: instance, path }) =>
      ofInstance(
        graph,
        resource,
        instance,
        undetermined({ path: pathIn(instance, path), reason: "computed" }),
      ),
    ),
  ];
}

function ofInstance(
  graph: ResourceGraph,
  resource: Resource,
  instance: Resource,
  exists: Truth,
): readonly Protection[] {
  const [policy] = graph.references.from(instance, {
    type: INSTANCE,
    through: "properties.policyInfo.policyId",
    to: [BACKUP_POLICY],
  });
  const home = placeOf(graph, resource);
  const vault = vaultOf(graph, instance, BACKUP_VAULT);
  const vaultPath = pathIn(instance, "vaultName");
  if (policy === undefined) {
    const path = pathIn(instance, "properties.policyInfo.policyId");
    const unknown: Undetermined = { undetermined: [{ path, reason: "computed" }] };
    const name = `backup instance ${instance.name}`;
    return protectionIf(exists, {
      kind: "scheduled-backup",
      by: instance,
      name,
      stream: streamOf(name, exists, unknown, []),
      survives: inVault(vaultPath, home, vault),
      retention: unknown,
    });
  }
  const rules = (policy as unknown as Resource<BackupPolicy>).get("properties").get("policyRules").items();
  const backups = rules.filter((rule) => !rule.get("trigger").isAbsent);
  // Blobs are kept at hand without any job, as long as the policy says.
  if (backups.length === 0) return operational(resource, instance, policy, exists, rules);
  return backups.flatMap((rule) => {
    const name = `policy ${policy.name}, ${shownText(rule.get("name"), rule.path)}`;
    const store = rule.get("dataStore").get("dataStoreType").orElse("VaultStore").knownText() ?? "";
    const retention = retentionOf(policy, rules, store);
    return schedulesOf(policy, rule).flatMap((schedule) => {
      if (store === "OperationalStore") {
        const path = pathIn(policy, rule.path);
        return protectionIf(exists, {
          kind: "scheduled-backup",
          by: instance,
          name,
          stream: streamOf(name, exists, schedule, []),
          survives: survivingOnly(path, { deletion: yes(path) }),
          retention,
          assumes: [JOB_TIME],
        });
      }
      const inPair = allOf(exists, vault.inPairedRegion);
      const pairName = `${name}, copy in the paired region`;
      return [
        ...protectionIf(exists, {
          kind: "scheduled-backup",
          by: instance,
          name,
          stream: streamOf(name, exists, schedule, []),
          survives: inVault(vaultPath, home, vault),
          retention,
          assumes: [JOB_TIME],
        }),
        ...protectionIf(inPair, {
          kind: "scheduled-backup",
          by: instance,
          name: pairName,
          stream: streamOf(pairName, inPair, schedule, [TO_PAIRED_REGION]),
          survives: {
            deletion: yes(vaultPath),
            zone: yes(vaultPath),
            region: yes(vaultPath),
            account: survivesSubscription(home, vault),
          },
          retention,
          assumes: vault.restorableThere.state === "true" ? [JOB_TIME] : [JOB_TIME, ON_DECLARATION],
        }),
      ];
    });
  });
}

function operational(
  resource: Resource,
  instance: Resource,
  policy: Resource,
  exists: Truth,
  rules: readonly Value<PolicyRule>[],
): readonly Protection[] {
  if (resource.type !== STORAGE_ACCOUNT) return [];
  const name = `policy ${policy.name}, point-in-time restore of blobs`;
  return protectionIf(exists, {
    kind: "continuous-backup",
    by: instance,
    name,
    stream: continuous(name, exists),
    // The data stays in the account itself.
    survives: survivingOnly(pathIn(policy, "properties.policyRules"), {}),
    retention: retentionOf(policy, rules, "OperationalStore"),
  });
}

/** Every schedule of the policy. */
export function backupTimesOf(policy: Resource): readonly (Schedule | Undetermined)[] {
  const rules = (policy as unknown as Resource<BackupPolicy>).get("properties").get("policyRules");
  return rules.items().flatMap((rule) => schedulesOf(policy, rule));
}

function schedulesOf(policy: Resource, rule: Value<PolicyRule>): readonly (Schedule | Undetermined)[] {
  const schedule = rule.get("trigger").get("schedule");
  const zone = schedule.get("timeZone");
  return schedule
    .get("repeatingTimeIntervals")
    .items()
    .map((item) => {
      const text = item.knownText();
      if (text === undefined) return unreadable(policy, item);
      if (zone.isHidden) return unreadable(policy, zone);
      return withoutSecrets(
        scheduleOfInterval(text, ianaZone(zone.knownText() ?? "UTC"), pathIn(policy, item.path)),
        item,
        zone,
      );
    });
}

/** How long the default rule keeps what is in `store`. */
function retentionOf(
  policy: Resource,
  rules: readonly Value<PolicyRule>[],
  store: string,
): Retention | Undetermined {
  for (const rule of rules) {
    const isDefault = rule.get("isDefault").equals(true).state === "true";
    if (!isDefault && rule.get("name").knownText() !== "Default") continue;
    for (const lifecycle of rule.get("lifecycles").items()) {
      const source = lifecycle.get("sourceDataStore").get("dataStoreType").knownText();
      if (source !== undefined && source !== store) continue;
      const duration = lifecycle.get("deleteAfter").get("duration");
      const seconds = leastSeconds(duration.knownText() ?? "");
      if (seconds === undefined) return unreadable(policy, duration);
      return { seconds, path: pathIn(policy, duration.path) };
    }
  }
  const path = pathIn(policy, "properties.policyRules");
  return { undetermined: [{ path, reason: "malformed" }], why: "no default rule says how long" };
}
