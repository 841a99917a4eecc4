import type { Frame } from "./cpu-profile.ts";

/** The functions in which each phase of a check is spent, by the file they stand in. */
const PHASES: readonly (readonly [phase: string, file: RegExp, name?: RegExp])[] = [
  ["output", /cli\/dist\/check\/(json|result|table)\.js$/],
  ["output", /cli\/dist\/output\//],
  ["rules", /cli\/dist\/check\/judge\.js$/],
  ["graph", /core\/dist\/read\/read-graph\.js$/, /^graphOf$/],
  ["graph", /core\/dist\/graph\/graph\.js$/, /^of$/],
  ["read: check the form", /core\/dist\/read\/envelope\.js$/],
  ["read: JSON", /core\/dist\/read\/json\.js$/, /^parseJson$/],
  ["read: file", /core\/dist\/read\/input-text\.js$/],
  ["read: file", /^node:internal\/fs\//],
  ["read: records", /core\/dist\/read\/(documents|stack-export|source|overlay)\.js$/],
  ["start-up: settings and rules", /cli\/dist\/check\/(configuration|selection)\.js$/],
  ["start-up: modules", /^node:internal\/modules\//],
  ["start-up: modules", /^node:internal\/(bootstrap|main|process\/pre_execution)/],
  ["start-up: command line", /cli\/dist\/(run|main)\.js$/],
];

const VM_PLACES: ReadonlyMap<string, string> = new Map([
  ["(garbage collector)", "garbage collection"],
  ["(program)", "Node.js itself"],
  ["(idle)", "waiting"],
]);

/** The phase of a check that a stack is in: that of its innermost function which belongs to one. */
export function phaseOf(stack: readonly Frame[]): string {
  const top = stack.at(-1);
  const vm = VM_PLACES.get(top?.functionName ?? "");
  if (vm !== undefined) return vm;
  for (const { url, functionName } of stack.toReversed()) {
    for (const [phase, file, name] of PHASES) {
      if (file.test(url) && (name?.test(functionName) ?? true)) return phase;
    }
  }
  return "other";
}

/** The module of ours, the package or the part of Node.js that the innermost function belongs to. */
export function moduleOf(stack: readonly Frame[]): string {
  const top = stack.at(-1);
  if (top === undefined) return "other";
  const { functionName, url } = top;
  if (url === "") return VM_PLACES.get(functionName) ?? `built in: ${functionName}`;
  if (url.startsWith("node:")) return url;
  const parts = url.split("/node_modules/").at(-1) ?? url;
  return parts.replace("/dist/", "/").replace(/\.[cm]?js$/, "");
}
