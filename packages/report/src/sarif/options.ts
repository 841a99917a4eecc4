import type { Finding } from "@rampart/core/finding";

/** Where in the repository a finding is shown. */
export interface SourcePlace {
  /** Path from the root of the repository, or an absolute URI. */
  readonly file: string;
  /** From 1; the first line where absent. */
  readonly line?: number;
}

export interface SarifOptions {
  /**
   * Code scanning shows a finding in a file; a resource has none. `Pulumi.yaml` where absent. Give a function if the
   * stacks of a report come from several projects.
   */
  readonly place?: SourcePlace | ((finding: Finding) => SourcePlace);
  /** Tells uploads of one commit apart, such as `rampart/orders/prod`. */
  readonly category?: string;
}
