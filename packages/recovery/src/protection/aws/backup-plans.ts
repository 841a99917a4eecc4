/** The plans of AWS Backup as the graph holds them, read once, and which of them select a resource. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import type { Schedule } from "@rampart/core/units";
import { allOf, anyOf, no, not, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { selectsForBackup, type Tags, tagsOf } from "@rampart/core/views";
import { AWS_FIGURES } from "../../figures/aws.ts";
import type { Term } from "../../worst-case/stream.ts";
import { oncePerGraph } from "../once-per-graph.ts";
import { inOtherAccounts, inOtherRegions, placeInArn, placeOf } from "../place.ts";
import { isUndetermined, type Retention, type Undetermined } from "../protection.ts";
import { readSchedule, withoutSecrets } from "../schedules.ts";
import {
  DAY,
  type Documented,
  labelled,
  pathIn,
  shownText,
  termOf,
  textOf,
  unreadable,
} from "../undetermined.ts";
import type { BackupService } from "./backup-services.ts";
import { isLetThrough } from "./lock-limits.ts";
import { overlapsAssumed } from "./overlapping-rules.ts";
import { type Destination, destinationOf, type VaultProperties, vaultNamed } from "./vault.ts";

export const PLAN = "aws:backup/plan:Plan";
export const SELECTION = "aws:backup/selection:Selection";
const REGION_SETTINGS = "aws:backup/regionSettings:RegionSettings";

export interface PlanProperties {
  readonly name: string;
  readonly rules: readonly RuleProperties[];
}

interface RuleProperties {
  readonly ruleName: string;
  readonly targetVaultName: string;
  readonly targetLogicallyAirGappedBackupVaultArn: string;
  readonly schedule: string;
  readonly scheduleExpressionTimezone: string;
  readonly startWindow: number;
  readonly completionWindow: number;
  readonly enableContinuousBackup: boolean;
  readonly lifecycle: Lifecycle;
  readonly copyActions: readonly CopyProperties[];
}

export interface Lifecycle {
  readonly coldStorageAfter: number;
  readonly deleteAfter: number;
}

interface CopyProperties {
  readonly destinationVaultArn: string;
  readonly lifecycle: Lifecycle;
}

export interface SelectionProperties {
  readonly planId: string;
  readonly iamRoleArn: string;
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly selectionTags: readonly TagProperties[];
  readonly conditions: readonly { readonly stringEquals: readonly TagProperties[] }[];
}

export interface TagProperties {
  readonly key: string;
  readonly value: string;
}

interface RegionSettings {
  readonly resourceTypeOptInPreference: Readonly<Record<string, boolean>>;
}

/** A rule of a plan, with what does not depend on the resource that is backed up. */
export interface PlanRule {
  readonly plan: Resource<PlanProperties>;
  readonly properties: Value<RuleProperties>;
  /** For people: `plan nightly, rule daily`. */
  readonly name: string;
  readonly path: string;
  readonly schedule: Schedule | Undetermined;
  readonly startWindow: Term | Undetermined;
  readonly completionWindow: Term | Undetermined;
  readonly isContinuous: Truth;
  readonly retention: Retention | Undetermined;
  readonly target: Destination;
  /** The locks of the vaults it writes to let its recovery points in. */
  readonly letThrough: Truth;
  readonly airGapped: Destination | undefined;
  readonly copies: readonly RuleCopy[];
  /** What its figures take for granted of the other rules of the plan. */
  readonly assumes: readonly string[];
}

interface RuleCopy {
  readonly path: string;
  /** Undefined where it is not known which of several vaults it is. */
  readonly destination: Destination | undefined;
  readonly retention: Retention | Undetermined;
  /** It goes to the vault that the rule itself writes to, which AWS refuses. */
  readonly isToSameVault: Truth;
  /** The lock of its vault lets it in. */
  readonly letThrough: Truth;
}

/**
 * Backups run at 05:00 UTC where a rule has no schedule.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html
 */
const DEFAULT_SCHEDULE = "cron(0 5 ? * * *)";

/** A job that does not start in this time is given up. */
const START_WINDOW: Documented = AWS_FIGURES.backupStartWindow;

/**
 * A job that is not done in this time after its start is given up, as the reference of a plan's rule has it. That of a
 * job on demand counts from when it was due; the longer reading is kept, as a shorter one could hide a missed objective.
 */
const COMPLETION_WINDOW: Documented = AWS_FIGURES.backupCompletionWindow;

