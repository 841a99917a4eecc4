import type { Rule } from "@rampart/policy";

/** The rules of the logging domain. */
export const loggingRules: readonly Rule[] = [];
