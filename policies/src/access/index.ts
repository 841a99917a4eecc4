import type { Rule } from "@rampart/policy";

/** The rules of the access domain. */
export const accessRules: readonly Rule[] = [];
