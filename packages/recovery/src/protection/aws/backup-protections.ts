/** What the plans of AWS Backup do for a resource. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth, undetermined, yes } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import type { RecoveryStream } from "../../worst-case/stream.ts";
import { inOtherRegions, type Place, placeOf } from "../place.ts";
import { isUndetermined, type Protection, type Undetermined } from "../protection.ts";
import { continuous, streamOf } from "../stream.ts";
import { documentedTerm, pathIn } from "../undetermined.ts";
import { type PlanRule, rulesOf, type Selected, selectionsOf } from "./backup-plans.ts";
import { type BackupService, backupServiceOf } from "./backup-services.ts";
import {
  type Destination,
  keyIsInAccountOf,
  keyIsInAccountOfVault,
  survivesAccount,
  type VaultProperties,
} from "./vault.ts";

const ATTACHMENT = "aws:ec2/volumeAttachment:VolumeAttachment";
const INSTANCE = "aws:ec2/instance:Instance";
const VOLUME = "aws:ebs/volume:Volume";
const ATTACHED_VOLUME: Reference = { type: ATTACHMENT, through: "volumeId", to: [VOLUME] };
const ATTACHED_INSTANCE: Reference = { type: ATTACHMENT, through: "instanceId", to: [INSTANCE] };

/**
 * A copy that cannot start at once is tried again for two hours, then given up.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html
 */
export const COPY_START: { readonly name: string; readonly seconds: number; readonly source: string } = {
  name: "start of the copy",
  seconds: AWS_FIGURES.backupCopyStart.seconds,
  source: AWS_FIGURES.backupCopyStart.source,
};

/** Written to people: AWS states when a copy starts, and not how long it takes. */
const COPY_TRANSFER =
  "AWS states no bound for how long a copy takes once it has started; it counts as none here";

/** Recovery points that plans of AWS Backup take of `resource`, one protection for each vault they come to. */
export function backupPlanProtections(resource: Resource, graph: ResourceGraph): readonly Protection[] {
  const own = protectionsBySelection(graph, resource, resource);
  if (resource.type !== VOLUME) return own;
  const attachments = graph.references.to(resource, ATTACHED_VOLUME).certain;
  const instances = attachments.flatMap((one) => graph.references.from(one, ATTACHED_INSTANCE));
  // The backup of an instance holds the volumes attached to it.
  return [...own, ...instances.flatMap((instance) => protectionsBySelection(graph, instance, resource))];
}

function protectionsBySelection(
  graph: ResourceGraph,
  selected: Resource,
  resource: Resource,
): readonly Protection[] {
  const service = backupServiceOf(selected);
  if (service === undefined) return [];
  const byPlan = new Map<string, Selected>();
  const protections: Protection[] = [];
  for (const one of selectionsOf(graph, selected, service)) {
    if (one.plan === undefined) {
      protections.push(ofUnknownPlan(one));
      continue;
    }
    // Two selections of one plan take one backup; the one that is certain counts.
    const other = byPlan.get(one.plan.urn);
    const truth = other === undefined ? one.truth : anyOf(other.truth, one.truth);
    byPlan.set(one.plan.urn, { ...one, truth });
  }
  for (const { plan, truth } of byPlan.values()) {
    if (plan === undefined) continue;
    for (const rule of rulesOf(graph, plan))
      protections.push(...ofRule(graph, rule, truth, resource, service));
  }
  return protections;
}

/** The selection takes the resource, but into which plan is not known: nothing can be said of its times. */
function ofUnknownPlan({ selection, truth }: Selected): Protection {
  const hidden = truth.state === "unknown" ? truth.hidden : [];
  const path = pathIn(selection as unknown as Resource, "planId");
  const unknown: Truth = undetermined({ path, reason: "computed" });
  return {
    kind: "scheduled-backup",
    by: selection.urn,
    name: `selection ${selection.name}`,
    stream: { undetermined: hidden },
    survives: { deletion: unknown, zone: unknown, region: unknown, account: unknown },
    retention: { undetermined: [{ path, reason: "computed" }] },
    assumes: [],
  };
}

