/** Who gives the vault the rights that its backups need. */
export const RoleAssignments = {
  /** The plan gives the least rights to the vault's identity. */
  Made: "made",
  /** They have been given. */
  Existing: "existing",
} as const;
