/** How firmly a vault is locked. */
export const LockMode = {
  /** Those who may change the lock can take it off. */
  Governance: "governance",
  /** Nobody can, the provider included, once its time of grace is over. */
  Compliance: "compliance",
} as const;

/** The only text that `VaultLock.acknowledgement` may hold. */
export const COMPLIANCE_ACKNOWLEDGEMENT = "I know that a compliance lock can never be undone";

/** Keeps recovery points from being deleted before their time. */
export interface VaultLock {
  /** One of {@link LockMode}. `governance` by default. */
  readonly mode?: string;
  /** The least retention that the vault takes: a duration. `7d` by default. */
  readonly minRetention?: string;
  /** The most retention that the vault takes: a duration. None by default. */
  readonly maxRetention?: string;
  /** How long a compliance lock can still be taken off: a duration, `3d` or more. `3d` by default. */
  readonly changeableFor?: string;
  /** {@link COMPLIANCE_ACKNOWLEDGEMENT}, in full, for a compliance lock. */
  readonly acknowledgement?: string;
}
