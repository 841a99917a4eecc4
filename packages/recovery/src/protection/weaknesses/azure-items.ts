/** Policies of Azure that nothing uses, and items that their vault does not back up, or does not protect. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, combine, not, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import type { BackedUpBy } from "../../coverage/stateful-type.ts";
import { isStateful, statefulType } from "../../coverage/stateful-types.ts";
import { azureVaultsIn, isImmutable } from "../azure/vault-security.ts";
import { BACKUP_VAULT, RECOVERY_VAULT } from "../azure/vaults.ts";
import { oncePerGraph } from "../once-per-graph.ts";
import { inOtherRegions, placeOf } from "../place.ts";
import { labelled, pathIn } from "../undetermined.ts";
import { type Weakness, weaknessIf } from "./weakness.ts";

/** How one of the two services calls things. */
interface Service {
  readonly name: string;
  readonly by: BackedUpBy;
  readonly vault: string;
  readonly policy: string;
  readonly item: string;
  /** Types that name a policy of it, and the property by which they do. */
  readonly policyUsers: readonly Pick<Reference, "type" | "through">[];
  /** By which an item names what it backs up. */
  readonly source: string;
  /** Resource types, as ids have them, that it backs up. */
  readonly supported: readonly string[];
}

/** The types of the graph that an item can name, whether or not they are backed up. */
const namedTypes = oncePerGraph((graph) =>
  [...graph.types].filter((type) => type.startsWith("azure") && isStateful(type)),
);

/** Source: https://learn.microsoft.com/azure/backup/backup-support-matrix */
const RECOVERY_SERVICES: Service = {
  name: "a Recovery Services vault",
  by: "recovery-services",
  vault: RECOVERY_VAULT,
  policy: "azure-native:recoveryservices:ProtectionPolicy",
  item: "azure-native:recoveryservices:ProtectedItem",
  policyUsers: [
    { type: "azure-native:recoveryservices:ProtectedItem", through: "properties.policyId" },
    { type: "azure-native:recoveryservices:ProtectionIntent", through: "properties.policyId" },
  ],
  source: "properties.sourceResourceId",
  supported: [
    "microsoft.compute/virtualmachines",
    "microsoft.classiccompute/virtualmachines",
    "microsoft.storage/storageaccounts",
  ],
};

/** Source: https://learn.microsoft.com/azure/backup/backup-vault-overview */
const DATA_PROTECTION: Service = {
  name: "a Backup vault",
  by: "azure-backup-vault",
  vault: BACKUP_VAULT,
  policy: "azure-native:dataprotection:BackupPolicy",
  item: "azure-native:dataprotection:BackupInstance",
  policyUsers: [
    { type: "azure-native:dataprotection:BackupInstance", through: "properties.policyInfo.policyId" },
  ],
  source: "properties.dataSourceInfo.resourceID",
  supported: [
    "microsoft.compute/disks",
    "microsoft.storage/storageaccounts",
    "microsoft.dbforpostgresql/servers",
    "microsoft.dbforpostgresql/flexibleservers",
    "microsoft.dbformysql/flexibleservers",
    "microsoft.containerservice/managedclusters",
    "microsoft.elasticsan/elasticsans",
    "microsoft.documentdb/databaseaccounts",
  ],
};

export function azureItemWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  return [RECOVERY_SERVICES, DATA_PROTECTION].flatMap((service) => [
    ...graph.ofType(service.policy).flatMap((policy) => unused(graph, policy, service)),
    ...graph
      .ofType(service.item)
      .flatMap((item) => [...unsupported(graph, item, service), ...elsewhere(graph, item, service)]),
    ...outsideImmutability(graph, service),
  ]);
}

function unused(graph: ResourceGraph, policy: Resource, service: Service): readonly Weakness[] {
  const possible: Truth[] = [];
  for (const { type, through } of service.policyUsers) {
    const users = graph.references.to(policy, { type, through, to: [service.policy] });
    if (users.certain.length > 0) return [];
    for (const { resource, path } of users.possible) {
      possible.push(undetermined({ path: pathIn(resource, path), reason: "computed" }));
    }
  }
  return weaknessIf(
    possible.length === 0 ? yes(pathIn(policy, "id")) : allOf(...possible),
    "policy-without-items",
    policy,
    "",
    `policy ${policy.name} backs nothing up: no item of these stacks uses it`,
  );
}