const planRules = oncePerGraph(
  (graph): ReadonlyMap<string, readonly PlanRule[]> =>
    new Map(graph.ofType<PlanProperties>(PLAN).map((plan) => [plan.urn, readRules(graph, plan)])),
);

export function rulesOf(graph: ResourceGraph, plan: Resource<never> | Resource): readonly PlanRule[] {
  return planRules(graph).get(plan.urn) ?? [];
}

function readRules(graph: ResourceGraph, plan: Resource<PlanProperties>): readonly PlanRule[] {
  const rules = plan
    .get("rules")
    .items()
    .map((item) => readRule(graph, plan, item));
  return rules.map((rule) => ({ ...rule, assumes: overlapsAssumed(rule, rules) }));
}

function readRule(
  graph: ResourceGraph,
  plan: Resource<PlanProperties>,
  rule: Value<RuleProperties>,
): Omit<PlanRule, "assumes"> {
  const owner = plan as unknown as Resource;
  const path = pathIn(owner, rule.path);
  const vault = vaultNamed(graph, owner, rule.get("targetVaultName"));
  const airGapped = rule.get("targetLogicallyAirGappedBackupVaultArn");
  const planName = shownText(plan.get("name"), plan.name);
  return {
    plan,
    properties: rule,
    name: `plan ${planName}, rule ${shownText(rule.get("ruleName"), rule.path)}`,
    path,
    schedule: scheduleOf(owner, rule),
    startWindow: termOf("start window", owner, rule.get("startWindow"), 60, START_WINDOW),
    completionWindow: termOf("completion window", owner, rule.get("completionWindow"), 60, COMPLETION_WINDOW),
    isContinuous: labelled(owner, rule.get("enableContinuousBackup").equals(true)),
    retention: retentionOf(owner, rule.get("lifecycle")),
    // A rule writes to a vault of the plan's own region and account.
    target: {
      place: placeOf(graph, owner),
      vault,
      path: pathIn(owner, rule.get("targetVaultName").path),
    },
    letThrough: isLetThrough(graph, owner, rule.get("lifecycle").get("deleteAfter"), vault),
    airGapped: airGapped.isAbsent ? undefined : destinationOf(graph, owner, airGapped, vault),
    copies: rule
      .get("copyActions")
      .items()
      .map((item) => readCopy(graph, owner, rule, item, vault)),
  };
}

function readCopy(
  graph: ResourceGraph,
  plan: Resource,
  rule: Value<RuleProperties>,
  copy: Value<CopyProperties>,
  home: Resource<VaultProperties> | undefined,
): RuleCopy {
  const own = retentionOf(plan, copy.get("lifecycle"));
  // A copy that is to be kept for ever is kept as long as its source.
  const inherits = !isUndetermined(own) && own.seconds === undefined;
  const lifecycle = (inherits ? rule : copy).get("lifecycle");
  const destination = destinationOf(graph, plan, copy.get("destinationVaultArn"), home);
  return {
    path: pathIn(plan, copy.path),
    destination,
    retention: inherits ? retentionOf(plan, lifecycle) : own,
    isToSameVault: isToSameVault(graph, plan, rule, copy, home),
    letThrough: isLetThrough(graph, plan, lifecycle.get("deleteAfter"), destination?.vault),
  };
}

/** By name, account and region of the ARN where it is known; else by what it is wired to. */
function isToSameVault(
  graph: ResourceGraph,
  plan: Resource,
  rule: Value<RuleProperties>,
  copy: Value<CopyProperties>,
  home: Resource<VaultProperties> | undefined,
): Truth {
  const path = pathIn(plan, copy.get("destinationVaultArn").path);
  const arn = copy.get("destinationVaultArn").knownText();
  // Of an ARN that is not known, `destinationOf` looks among the other vaults alone.
  if (arn === undefined) return no(path);
  const name = /:backup-vault:(.+)$/.exec(arn)?.[1];
  const own = rule.get("targetVaultName").knownText() ?? home?.get("name").knownText() ?? home?.id;
  if (own === undefined) return undetermined({ path, reason: "computed" });
  if (name !== own) return no(path);
  const [here, there] = [placeOf(graph, plan), placeInArn(path, arn)];
  return not(anyOf(inOtherRegions(here, there), inOtherAccounts(here, there)));
}

