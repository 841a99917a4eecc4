/** Selections that take less than they look as if they did. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { nearestWord } from "@rampart/core/text";
import { type Value, yes } from "@rampart/core/value";
import { tagsOf } from "@rampart/core/views";
import { statefulType } from "../../coverage/stateful-types.ts";
import {
  SELECTION,
  type SelectionProperties,
  selectionsOf,
  type TagProperties,
} from "../aws/backup-plans.ts";
import { BACKUP_SERVICES, backupServiceOf, SERVICES_IN_ARNS } from "../aws/backup-services.ts";
import { type Weakness, weaknessIf } from "./weakness.ts";

export function selectionWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  const selections = graph.ofType<SelectionProperties>(SELECTION);
  if (selections.length === 0) return [];
  return [
    ...selections.flatMap((selection) => unsupportedTypes(graph, selection)),
    ...missedByTypo(graph, selections),
  ];
}

function unsupportedTypes(
  graph: ResourceGraph,
  selection: Resource<SelectionProperties>,
): readonly Weakness[] {
  const owner = selection as unknown as Resource;
  const resources = selection.get("resources");
  const named = resources.items().flatMap((item) => {
    const [scheme, , service = ""] = (item.knownText() ?? "").split(":");
    // A pattern over all services is about those that can be backed up.
    if (scheme !== "arn" || service.includes("*") || SERVICES_IN_ARNS.has(service)) return [];
    return unsupported(owner, item.path, `${service} (${item.display()})`);
  });
  const wired = (selection.sourcesOf("resources") ?? []).flatMap((urn) => {
    const source = graph.get(urn);
    if (source === undefined || BACKUP_SERVICES.has(source.type)) return [];
    // Parts of what is backed up, such as one instance of a cluster, stand for themselves only where they hold data.
    if (statefulType(source.type) === undefined) return [];
    return unsupported(owner, resources.path, `${source.name} (${source.type})`);
  });
  return [...named, ...wired];
}

function unsupported(selection: Resource, path: string, what: string): readonly Weakness[] {
  return weaknessIf(
    yes(path),
    "selection-names-unsupported-type",
    selection,
    path,
    `selection ${selection.name} names ${what}, which AWS Backup does not back up`,
  );
}

/** What selections want: values by key, and keys by their lower case. */
interface Wanted {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly keys: readonly string[];
}

function missedByTypo(
  graph: ResourceGraph,
  selections: readonly Resource<SelectionProperties>[],
): readonly Weakness[] {
  const wanted = wantedBy(selections);
  if (wanted.keys.length === 0) return [];
  // Many resources have the same tags.
  const answers = new Map<string, string | undefined>();
  const weaknesses: Weakness[] = [];
  for (const type of BACKUP_SERVICES.keys()) {
    for (const resource of graph.ofType(type)) {
      const service = backupServiceOf(resource);
      if (service === undefined) continue;
      for (const [key, value] of tagsOf(graph, resource).entries()) {
        const text = value.knownText();
        if (text === undefined) continue;
        const tag = `${key}=${text}`;
        if (!answers.has(tag)) answers.set(tag, nearest(key, text, wanted));
        const near = answers.get(tag);
        // Few tags are nearly right, and to ask every selection about every resource takes long.
        if (near === undefined || selectionsOf(graph, resource, service).length > 0) continue;
        weaknesses.push(
          ...weaknessIf(
            yes(value.path),
            "selection-misses-by-typo",
            resource,
            value.path,
            `no backup selection takes ${resource.name}: it has the tag ${tag}, and a selection wants ${near}`,
          ),
        );
      }
    }
  }
  return weaknesses;
}

function wantedBy(selections: readonly Resource<SelectionProperties>[]): Wanted {
  const values = new Map<string, string[]>();
  const add = (tag: Value<TagProperties>): void => {
    const key = tag
      .get("key")
      .knownText()
      ?.replace(/^aws:ResourceTag\//, "");
    const value = tag.get("value").knownText();
    if (key === undefined || value === undefined) return;
    const known = values.get(key) ?? [];
    if (!known.includes(value)) values.set(key, [...known, value]);
  };
  for (const selection of selections) {
    for (const tag of selection.get("selectionTags").items()) add(tag);
    for (const condition of selection.get("conditions").items()) {
      for (const tag of condition.get("stringEquals").items()) add(tag);
    }
  }
  return { values, keys: [...values.keys()] };
}

/** `key=value` as a selection wants it, if `key=value` is nearly that and not that. */
function nearest(key: string, value: string, { values, keys }: Wanted): string | undefined {
  const own = values.get(key);
  if (own !== undefined) {
    // Right as it is: something else keeps the selection from taking the resource.
    if (own.includes(value)) return undefined;
    const near = nearWord(value, own);
    return near === undefined ? undefined : `${key}=${near}`;
  }
  const nearKey = nearWord(key, keys);
  const meant = nearKey === undefined ? undefined : values.get(nearKey);
  if (nearKey === undefined || meant === undefined) return undefined;
  const meantValue = meant.includes(value) ? value : nearWord(value, meant);
  return meantValue === undefined ? undefined : `${nearKey}=${meantValue}`;
}

function nearWord(word: string, known: readonly string[]): string | undefined {
  const same = known.find((one) => one.trim().toLowerCase() === word.trim().toLowerCase());
  return same ?? nearestWord(word, known);
}
