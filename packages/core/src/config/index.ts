export type { KnownNames } from "./cross-references.ts";
export { loadConfig, parseConfig } from "./load-config.ts";
export { type CompleteConfig, mergeConfig, type StackConfig } from "./merge.ts";
export type {
  Copies,
  Match,
  NotificationTarget,
  Objectives,
  Person,
  Policies,
  RampartConfig,
  RuleSettings,
  Tag,
  TrustedNetwork,
  Waiver,
  WaiverScope,
  Workload,
} from "./rampart-config.ts";
export { settingsOf } from "./settings-of.ts";
export { loadStackConfig, parseStackConfig } from "./stack-config.ts";
