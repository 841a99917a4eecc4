import type { RampartConfig } from "./rampart-config.ts";
import { DEFAULT_SETTINGS, type Settings } from "./settings.ts";

/** The part of a configuration that rules and analysers look at. */
export function settingsOf(config: RampartConfig): Settings {
  return {
    trustedNetworks:
      config.trustedNetworks?.flatMap(({ cidrs }) => cidrs) ?? DEFAULT_SETTINGS.trustedNetworks,
    allowedRegions: config.allowedRegions ?? DEFAULT_SETTINGS.allowedRegions,
    requiredTags: config.requiredTags ?? DEFAULT_SETTINGS.requiredTags,
    promises: { version: 1, tiers: config.tiers ?? {}, workloads: config.workloads ?? {} },
  };
}
