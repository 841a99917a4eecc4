import type { Rule } from "@rampart/policy";
import { dataStoresEncryptedAtRest } from "./data-stores-encrypted-at-rest.ts";

/** The rules of the encryption domain. */
export const encryptionRules: readonly Rule[] = [dataStoresEncryptedAtRest];
