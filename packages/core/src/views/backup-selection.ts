/**
 * What AWS Backup backs up: a selection names resources by ARN or pattern, or by tag, may narrow that by conditions
 * on tags, and may exclude some.
 */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { isLike } from "../text/wildcard.ts";
import { allOf, anyOf, combine, no, not, type Truth, undetermined, type Value, yes } from "../value/index.ts";
import { type Tags, tagsOf } from "./tags.ts";

const SELECTION = "aws:backup/selection:Selection";

interface Selection {
  readonly planId: string;
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly selectionTags?: readonly Tag[];
  readonly conditions?: readonly Conditions[];
}

interface Tag {
  readonly key: string;
  readonly value: string;
}

interface Conditions {
  readonly stringEquals?: readonly Tag[];
  readonly stringLikes?: readonly Tag[];
  readonly stringNotEquals?: readonly Tag[];
  readonly stringNotLikes?: readonly Tag[];
}

/** The part of the ARN after the account, up to the id, by resource type: `arn:aws:ec2:…:…:volume/vol-1`. */
const ARN_SHAPES: Readonly<Record<string, { readonly service: string; readonly prefix: string }>> = {
  "aws:docdb/cluster:Cluster": { service: "rds", prefix: "cluster:" },
  "aws:dynamodb/table:Table": { service: "dynamodb", prefix: "table/" },
  "aws:ebs/volume:Volume": { service: "ec2", prefix: "volume/" },
  "aws:ec2/instance:Instance": { service: "ec2", prefix: "instance/" },
  "aws:efs/fileSystem:FileSystem": { service: "elasticfilesystem", prefix: "file-system/" },
  "aws:fsx/ontapFileSystem:OntapFileSystem": { service: "fsx", prefix: "file-system/" },
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": { service: "fsx", prefix: "file-system/" },
  "aws:fsx/windowsFileSystem:WindowsFileSystem": { service: "fsx", prefix: "file-system/" },
  "aws:neptune/cluster:Cluster": { service: "rds", prefix: "cluster:" },
  "aws:rds/cluster:Cluster": { service: "rds", prefix: "cluster:" },
  "aws:rds/instance:Instance": { service: "rds", prefix: "db:" },
  "aws:redshift/cluster:Cluster": { service: "redshift", prefix: "cluster:" },
  "aws:s3/bucket:Bucket": { service: "s3", prefix: "" },
};

/** Whether the stack assigns resources to backup plans of AWS Backup at all. */
export function hasBackupSelections(graph: ResourceGraph): boolean {
  return graph.ofType(SELECTION).length > 0;
}

/** Whether some backup plan of AWS Backup selects the resource. */
export function isSelectedForBackup(graph: ResourceGraph, resource: Resource<never> | Resource): Truth {
  const target = resource as Resource;
  return combine(
    graph
      .ofType<Selection>(SELECTION)
      .map((selection) => selectsForBackup(graph, selection as unknown as Resource, target)),
    "true",
  );
}

/** Whether `selection` (an `aws:backup/selection:Selection`) selects the resource. */
export function selectsForBackup(
  graph: ResourceGraph,
  selection: Resource<never> | Resource,
  resource: Resource<never> | Resource,
): Truth {
  const asked = selection as unknown as Resource<Selection>;
  return labelled(asked, selects(graph, asked, resource as Resource));
}

function selects(graph: ResourceGraph, selection: Resource<Selection>, target: Resource): Truth {
  const tagsOfTarget = tagsOf(graph, target);
  const namesNothing = allOf(
    not(selection.get("resources").isSet()),
    not(selection.get("selectionTags").isSet()),
    selection.get("conditions").isSet(),
  );
  return allOf(
    anyOf(
      names(graph, selection, "resources", target),
      selection
        .get("selectionTags")
        .some((tag) => hasTag(tagsOfTarget, tag as Value<Tag>, (actual, value) => actual === value)),
      namesNothing,
    ),
    selection.get("conditions").every((conditions) => meets(tagsOfTarget, conditions as Value<Conditions>)),
    not(names(graph, selection, "notResources", target)),
  );
}