/** By the coverage table where the graph holds the source, by its id where it does not. */
function unsupported(graph: ResourceGraph, item: Resource, service: Service): readonly Weakness[] {
  const reference: Reference = { type: item.type, through: service.source, to: namedTypes(graph) };
  const sources = graph.references.from(item, reference);
  const wrong = sources.filter(({ type }) => statefulType(type)?.backedUpBy.includes(service.by) !== true);
  // Wired inputs come from several resources; one that can be backed up is the one that is meant.
  if (sources.length > wrong.length) return [];
  const [source] = wrong;
  if (source !== undefined) {
    return ofUnsupported(item, service, `${source.name} (${source.type})`);
  }
  const id = valueAt(item, service.source).knownText() ?? "";
  const type = /\/providers\/([^/]+\/[^/]+)\/[^/]+/.exec(id.toLowerCase())?.[1];
  if (type === undefined || service.supported.includes(type)) return [];
  return ofUnsupported(item, service, id);
}

function ofUnsupported(item: Resource, service: Service, what: string): readonly Weakness[] {
  return weaknessIf(
    yes(service.source),
    "selection-names-unsupported-type",
    item,
    service.source,
    `${item.name} names ${what}, which ${service.name} does not back up`,
  );
}

function valueAt(item: Resource, through: string): Value<string> {
  const [first = "", ...rest] = through.split(".");
  let value = item.get(first) as Value<Readonly<Record<string, unknown>>>;
  for (const key of rest) value = value.get(key) as typeof value;
  return value as unknown as Value<string>;
}

/** A vault backs up what stands in its own region. Source: https://learn.microsoft.com/azure/backup/backup-support-matrix */
function elsewhere(graph: ResourceGraph, item: Resource, service: Service): readonly Weakness[] {
  const [vault] = graph.references.from(item, { type: item.type, through: "vaultName", to: [service.vault] });
  const sources = graph.references
    .from(item, { type: item.type, through: service.source, to: namedTypes(graph) })
    .filter(({ type }) => statefulType(type)?.backedUpBy.includes(service.by) === true);
  const [source] = sources;
  if (vault === undefined || source === undefined || sources.length > 1) return [];
  const apart = inOtherRegions(placeOf(graph, source), placeOf(graph, vault));
  // Regions that are not known are mostly equal; only what is known to be wrong is worth a line.
  if (apart.state !== "true") return [];
  return weaknessIf(
    apart,
    "item-outside-region-of-vault",
    item,
    service.source,
    `${source.name} and vault ${vault.name} stand in different regions, and a vault backs up its own region only`,
  );
}

/**
 * Immutability is about what is stored in the vault; snapshots beside the data can be deleted all the same.
 * Source: https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept
 */
function outsideImmutability(graph: ResourceGraph, service: Service): readonly Weakness[] {
  if (service !== DATA_PROTECTION) return [];
  const vaults = azureVaultsIn(graph).filter(({ vault }) => vault.type === BACKUP_VAULT);
  return vaults.flatMap((security) => {
    const reference: Reference = { type: service.policy, through: "vaultName", to: [BACKUP_VAULT] };
    const policies = graph.references.to(security.vault, reference).certain;
    return policies.flatMap((policy) =>
      weaknessIf(
        allOf(labelled(security.vault, isImmutable(security)), keepsNothingInVault(policy)),
        "retention-outside-immutability",
        policy,
        "properties.policyRules",
        `vault ${security.vault.name} is immutable, and policy ${policy.name} keeps its recovery points beside the data, where that does not hold`,
      ),
    );
  });
}

interface Policy {
  readonly properties: {
    readonly policyRules: readonly {
      readonly dataStore: { readonly dataStoreType: string };
      readonly lifecycles: readonly {
        readonly sourceDataStore: { readonly dataStoreType: string };
        readonly targetDataStoreCopySettings: readonly {
          readonly dataStore: { readonly dataStoreType: string };
        }[];
      }[];
    }[];
  };
}

function keepsNothingInVault(policy: Resource): Truth {
  const rules = (policy as unknown as Resource<Policy>).get("properties").get("policyRules");
  const inVault = rules.items().flatMap((rule) => [
    rule.get("dataStore").get("dataStoreType"),
    ...rule
      .get("lifecycles")
      .items()
      .flatMap((lifecycle) => [
        lifecycle.get("sourceDataStore").get("dataStoreType"),
        ...lifecycle
          .get("targetDataStoreCopySettings")
          .items()
          .map((copy) => copy.get("dataStore").get("dataStoreType")),
      ]),
  ]);
  const stores = inVault.map((store) => store.oneOf(["VaultStore", "ArchiveStore"]));
  if (rules.isHidden) return labelled(policy, rules.isSet());
  return labelled(policy, not(combine(stores, "true")));
}
