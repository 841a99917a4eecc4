import { fromJson } from "./json.ts";
import { isRecord, type Member, type OperationModel, type ServiceModel } from "./model.ts";
import { simple } from "./query.ts";

/** A request as REST has it. */
export interface RestRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body: string;
}

/** The operation whose method and path those of a request are. */
export function operationAt(
  { operations }: ServiceModel,
  { method, url }: RestRequest,
): { readonly operation: OperationModel; readonly labels: Readonly<Record<string, string>> } | undefined {
  const [path = "", query = ""] = url.split("?");
  const fits: { operation: OperationModel; labels: Record<string, string>; fixed: number }[] = [];
  for (const operation of operations.values()) {
    const { http } = operation;
    if (http === undefined || http.method !== method) continue;
    const [template = "", wanted] = http.path.split("?");
    // Some differ only by a word in the query, such as `?tags`.
    if (wanted !== undefined && !new URLSearchParams(query).has(wanted.split("=")[0] ?? "")) continue;
    const labels = labelsIn(template, path);
    if (labels !== undefined) fits.push({ operation, labels, fixed: -Object.keys(labels).length });
  }
  // The one with fewer gaps is meant.
  return fits.toSorted((one, other) => other.fixed - one.fixed)[0];
}

function labelsIn(template: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = trimmed(template).replaceAll(
    /\{(\w+)(\+?)\}|[.*+?^$()|[\]\\]/g,
    (whole, name: string | undefined, greedy: string) => {
      if (name === undefined) return `\\${whole}`;
      names.push(name);
      return greedy === "+" ? "(.+)" : "([^/]+)";
    },
  );
  const found = new RegExp(`^${pattern}$`).exec(trimmed(path));
  if (found === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? "")]));
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

/**
 * Reads the input of an operation from a request.
 *
 * @param problems gets what the request holds that the operation does not know.
 */
export function fromRest(
  { input }: OperationModel,
  labels: Readonly<Record<string, string>>,
  { url, body }: RestRequest,
  problems: string[],
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  if (input.kind !== "structure") return value;
  const query = new URLSearchParams(url.split("?")[1] ?? "");
  const inBody = new Set<string>();
  for (const name of input.members) {
    const member = input.member(name);
    const queryName = member.traits.httpQuery;
    if (member.traits.httpLabel !== undefined) value[name] = text(labels[name], member);
    else if (typeof queryName === "string") {
      value[name] = text(query.get(queryName) ?? undefined, member);
      query.delete(queryName);
    } else inBody.add(name);
  }
  for (const name of query.keys())
    problems.push(`the query holds ${name}, which is unknown to the operation`);
  if (body === "") return value;
  const sent: unknown = JSON.parse(body);
  if (!isRecord(sent)) {
    problems.push("the body is no object");
    return value;
  }
  for (const [name, one] of Object.entries(sent)) {
    if (!inBody.has(name)) problems.push(`the body holds ${name}, which does not belong there`);
    else value[name] = fromJson(one, input.member(name).shape);
  }
  return value;
}

function text(told: string | undefined, { shape }: Member): unknown {
  return told === undefined ? undefined : simple(shape, told);
}