/** Whether the selection names the target by its ARN or by a pattern of it. */
function names(
  graph: ResourceGraph,
  selection: Resource<Selection>,
  list: "resources" | "notResources",
  target: Resource,
): Truth {
  const reference: Reference = { type: SELECTION, through: list, to: [target.type] };
  const { certain, possible } = graph.references.to(target, reference);
  if (certain.some(({ urn }) => urn === selection.urn)) return yes(list);
  const may = possible.find((referrer) => referrer.resource.urn === selection.urn);
  const byPattern = combine(
    selection
      .get(list)
      .items()
      .map((pattern) => {
        const text = pattern.knownText();
        return text === undefined ? no(pattern.path) : matchesArn(text, pattern.path, graph, target);
      }),
    "true",
  );
  return may === undefined
    ? byPattern
    : anyOf(byPattern, undetermined({ path: may.path, reason: "computed" }));
}

function matchesArn(pattern: string, path: string, graph: ResourceGraph, target: Resource): Truth {
  const answer = (holds: boolean): Truth => (holds ? yes(path) : no(path));
  if (pattern === "*") return yes(path);
  const arn = target.outputs.get("arn").knownText();
  if (arn !== undefined) return answer(isLike(arn, pattern));
  const shape = ARN_SHAPES[target.type];
  const [, , service = "*", region = "*", account = "*", ...rest] = pattern.split(":");
  if (shape === undefined) return undetermined({ path: "arn", reason: "computed" });
  const kind = rest.length === 0 && pattern.endsWith("*") ? "*" : rest.join(":");
  const start = kind.split("*")[0] ?? "";
  if (
    !isLike(shape.service, service) ||
    !(shape.prefix.startsWith(start) || start.startsWith(shape.prefix))
  ) {
    return no(path);
  }
  const where = graph.regionOf(target).knownText();
  if (where !== undefined && !isLike(where, region || "*")) return no(path);
  const certain =
    (account === "*" || account === "") && shape.prefix.startsWith(start) && kind === `${start}*`;
  const here = region === "*" || region === "" || where !== undefined;
  return certain && here ? yes(path) : undetermined({ path: "arn", reason: "computed" });
}

function meets(tags: Value<Tags>, conditions: Value<Conditions>): Truth {
  const equal = (actual: string, value: string): boolean => actual === value;
  const each = (key: keyof Conditions, test: (tag: Value<Tag>) => Truth): Truth =>
    conditions.get(key).every((tag) => test(tag as Value<Tag>));
  return allOf(
    each("stringEquals", (tag) => hasTag(tags, tag, equal)),
    each("stringLikes", (tag) => hasTag(tags, tag, isLike)),
    each("stringNotEquals", (tag) => not(hasTag(tags, tag, equal))),
    each("stringNotLikes", (tag) => not(hasTag(tags, tag, isLike))),
  );
}

function hasTag(tags: Value<Tags>, tag: Value<Tag>, test: (actual: string, value: string) => boolean): Truth {
  const key = tag.get("key").knownText();
  const value = tag.get("value").knownText();
  if (key === undefined || value === undefined) {
    return undetermined({ path: tag.path, reason: "computed" });
  }
  return tags.get(key.replace(/^aws:ResourceTag\//, "")).text((actual) => test(actual, value));
}

function labelled(selection: Resource<Selection>, truth: Truth): Truth {
  const label = (path: string): string => `${selection.name}#${path}`;
  if (truth.state !== "unknown") return { state: truth.state, paths: truth.paths.map(label) };
  return {
    state: "unknown",
    hidden: truth.hidden.map(({ path, reason }) => ({ path: label(path), reason })),
  };
}
