/** What a team declares once for all rules and analysers. */
export interface Settings {
  /** Address ranges (CIDR) from which administration may come; none by default. */
  readonly trustedNetworks: readonly string[];
  /** Regions in which anything may be built; empty means any. */
  readonly allowedRegions: readonly string[];
  /** Tags every resource must carry; none by default. */
  readonly requiredTags: readonly string[];
}

/** Holds where `rampart.yaml` says nothing. */
export const DEFAULT_SETTINGS: Settings = { trustedNetworks: [], allowedRegions: [], requiredTags: [] };
