/** Storage accounts: redundancy, versions, soft delete and point-in-time restore of blobs. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import { daysOf } from "../../figures/figure.ts";
import { attachedTo } from "../attached.ts";
import { inOtherAccounts, inOtherRegions, placeOf } from "../place.ts";
import type { Protection } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { replica } from "../replicas.ts";
import { continuous } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { type Documented, daysKept, labelled, pathIn } from "../undetermined.ts";

const ACCOUNT = "azure-native:storage:StorageAccount";
const BLOB_SERVICE: Reference = {
  type: "azure-native:storage:BlobServiceProperties",
  through: "accountName",
  to: [ACCOUNT],
};
const FILE_SERVICE: Reference = {
  type: "azure-native:storage:FileServiceProperties",
  through: "accountName",
  to: [ACCOUNT],
};

interface Account {
  readonly sku: { readonly name: string };
}

interface Kept {
  readonly enabled: boolean;
  readonly days: number;
}

interface BlobService {
  readonly isVersioningEnabled: boolean;
  readonly deleteRetentionPolicy: Kept;
  readonly restorePolicy: Kept;
}

interface FileService {
  readonly shareDeleteRetentionPolicy: Kept;
}

const GEO_LAG: Documented = AZURE_FIGURES.storageGeoLag;

const ACROSS_ZONES = [
  "Standard_ZRS",
  "Premium_ZRS",
  "Standard_GZRS",
  "Standard_RAGZRS",
  "StandardV2_ZRS",
  "StandardV2_GZRS",
  "PremiumV2_ZRS",
];
const IN_PAIRED_REGION = [
  "Standard_GRS",
  "Standard_RAGRS",
  "Standard_GZRS",
  "Standard_RAGZRS",
  "StandardV2_GRS",
  "StandardV2_GZRS",
];

export const protectStorageAccount: Protector = (resource, graph) => {
  const sku = (resource as unknown as Resource<Account>).get("sku").get("name");
  const path = pathIn(resource, sku.path);
  const zones = labelled(resource, sku.oneOf(ACROSS_ZONES));
  const pair = labelled(resource, sku.oneOf(IN_PAIRED_REGION));
  return [
    ...replica({
      name: "replicas in three zones",
      of: resource,
      path: sku.path,
      exists: zones,
      lag: { lag: "none" },
      survives: { zone: yes(path) },
    }),
    ...replica({
      name: "replica in the paired region",
      of: resource,
      path: sku.path,
      exists: pair,
      lag: { lag: "typical", typical: GEO_LAG },
      survives: { zone: yes(path), region: yes(path) },
    }),
    ...objectReplicas(graph, resource),
    ...blobs(graph, resource, zones),
    ...shares(graph, resource, zones),
  ];
};

const OBJECT_REPLICATION: Reference = {
  type: "azure-native:storage:ObjectReplicationPolicy",
  through: "sourceAccount",
  to: [ACCOUNT],
};

/** Object replication takes no time that Azure states, and only the containers that its rules name. */
function objectReplicas(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  const home = placeOf(graph, resource);
  return attachedTo(graph, resource, OBJECT_REPLICATION).flatMap(({ resource: policy, attaches }) => {
    const [target] = graph.references.from(policy, { ...OBJECT_REPLICATION, through: "destinationAccount" });
    const path = pathIn(policy, "destinationAccount");
    const hidden = undetermined({ path, reason: "computed" });
    const there = target === undefined ? undefined : placeOf(graph, target);
    const isElsewhere = there === undefined ? hidden : inOtherRegions(home, there);
    return replica({
      name: `object replication ${policy.name}`,
      of: resource,
      by: policy,
      path: "destinationAccount",
      exists: attaches,
      lag: {
        lag: "unbounded",
        source: "https://learn.microsoft.com/azure/storage/blobs/object-replication-overview",
      },
      survives: {
        deletion: yes(path),
        zone: isElsewhere,
        region: isElsewhere,
        account: there === undefined ? hidden : inOtherAccounts(home, there),
      },
    }).map((one) => ({
      ...one,
      assumes: [...one.assumes, `only block blobs that the rules of ${policy.name} name are replicated`],
    }));
  });
}

/** The settings of the account, each with whether it is certain that they are of this account. */
function settingsOf<Settings>(
  graph: ResourceGraph,
  resource: Resource,
  reference: Reference,
): readonly { readonly settings: Resource<Settings>; readonly belongs: Truth }[] {
  const { certain, possible } = graph.references.to(resource, reference);
  return [
    ...certain.map((one) => ({
      settings: one as unknown as Resource<Settings>,
      belongs: yes(pathIn(one, "accountName")),
    })),
    ...possible.map(({ resource: one, path }) => ({
      settings: one as unknown as Resource<Settings>,
      belongs: undetermined({ path: pathIn(one, path), reason: "computed" }),
    })),
  ];
}

function blobs(graph: ResourceGraph, resource: Resource, zones: Truth): readonly Protection[] {
  return settingsOf<BlobService>(graph, resource, BLOB_SERVICE).flatMap(({ settings, belongs }) => {
    const owner = settings as unknown as Resource;
    const versions = allOf(belongs, labelled(owner, settings.get("isVersioningEnabled").equals(true)));
    const path = pathIn(owner, "isVersioningEnabled");
    return [
      ...protectionIf(versions, {
        kind: "versioning",
        by: owner,
        name: "versions of blobs",
        stream: continuous("versions of blobs", versions),
        // They are in the account, and go with it.
        survives: survivingOnly(path, { zone: zones }),
        retention: { seconds: undefined, path },
        assumes: ["no lifecycle management policy removes versions sooner"],
      }),
      ...inAccount(
        owner,
        "soft delete of blobs",
        "versioning",
        settings.get("deleteRetentionPolicy"),
        belongs,
        zones,
      ),
      ...inAccount(
        owner,
        "point-in-time restore of blobs",
        "continuous-backup",
        settings.get("restorePolicy"),
        belongs,
        zones,
      ),
    ];
  });
}

function shares(graph: ResourceGraph, resource: Resource, zones: Truth): readonly Protection[] {
  return settingsOf<FileService>(graph, resource, FILE_SERVICE).flatMap(({ settings, belongs }) =>
    inAccount(
      settings as unknown as Resource,
      "soft delete of shares",
      "versioning",
      settings.get("shareDeleteRetentionPolicy"),
      belongs,
      zones,
    ),
  );
}

function inAccount(
  owner: Resource,
  name: string,
  kind: "versioning" | "continuous-backup",
  kept: Value<Kept>,
  belongs: Truth,
  zones: Truth,
): readonly Protection[] {
  const exists = allOf(belongs, labelled(owner, kept.get("enabled").equals(true)));
  return protectionIf(exists, {
    kind,
    by: owner,
    name,
    stream: continuous(name, exists),
    survives: survivingOnly(pathIn(owner, kept.path), { zone: zones }),
    retention: daysKept(owner, kept.get("days"), daysOf(AZURE_FIGURES.storageSoftDelete)),
  });
}
