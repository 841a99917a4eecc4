/**
 * Azure's built-in roles that backups need, by ids that are the same in every tenant.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const BUILT_IN_ROLES = {
  "Backup MUA Operator": "f54b6d04-23c6-443e-b462-9c16ab7b4a52",
  "Backup Operator": "00c29273-979b-4161-815c-10b084fb9324",
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  "Disk Backup Reader": "3e5e47e6-65f7-47ef-90b5-e5dd4d455f24",
  "Disk Restore Operator": "b50d9833-a0cb-478e-945f-707fcc997c13",
  "Disk Snapshot Contributor": "7efff54f-a5b4-42b5-a1c5-5411624893ce",
  "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  "PostgreSQL Flexible Server Long Term Retention Backup Role": "c088a766-074b-43ba-90d4-1fb21feae531",
  Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  "Storage Account Backup Contributor": "e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1",
  "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  "Virtual Machine Contributor": "9980e02c-c2be-4d73-94e8-173b1dc7cf3c",
} as const;

export type BuiltInRole = keyof typeof BUILT_IN_ROLES;
