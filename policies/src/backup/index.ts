import type { Rule } from "@rampart/policy";
import { objectStoresVersioned } from "./object-stores-versioned.ts";

/** The rules of the backup domain. */
export const backupRules: readonly Rule[] = [objectStoresVersioned];