function scheduleOf(plan: Resource, rule: Value<RuleProperties>): Schedule | Undetermined {
  const text = textOf(plan, rule.get("schedule"));
  const zone = textOf(plan, rule.get("scheduleExpressionTimezone"));
  if (typeof text === "object") return text;
  if (typeof zone === "object") return zone;
  const read = readSchedule(
    text ?? DEFAULT_SCHEDULE,
    zone ?? "UTC",
    pathIn(plan, rule.get("schedule").path),
    pathIn(plan, rule.get("scheduleExpressionTimezone").path),
  );
  return withoutSecrets(read, rule.get("schedule"), rule.get("scheduleExpressionTimezone"));
}

/** Minus one, like nothing, is for ever. */
function retentionOf(plan: Resource, lifecycle: Value<Lifecycle>): Retention | Undetermined {
  const deleteAfter = lifecycle.get("deleteAfter");
  const path = pathIn(plan, deleteAfter.path);
  if (deleteAfter.isAbsent) return { seconds: undefined, path };
  const days = deleteAfter.knownNumber();
  if (days === undefined) return unreadable(plan, deleteAfter);
  return { seconds: days < 0 ? undefined : days * DAY, path };
}

/** A selection that selects a resource, or may. */
export interface Selected {
  readonly selection: Resource<SelectionProperties>;
  /** Undefined where it is not known which plan it belongs to. */
  readonly plan: Resource | undefined;
  readonly truth: Truth;
}

/** What narrows the selections that can be about a resource, so that not each has to be asked about each. */
interface SelectionIndex {
  /** By `key=value` of a tag without which the selection selects nothing. */
  readonly byTag: ReadonlyMap<string, readonly Resource<SelectionProperties>[]>;
  /** By ARN, in lower case; these select nothing else. */
  readonly byArn: ReadonlyMap<string, readonly Resource<SelectionProperties>[]>;
  readonly withArns: readonly Resource<SelectionProperties>[];
  readonly wired: ReadonlySet<string>;
  readonly others: readonly Resource<SelectionProperties>[];
}

const selectionIndex = oncePerGraph((graph): SelectionIndex => {
  const byTag = new Map<string, Resource<SelectionProperties>[]>();
  const byArn = new Map<string, Resource<SelectionProperties>[]>();
  const withArns: Resource<SelectionProperties>[] = [];
  const wired = new Set<string>();
  const others: Resource<SelectionProperties>[] = [];
  const add = (
    index: Map<string, Resource<SelectionProperties>[]>,
    key: string,
    selection: Resource<SelectionProperties>,
  ): void => {
    const known = index.get(key);
    if (known === undefined) index.set(key, [selection]);
    else known.push(selection);
  };
  for (const selection of graph.ofType<SelectionProperties>(SELECTION)) {
    const tags = tagsNeededBy(selection);
    const arns = arnsNeededBy(selection);
    if (tags !== undefined) for (const tag of tags) add(byTag, tag, selection);
    else if (arns === "wired") wired.add(selection.urn);
    else if (arns !== undefined) {
      withArns.push(selection);
      for (const arn of arns) add(byArn, arn, selection);
    } else others.push(selection);
  }
  return { byTag, byArn, withArns, wired, others };
});

/** `key=value` of tags of which a resource must have one; undefined where tags are not all that counts. */
function tagsNeededBy(selection: Resource<SelectionProperties>): readonly string[] | undefined {
  const named = selection.get("resources");
  const tags = selection.get("selectionTags");
  if (!named.isAbsent) return undefined;
  if (!tags.isAbsent) return tagKeys(tags.items() as readonly Value<TagProperties>[]);
  const [first] = selection.get("conditions").items();
  const [equal] = first?.get("stringEquals").items() ?? [];
  return equal === undefined ? undefined : tagKeys([equal]);
}

function tagKeys(tags: readonly Value<TagProperties>[]): readonly string[] | undefined {
  const keys: string[] = [];
  for (const tag of tags) {
    const key = tag.get("key").knownText();
    const value = tag.get("value").knownText();
    if (key === undefined || value === undefined) return undefined;
    keys.push(`${key.replace(/^aws:ResourceTag\//, "")}=${value}`);
  }
  return keys;
}

/** The ARNs that alone the selection names; `wired` where they are those of other resources of the stack. */
function arnsNeededBy(selection: Resource<SelectionProperties>): readonly string[] | "wired" | undefined {
  if (!selection.get("selectionTags").isAbsent) return undefined;
  const items = selection.get("resources").items();
  if (items.length === 0) return undefined;
  const texts = items.map((item) => item.knownText());
  if (texts.every((text) => text === undefined)) {
    return (selection.sourcesOf("resources")?.length ?? 0) > 0 ? "wired" : undefined;
  }
  const arns: string[] = [];
  for (const text of texts) {
    if (text === undefined || /[*?]/.test(text)) return undefined;
    arns.push(text.toLowerCase());
  }
  return arns;
}

