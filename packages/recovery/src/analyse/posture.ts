import type { Disaster, ProtectionKind } from "../protection/protection.ts";

/**
 * - `met`: what is known proves it;
 * - `missed`: what is known disproves it;
 * - `undetermined`: it hangs on what is not known yet;
 * - `no-objective`: nothing is promised.
 */
export type Verdict = "met" | "missed" | "undetermined" | "no-objective";

/** A part of a worst case, as the published document has it. */
export interface PostureTerm {
  readonly name: string;
  /** As `rampart.yaml` writes durations: `1h30m`. */
  readonly duration: string;
  /** The property or the vendor's page that it comes from. */
  readonly source: string;
}

/** How much of the newest data one disaster may cost. */
export interface RpoPosture {
  /** Seconds; absent where nothing may be left of the data. */
  readonly worst?: number;
  /** Seconds; absent where nothing is promised. */
  readonly objective?: number;
  readonly verdict: Verdict;
  readonly terms: readonly PostureTerm[];
  /** What protects the data best. */
  readonly by?: string;
  /** What would make it better, or meet the objective. */
  readonly cut?: string;
}

/** How long what is needed for a recovery is kept. */
export interface RetentionPosture {
  /** Seconds; absent where it is kept for ever, or nothing is kept at all. */
  readonly longest?: number;
  readonly isForEver: boolean;
  readonly objective?: number;
  readonly verdict: Verdict;
}

/** A way to get data back that is known to be there, or something that keeps it from being deleted. */
export interface PostureProtection {
  readonly kind: ProtectionKind;
  /** For people: `plan nightly, rule daily, copy to eu-central-1`. */
  readonly name: string;
  /** The disasters that it is known to survive; at least one. */
  readonly survives: readonly Disaster[];
}

/** What is known of the recovery of one data resource. */
export interface ResourcePosture {
  readonly urn: string;
  readonly type: string;
  readonly workload?: string;
  readonly tier?: string;
  readonly scenarios: Readonly<Record<Disaster, { readonly rpo: RpoPosture }>>;
  readonly retention: RetentionPosture;
  readonly protections: readonly PostureProtection[];
  /** The worst of all verdicts. */
  readonly verdict: Verdict;
  /** What the figures take for granted. */
  readonly assumes: readonly string[];
}

/** A property that has to be known before a verdict can be given. */
export interface UndeterminedPosture {
  readonly urn: string;
  readonly path: string;
  readonly reason: string;
  /** Kind of the weakness that hangs on it; absent where a verdict does. */
  readonly weakness?: string;
}

/** What was asked of a component, and its cloud has no way to say. */
export interface NotExpressiblePosture {
  /** Of the component. */
  readonly urn: string;
  /** Its argument. */
  readonly intent: string;
  readonly reason: string;
  /** What comes nearest, or who has to see to it. */
  readonly instead?: string;
}

/** What a disaster would cost each data resource of some stacks. */
export interface RecoveryPosture {
  readonly schemaVersion: 1;
  readonly resources: readonly ResourcePosture[];
  /** URNs and types of what holds data, and of which nothing is left when it is deleted. */
  readonly uncovered: readonly { readonly urn: string; readonly type: string; readonly why: string }[];
  readonly undetermined: readonly UndeterminedPosture[];
  /** What makes backups worth less than they look. */
  readonly weaknesses: readonly PostureWeakness[];
  readonly notExpressible: readonly NotExpressiblePosture[];
}

/** A backup, a vault or a plan that is not what it looks like. */
export interface PostureWeakness {
  readonly kind: string;
  readonly urn: string;
  readonly path: string;
  readonly message: string;
}
