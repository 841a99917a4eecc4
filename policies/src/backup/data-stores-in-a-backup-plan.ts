import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, type Truth, undetermined, yes } from "@rampart/core/value";
import { hasBackupSelections, someAttached } from "@rampart/core/views";
import {
  defineGraphRule,
  type GraphRuleContext,
  must,
  type Rule,
  severityByTier,
  type Verdict,
} from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isBackedUp, isBackedUpByPlan } from "./backups-of.ts";

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
  severityOf: severityByTier,
  rationale:
    "The store that was added last is the one that no plan selects, and the one whose loss nobody can undo.",
  fix: "AWS: give the store the tag a backup Selection selects by, or name its ARN in one. EFS: add a BackupPolicy with status ENABLED. Azure: add a ProtectedItem with the machine as sourceResourceId. If the plan stands in another stack, check both stacks together.",
  checks: {
    // Volumes and file systems have no backups unless something takes them.
    "aws:ebs/volume:Volume": (volume, { graph }) =>
      must(
        anyOf(
          isBackedUp(graph, volume),
          // The analyser goes by what is sure to be attached.
          someAttached(graph, volume, ATTACHED_VOLUME, (attachment) =>
            isInstanceBackedUp(graph, attachment as Resource),
          ),
        ),
        UNPROTECTED,
      ),
    "aws:ebs/volumeCopy:VolumeCopy": hasBackups,
    "aws:efs/fileSystem:FileSystem": hasBackups,
    "aws:fsx/ontapFileSystem:OntapFileSystem": hasBackups,
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": hasBackups,
    "aws:fsx/windowsFileSystem:WindowsFileSystem": hasBackups,
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

/** A backup of an instance holds the volumes attached to it. */
function isInstanceBackedUp(graph: ResourceGraph, attachment: Resource): Truth {
  const instances = graph.references.from(attachment, ATTACHED_INSTANCE);
  if (instances.length === 0) return undetermined({ path: "instanceId", reason: "computed" });
  return anyOf(...instances.map((instance) => isBackedUp(graph, instance)));
}

function hasBackups(store: Resource<never> | Resource, { graph }: GraphRuleContext): Verdict {
  return must(isBackedUp(graph, store), UNPROTECTED);
}

function notForgotten(
  resource: Resource<never> | Resource,
  { graph }: GraphRuleContext,
  ...exempt: readonly Truth[]
): readonly Verdict[] {
  if (!hasBackupSelections(graph)) return [];
  return [must(anyOf(isBackedUpByPlan(graph, resource), ...exempt), FORGOTTEN)];
}
