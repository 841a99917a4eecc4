import { getProject, getStack } from "@pulumi/pulumi";
import { type NameRule, physicalName } from "@rampart/component";

/**
 * Letters, digits and hyphens; of vaults, Azure takes 50.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
const LETTERS_AND_DIGITS = /[A-Za-z0-9-]/;

export const VAULT_NAME: NameRule = { limit: 50, allowed: LETTERS_AND_DIGITS };
/** Policies of both kinds of vault: 3 to 150. */
export const POLICY_NAME: NameRule = { limit: 150, allowed: LETTERS_AND_DIGITS };
/** Backup instances. */
export const INSTANCE_NAME: NameRule = { limit: 150, allowed: LETTERS_AND_DIGITS };
/** Workspaces and guards. */
export const SHORT_NAME: NameRule = { limit: 63, allowed: LETTERS_AND_DIGITS };
/** Keys: 127. */
export const KEY_NAME: NameRule = { limit: 127, allowed: LETTERS_AND_DIGITS };
/** Identities: 128; processing rules, resource groups and action groups take less or more. */
export const USUAL_NAME: NameRule = { limit: 90, allowed: LETTERS_AND_DIGITS };

/** A name that no other stack has in the same resource group or vault. */
export function nameOf(parts: readonly string[], rule: NameRule): string {
  return physicalName([getProject(), getStack(), ...parts], rule);
}
