import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as dataStoresEncryptedAtRest } from "./data-stores-encrypted-at-rest.examples.ts";

/** Examples of the rules of the encryption domain, by the part of their id after the slash. */
export const encryptionExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "data-stores-encrypted-at-rest": dataStoresEncryptedAtRest,
};