function* ofRule(
  graph: ResourceGraph,
  rule: PlanRule,
  chosen: Truth,
  resource: Resource,
  service: BackupService,
): Generator<Protection> {
  const home = placeOf(graph, resource);
  // Jobs whose recovery points the lock of their vault refuses fail, one by one.
  const selected = allOf(chosen, rule.letThrough);
  if (selected.state === "false") return;
  const delays = [rule.startWindow, rule.completionWindow];
  const stored = (
    destination: Destination,
    keyInReach = (vault: Resource<VaultProperties>): Truth => keyIsInAccountOfVault(graph, vault),
  ): Protection["survives"] => ({
    deletion: yes(rule.path),
    // Vaults store in at least three zones; source: the AWS Backup FAQ, "durability".
    zone: yes(rule.path),
    region: inOtherRegions(home, destination.place),
    account: survivesAccount(graph, home, destination, keyInReach),
  });
  // A copy is encrypted with the key of its vault, as is all that AWS Backup manages in full.
  const inTarget = service.keyOfVault
    ? stored(rule.target)
    : stored(rule.target, () => keyOfDataIsInReach(graph, resource));
  const { continuous: newest } = service;
  if (newest !== undefined) {
    const any = allOf(selected, rule.isContinuous);
    if (any.state !== "false") {
      yield {
        kind: "continuous-backup",
        by: rule.plan.urn,
        name: `${rule.name}, any moment`,
        stream: continuous(
          `${rule.name}, any moment`,
          any,
          documentedTerm("newest restorable moment", newest),
        ),
        survives: inTarget,
        retention: atMost(LONGEST_POINT_IN_TIME, rule.retention),
        assumes: [],
      };
    }
  }
  const periodic = newest === undefined ? selected : allOf(selected, not(rule.isContinuous));
  if (periodic.state !== "false") {
    yield scheduled(rule, rule.name, streamOf(rule.name, periodic, rule.schedule, delays), {
      survives: inTarget,
      retention: rule.retention,
      assumes: rule.assumes,
    });
  }
  if (!service.copies) return;
  if (rule.airGapped !== undefined) {
    const name = `${rule.name}, air-gapped vault`;
    // Types that AWS Backup manages in full are written to the vault at once, others are copied to it.
    const way = service.keyOfVault ? delays : [...delays, COPY_START];
    yield scheduled(rule, name, streamOf(name, selected, rule.schedule, way), {
      survives: stored(rule.airGapped),
      retention: rule.retention,
      assumes: service.keyOfVault ? rule.assumes : [...rule.assumes, COPY_TRANSFER],
    });
  }
  for (const copy of rule.copies) {
    const name = `${rule.name}, copy to ${describe(copy.destination, home)}`;
    const exists = allOf(selected, copy.letThrough, not(copy.isToSameVault));
    if (exists.state === "false") continue;
    yield scheduled(rule, name, streamOf(name, exists, rule.schedule, [...delays, COPY_START]), {
      survives: copy.destination === undefined ? anywhere(copy.path) : stored(copy.destination),
      retention: copy.retention,
      assumes: [...rule.assumes, COPY_TRANSFER],
    });
  }
}

/** However long the rule would keep more. */
const LONGEST_POINT_IN_TIME = AWS_FIGURES.backupPointInTime.seconds;

function atMost(seconds: number, retention: Protection["retention"]): Protection["retention"] {
  if (isUndetermined(retention)) return retention;
  return { ...retention, seconds: Math.min(seconds, retention.seconds ?? Infinity) };
}

/** Properties by which resources name the key that encrypts them, and their snapshots with them. */
const KEY_PROPERTIES = ["kmsKeyId", "kmsKeyArn"];

function keyOfDataIsInReach(graph: ResourceGraph, resource: Resource): Truth {
  return anyOf(...KEY_PROPERTIES.map((property) => keyIsInAccountOf(graph, resource, property)));
}

function scheduled(
  rule: PlanRule,
  name: string,
  stream: RecoveryStream | Undetermined,
  rest: Pick<Protection, "survives" | "retention" | "assumes">,
): Protection {
  return { kind: "scheduled-backup", by: rule.plan.urn, name, stream, ...rest };
}

/** A vault it is not known which: it holds the copies somewhere. */
function anywhere(path: string): Protection["survives"] {
  const unknown = undetermined({ path: `${path}.destinationVaultArn`, reason: "computed" });
  return { deletion: yes(path), zone: yes(path), region: unknown, account: unknown };
}

function describe(destination: Destination | undefined, home: Place): string {
  if (destination === undefined) return "a vault not known yet";
  const { region, account } = destination.place;
  const parts = [
    region !== undefined && region !== home.region ? region : undefined,
    account !== undefined && account !== home.account ? `account ${account}` : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length > 0) return parts.join(", ");
  return destination.vault === undefined ? "another vault" : `vault ${destination.vault.name}`;
}
