import type { Policies, RampartConfig } from "./rampart-config.ts";

/** What one stack says differently: any keys of the top level of `rampart.yaml`, as deep as they differ. */
export type StackConfig = Readonly<Record<string, unknown>>;

/** A configuration in which nothing is left out. */
export interface CompleteConfig extends Required<RampartConfig> {
  readonly policies: Required<Policies>;
}

/** Hold where neither `rampart.yaml` nor the stack says anything. */
const DEFAULT_CONFIG: CompleteConfig = {
  version: 1,
  tiers: {},
  workloads: {},
  trustedNetworks: [],
  allowedRegions: [],
  requiredTags: [],
  approvers: [],
  operators: [],
  notifications: {},
  policies: { frameworks: [], failOn: "low", rules: {} },
  waivers: [],
};

/**
 * What holds for a stack. Later ones win over earlier ones:
 *
 * 1. the defaults;
 * 2. `rampart.yaml`;
 * 3. the entries `rampart:<key>` of `Pulumi.<stack>.yaml`.
 *
 * Maps are merged key by key; lists and single values are replaced as a whole. So are the targets under
 * `notifications`, each of which is exactly one thing.
 *
 * @param stack from `loadStackConfig` or `parseStackConfig`, which have checked it against the same `config`.
 */
export function mergeConfig(config: RampartConfig, stack: StackConfig = {}): CompleteConfig {
  return mergeLayers(mergeLayers(DEFAULT_CONFIG, config), stack) as CompleteConfig;
}

/** The same for data that is not checked yet. */
export function mergeLayers(lower: unknown, upper: unknown): unknown {
  return merge(lower, upper, []);
}

function merge(lower: unknown, upper: unknown, path: readonly string[]): unknown {
  if (!isMap(lower) || !isMap(upper) || isExactlyOne(path)) return upper;
  const merged = new Map(Object.entries(lower));
  for (const [key, value] of Object.entries(upper)) {
    merged.set(key, merged.has(key) ? merge(merged.get(key), value, [...path, key]) : value);
  }
  // Unlike an assignment, this makes an own key even of __proto__.
  return Object.fromEntries(merged);
}

function isExactlyOne([section, ...rest]: readonly string[]): boolean {
  return section === "notifications" && rest.length === 1;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
