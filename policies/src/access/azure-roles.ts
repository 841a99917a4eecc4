/** Owner, Contributor, User Access Administrator, Role Based Access Control Administrator. */
const ADMINISTRATORS = [
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  "b24988ac-6180-42a0-ab88-20f7382dd24c",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
];

const BROAD =
  /^\/(?:$|subscriptions\/[^/]+\/?$|providers\/microsoft\.management\/managementgroups\/[^/]+\/?$)/i;
const RESOURCE_GROUP = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/?$/i;

/** Whether the role changes everything in its scope, or who may. */
export function isAdministratorRole(roleDefinitionId: string): boolean {
  return ADMINISTRATORS.some((role) => roleDefinitionId.toLowerCase().endsWith(role));
}

/** A whole subscription, a management group or everything. */
export function isBroadScope(scope: string): boolean {
  return BROAD.test(scope);
}

export function isResourceGroupScope(scope: string): boolean {
  return RESOURCE_GROUP.test(scope);
}
