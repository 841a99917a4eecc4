import type { Rule } from "../rule.ts";
import type { TeamSettings } from "./pack-settings.ts";

/** Rules as the Pulumi engine sees them: a policy pack with a policy for each rule. */
export interface PolicyPack {
  /** Stands before the names of its policies where several packs are used. */
  readonly name: string;
  /** A semantic version. */
  readonly version: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly rules: readonly Rule[];
  /**
   * What the team has decided about the rules, for a stack with this configuration (keys such as
   * `rampart:trustedNetworks`); nothing by default.
   */
  readonly teamSettings?: (
    stackConfig: Readonly<Record<string, string>>,
  ) => Promise<TeamSettings | undefined> | TeamSettings | undefined;
}
