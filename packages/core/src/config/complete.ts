/** What holds, once files are read and checked. What reads and checks them takes longer to load than many a check. */
export { type CompleteConfig, mergeConfig } from "./merge.ts";
export { settingsOf } from "./settings-of.ts";