const NAMED_IN = (type: string): Reference => ({ type: SELECTION, through: "resources", to: [type] });
const PLAN_OF: Reference = { type: SELECTION, through: "planId", to: [PLAN] };

const selectedByUrn = oncePerGraph((): Map<string, readonly Selected[]> => new Map());

/** The selections that select `resource` or may, in the plan's own region and account. */
export function selectionsOf(
  graph: ResourceGraph,
  resource: Resource,
  service: BackupService,
): readonly Selected[] {
  const known = selectedByUrn(graph);
  const selected = known.get(resource.urn) ?? selectionsFor(graph, resource, service);
  known.set(resource.urn, selected);
  return selected;
}

function selectionsFor(
  graph: ResourceGraph,
  resource: Resource,
  service: BackupService,
): readonly Selected[] {
  const selected: Selected[] = [];
  for (const selection of candidates(graph, resource)) {
    const chosen = selectsForBackup(graph, selection as unknown as Resource, resource);
    if (chosen.state === "false") continue;
    const [plan] = graph.references.from(selection as unknown as Resource, PLAN_OF);
    const truth = allOf(
      chosen,
      plan === undefined
        ? labelled(selection as unknown as Resource, undetermined({ path: "planId", reason: "computed" }))
        : yes(),
      plan === undefined ? yes() : isInReach(graph, plan, resource),
      isOptedIn(graph, plan, selection, service),
    );
    if (truth.state !== "false") selected.push({ selection, plan, truth });
  }
  return selected;
}

function candidates(graph: ResourceGraph, resource: Resource): ReadonlySet<Resource<SelectionProperties>> {
  const index = selectionIndex(graph);
  const found = new Set(index.others);
  for (const selection of byTags(index, tagsOf(graph, resource))) found.add(selection);
  const arn = resource.outputs.get("arn").knownText();
  const byArn = arn === undefined ? index.withArns : (index.byArn.get(arn.toLowerCase()) ?? []);
  for (const selection of byArn) found.add(selection);
  if (index.wired.size > 0) {
    const { certain, possible } = graph.references.to(resource, NAMED_IN(resource.type));
    for (const referrer of [...certain, ...possible.map((one) => one.resource)]) {
      if (index.wired.has(referrer.urn)) found.add(referrer as unknown as Resource<SelectionProperties>);
    }
  }
  return found;
}

function* byTags(index: SelectionIndex, tags: Value<Tags>): Generator<Resource<SelectionProperties>> {
  const entries = tags.entries();
  const isKnown = !tags.isHidden && entries.every(([, value]) => value.knownText() !== undefined);
  if (!isKnown) {
    for (const selections of index.byTag.values()) yield* selections;
    return;
  }
  for (const [key, value] of entries) yield* index.byTag.get(`${key}=${value.knownText() ?? ""}`) ?? [];
}

/** A plan backs up what stands in its own region and account. */
function isInReach(graph: ResourceGraph, plan: Resource, resource: Resource): Truth {
  const [home, there] = [placeOf(graph, plan), placeOf(graph, resource)];
  return allOf(not(inOtherRegions(home, there)), not(inOtherAccounts(home, there)));
}

/**
 * A selection by tags alone takes only types that the region has opted in to; one by ARN takes any, but for Aurora,
 * Neptune and DocumentDB. A region without settings in the graph is opted in to all, as a new one is.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
function isOptedIn(
  graph: ResourceGraph,
  plan: Resource | undefined,
  selection: Resource<SelectionProperties>,
  service: BackupService,
): Truth {
  const isNamed = selection
    .get("resources")
    .items()
    .some((item) => item.knownText() !== "*");
  if (isNamed && service.alwaysNeedsOptIn !== true) return yes();
  const home = placeOf(graph, plan ?? (selection as unknown as Resource));
  const truths = graph.ofType<RegionSettings>(REGION_SETTINGS).map((settings) => {
    const owner = settings as unknown as Resource;
    const place = placeOf(graph, owner);
    if (inOtherRegions(home, place).state === "true") return yes();
    if (inOtherAccounts(home, place).state === "true") return yes();
    const preference = settings.get("resourceTypeOptInPreference").get(service.optIn);
    if (preference.isAbsent) return yes();
    return labelled(owner, not(preference.equals(false)));
  });
  return truths.length === 0 ? yes() : allOf(...truths);
}
