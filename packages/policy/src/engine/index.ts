export type { PolicyPack } from "./pack.ts";
export type { TeamSettings } from "./pack-settings.ts";
export { type RunningPolicyPack, runPolicyPack, servePolicyPack } from "./serve.ts";
export { findTeamSettings, type TeamSettingsOptions } from "./team-settings.ts";
