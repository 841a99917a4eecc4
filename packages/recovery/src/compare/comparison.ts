import type {
  NotExpressiblePosture,
  PostureProtection,
  PostureWeakness,
  RecoveryPosture,
  RetentionPosture,
  RpoPosture,
  UndeterminedPosture,
} from "../analyse/posture.ts";
import type { Disaster } from "../protection/protection.ts";

/**
 * What a change does to one figure, from the worst down:
 *
 * - `newly-missed`: the objective is missed, and was not, or there was no such resource;
 * - `missed-by-more`: it was missed already, and is by more now;
 * - `newly-undetermined`: it hangs on what is not known yet, and did not;
 * - `objective-gone`: there was an objective, and there is none any more;
 * - `worse`: more may be lost, or less is kept, which no objective forbids;
 * - `vanished`, `appeared`: there is no such resource any more, or there was none;
 * - `changed`: the objective is another one, or what protects the data is;
 * - `better`;
 * - `newly-met`: the objective is met, and was not;
 * - `unchanged`.
 */
export const EFFECTS = [
  "newly-missed",
  "missed-by-more",
  "newly-undetermined",
  "objective-gone",
  "worse",
  "vanished",
  "appeared",
  "changed",
  "better",
  "newly-met",
  "unchanged",
] as const;

export type Effect = (typeof EFFECTS)[number];

/** A figure before and after a change; one of the two is absent where the resource was, or is, not there. */
export interface FigureChange<Figure> {
  readonly effect: Effect;
  readonly before?: Figure;
  readonly after?: Figure;
}

/** What a change does to the recovery of one data resource. */
export interface ResourceChange {
  readonly urn: string;
  readonly type: string;
  /** After the change, or before it where the resource vanished. */
  readonly workload?: string;
  readonly tier?: string;
  /** On which side of the change the resource is there. A renamed one has another URN, so it vanishes and appears. */
  readonly presence: "both" | "appeared" | "vanished";
  /** The worst of all effects. */
  readonly effect: Effect;
  readonly scenarios: Readonly<Record<Disaster, { readonly rpo: FigureChange<RpoPosture> }>>;
  readonly retention: FigureChange<RetentionPosture>;
  /** Ways to get the data back, each with the disasters that it survives no more, or now. */
  readonly protections: {
    readonly lost: readonly PostureProtection[];
    readonly gained: readonly PostureProtection[];
  };
}

/** What is in one list of two postures and not in the other. */
export interface ListChange<Item> {
  readonly appeared: readonly Item[];
  readonly vanished: readonly Item[];
}

/** What a change does to the recovery of the data of some stacks. */
export interface RecoveryComparison {
  readonly schemaVersion: 1;
  /** Whether an objective is newly missed, or missed by more. */
  readonly isRegression: boolean;
  /** Those that the change does something to, the worst effect first. */
  readonly resources: readonly ResourceChange[];
  /** How many data resources it does nothing to. */
  readonly unchanged: number;
  readonly uncovered: ListChange<RecoveryPosture["uncovered"][number]>;
  readonly undetermined: ListChange<UndeterminedPosture>;
  /** The same weakness at the same property is none that appeared, even if its figures are others. */
  readonly weaknesses: ListChange<PostureWeakness>;
  readonly notExpressible: ListChange<NotExpressiblePosture>;
}
