import type { KnownNames } from "@rampart/core/config";
import { findTeamSettings, type PolicyPack, runPolicyPack } from "@rampart/policy/engine";
import { frameworks } from "./controls/index.ts";
import { allRules } from "./index.ts";

const known: KnownNames = {
  rules: allRules.map(({ id }) => id),
  frameworks: frameworks.map(({ id }) => id),
};

/** All rules as one policy pack of the Pulumi engine, with what `rampart.yaml` says of them. */
export function allRulesPack(version: string): PolicyPack {
  return {
    name: "rampart",
    displayName: "Rampart",
    description: "Backup, failover, firewall, access, encryption and logging on AWS and Azure.",
    version,
    rules: allRules,
    teamSettings: (stackConfig) => findTeamSettings(stackConfig, { known }),
  };
}

/** Runs {@link allRulesPack} as the process of a policy pack. See `runPolicyPack` of `@rampart/policy/engine`. */
export function runAllRulesPack(version: string, sdkManifest: string): Promise<void> {
  return runPolicyPack(allRulesPack(version), sdkManifest);
}
