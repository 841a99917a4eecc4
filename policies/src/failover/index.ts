import type { Rule } from "@rampart/policy";

/** The rules of the failover domain. */
export const failoverRules: readonly Rule[] = [];
