import type { RampartConfig } from "./rampart-config.ts";

/** What a team declares once for all rules and analysers. */
export interface Settings {
  /** Address ranges (CIDR) from which administration may come; none by default. */
  readonly trustedNetworks: readonly string[];
  /** Regions in which anything may be built; empty means any. */
  readonly allowedRegions: readonly string[];
  /** Tags every resource must carry; none by default. */
  readonly requiredTags: readonly string[];
  /** Which workloads there are, and what is promised for each tier of them; none by default. */
  readonly promises: Required<Pick<RampartConfig, "version" | "tiers" | "workloads">>;
}

/** Holds where `rampart.yaml` says nothing. */
export const DEFAULT_SETTINGS: Settings = {
  trustedNetworks: [],
  allowedRegions: [],
  requiredTags: [],
  promises: { version: 1, tiers: {}, workloads: {} },
};
