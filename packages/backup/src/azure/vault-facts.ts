import type { LockFacts } from "../intent/lock-facts.ts";

/** How vaults store recovery points. */
export const Redundancy = {
  /** In the region, and in its pair. */
  Geo: "GeoRedundant",
  /** In three zones of the region. */
  Zone: "ZoneRedundant",
  /** In one place. */
  Local: "LocallyRedundant",
} as const;

/** What is known of a pair of vaults before anything is deployed. */
export interface VaultFacts {
  /** Region, as Azure writes it in ids: `westeurope`. */
  readonly location: string;
  /** One of {@link Redundancy}. */
  readonly redundancy: string;
  /**
   * The lock; governance is an unlocked immutability, compliance a locked one. Absent of an adopted vault of which none
   * is told.
   */
  readonly lock?: LockFacts;
  /** Copies that Azure keeps, by the name the vault's arguments gave them. */
  readonly copies: Readonly<Record<string, CopyFacts>>;
}

/** A copy that Azure keeps in the paired region. */
export interface CopyFacts {
  /** Region, as Azure writes it in ids. */
  readonly region: string;
}
