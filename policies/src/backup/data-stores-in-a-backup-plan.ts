import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import {
  allOf,
  anyOf,
  combine,
  type Plain,
  type Truth,
  undetermined,
  type Value,
  yes,
} from "@rampart/core/value";
import {
  hasBackupSelections,
  isSelectedForBackup,
  someAttached,
  type Tags,
  tagsOf,
} from "@rampart/core/views";
import { defineGraphRule, type GraphRuleContext, must, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

type SnapshotPolicy = Plain<ResourceTypes["aws:dlm/lifecyclePolicy:LifecyclePolicy"]>;
type FileBackupPolicy = Plain<ResourceTypes["aws:efs/backupPolicy:BackupPolicy"]>;

type Attachment = Plain<ResourceTypes["aws:ec2/volumeAttachment:VolumeAttachment"]>;

const SNAPSHOT_POLICY = "aws:dlm/lifecyclePolicy:LifecyclePolicy";

const FILE_BACKUP_POLICY: Reference = {
  type: "aws:efs/backupPolicy:BackupPolicy",
  through: "fileSystemId",
  to: ["aws:efs/fileSystem:FileSystem"],
};

const PROTECTED_ITEM: Reference = {
  type: "azure-native:recoveryservices:ProtectedItem",
  through: "properties.sourceResourceId",
  to: ["azure-native:compute:VirtualMachine"],
};

const ATTACHMENT = "aws:ec2/volumeAttachment:VolumeAttachment";
const ATTACHED_VOLUME: Reference = { type: ATTACHMENT, through: "volumeId", to: ["aws:ebs/volume:Volume"] };
const ATTACHED_INSTANCE: Reference = {
  type: ATTACHMENT,
  through: "instanceId",
  to: ["aws:ec2/instance:Instance"],
};

const UNPROTECTED = "no backup plan selects it, and it has no backups of its own";
const FORGOTTEN = "the stack has backup plans, and none selects it";

export const dataStoresInABackupPlan: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/data-stores-in-a-backup-plan",
  title: "Every data store is in a backup plan",
  severity: "high",
  rationale:
    "The store that was added last is the one that no plan selects, and the one whose loss nobody can undo.",
  fix: "AWS: give the store the tag a backup Selection selects by, or name its ARN in one. EFS: add a BackupPolicy with status ENABLED. Azure: add a ProtectedItem with the machine as sourceResourceId.",
  checks: {
    // Volumes and file systems have no backups unless something takes them.
    "aws:ebs/volume:Volume": (volume, { graph }) =>
      must(
        anyOf(
          isSelectedForBackup(graph, volume),
          hasSnapshotPolicy(graph, volume, "VOLUME"),
          someAttached<Attachment>(graph, volume, ATTACHED_VOLUME, (attachment) =>
            isInstanceBackedUp(graph, attachment as unknown as Resource),
          ),
        ),
        UNPROTECTED,
      ),
    "aws:efs/fileSystem:FileSystem": (fileSystem, { graph }) =>
      must(
        anyOf(
          someAttached<FileBackupPolicy>(graph, fileSystem, FILE_BACKUP_POLICY, (policy) =>
            policy.get("backupPolicy").get("status").oneOf(["ENABLED"]),
          ),
          isSelectedForBackup(graph, fileSystem),
        ),
        UNPROTECTED,
      ),
    "aws:fsx/ontapFileSystem:OntapFileSystem": (fileSystem, { graph }) =>
      must(
        anyOf(
          fileSystem.get("automaticBackupRetentionDays").atLeast(1),
          isSelectedForBackup(graph, fileSystem),
        ),
        UNPROTECTED,
      ),
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": (fileSystem, { graph }) =>
      must(
        anyOf(
          fileSystem.get("automaticBackupRetentionDays").atLeast(1),
          isSelectedForBackup(graph, fileSystem),
        ),
        UNPROTECTED,
      ),
    "aws:fsx/windowsFileSystem:WindowsFileSystem": (fileSystem, { graph }) =>
      must(
        anyOf(
          fileSystem.get("automaticBackupRetentionDays").orElse(7).atLeast(1),
          isSelectedForBackup(graph, fileSystem),
        ),
        UNPROTECTED,
      ),
    "azure-native:compute:VirtualMachine": (machine, { graph }) =>
      must(
        anyOf(
          someAttached(graph, machine, PROTECTED_ITEM, () => yes()),
          machine.get("priority").oneOf(["Spot", "Low"]),
        ),
        "no backup policy protects the machine",
      ),
    // Databases back themselves up; where there are plans too, one was forgotten.
    "aws:rds/instance:Instance": (instance, context) =>
      notForgotten(instance, context, instance.isWired("replicateSourceDb")),
    "aws:rds/cluster:Cluster": (cluster, context) => notForgotten(cluster, context),
    "aws:docdb/cluster:Cluster": (cluster, context) => notForgotten(cluster, context),
    "aws:neptune/cluster:Cluster": (cluster, context) => notForgotten(cluster, context),
    "aws:dynamodb/table:Table": (table, context) => notForgotten(table, context),
  },
});

function notForgotten(
  resource: Resource<never> | Resource,
  { graph }: GraphRuleContext,
  ...exempt: readonly Truth[]
): readonly Verdict[] {
  if (!hasBackupSelections(graph)) return [];
  return [must(anyOf(isSelectedForBackup(graph, resource), ...exempt), FORGOTTEN)];
}

/** A backup of an instance holds the volumes attached to it. */
function isInstanceBackedUp(graph: ResourceGraph, attachment: Resource): Truth {
  const instances = graph.references.from(attachment, ATTACHED_INSTANCE);
  if (instances.length === 0) return undetermined({ path: "instanceId", reason: "computed" });
  return anyOf(
    ...instances.flatMap((instance) => [
      isSelectedForBackup(graph, instance),
      hasSnapshotPolicy(graph, instance, "INSTANCE"),
    ]),
  );
}

/** Whether a snapshot policy (Data Lifecycle Manager) takes snapshots of the volume or instance. */
function hasSnapshotPolicy(
  graph: ResourceGraph,
  resource: Resource<never> | Resource,
  kind: "VOLUME" | "INSTANCE",
): Truth {
  const tags = tagsOf(graph, resource);
  return combine(
    graph.ofType<SnapshotPolicy>(SNAPSHOT_POLICY).map((policy) => {
      const details = policy.get("policyDetails");
      return anyOf(
        allOf(
          details.get("resourceTypes").some((type) => type.oneOf([kind])),
          targets(policy.name, details.get("targetTags"), tags),
        ),
        allOf(details.get("policyLanguage").oneOf(["SIMPLIFIED"]), details.get("resourceType").oneOf([kind])),
      );
    }),
    "true",
  );
}

/** Whether one of the tags that the policy looks for is among `tags`. */
function targets(policy: string, wanted: Value<Tags>, tags: Value<Tags>): Truth {
  const hidden = (path: string): Truth => undetermined({ path: `${policy}#${path}`, reason: "computed" });
  if (wanted.isHidden) return hidden(wanted.path);
  return combine(
    wanted.entries().map(([key, value]) => {
      const expected = value.knownText();
      return expected === undefined ? hidden(value.path) : tags.get(key).equals(expected);
    }),
    "true",
  );
}
