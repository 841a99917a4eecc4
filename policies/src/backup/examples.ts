import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as objectStoresVersioned } from "./object-stores-versioned.examples.ts";

/** Examples of the rules of the backup domain, by the part of their id after the slash. */
export const backupExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "object-stores-versioned": objectStoresVersioned,
};
