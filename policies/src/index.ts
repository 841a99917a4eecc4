import type { Rule } from "@rampart/policy";
import { accessRules } from "./access/index.ts";
import { backupRules } from "./backup/index.ts";
import { encryptionRules } from "./encryption/index.ts";
import { failoverRules } from "./failover/index.ts";
import { firewallRules } from "./firewall/index.ts";
import { loggingRules } from "./logging/index.ts";

export { accessRules, backupRules, encryptionRules, failoverRules, firewallRules, loggingRules };

/** All rules of Rampart, by domain and then in the order of the domain. */
export const allRules: readonly Rule[] = [
  ...backupRules,
  ...failoverRules,
  ...firewallRules,
  ...accessRules,
  ...encryptionRules,
  ...loggingRules,
];
