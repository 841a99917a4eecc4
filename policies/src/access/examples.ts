import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Examples of the rules of the access domain, by the part of their id after the slash. */
export const accessExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {};
