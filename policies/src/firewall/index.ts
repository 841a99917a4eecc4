import type { Rule } from "@rampart/policy";

/** The rules of the firewall domain. */
export const firewallRules: readonly Rule[] = [];
