import { renderDuration } from "@rampart/core/units";
import { afterDisaster } from "../protection/after-disaster.ts";
import type { Disaster, Protection, ProtectionKind } from "../protection/protection.ts";
import { explain } from "../worst-case/explain.ts";
import { remember } from "../worst-case/remember.ts";
import { span } from "../worst-case/span.ts";
import { type WorstCaseOptions, worstCase } from "../worst-case/worst-case.ts";
import type { RpoPosture, UndeterminedPosture, Verdict } from "./posture.ts";

/** Many resources have the same windows. */
const durationOf = remember(2000, renderDuration, String);

/** A posture, and what would have to be known for a better one. */
export interface RpoAnswer {
  readonly rpo: RpoPosture;
  readonly unknown: readonly Omit<UndeterminedPosture, "urn">[];
}

/**
 * How much of the newest data `disaster` may cost. What is not known can only add ways to get the data back, so a
 * worst case that meets the objective without it is met.
 */
export function rpoAfter(
  disaster: Disaster,
  protections: readonly Protection[],
  objective: number | undefined,
  options: WorstCaseOptions = {},
): RpoAnswer {
  const { sure, unknown } = afterDisaster(disaster, protections);
  const worst = worstCase(sure, options);
  const verdict = verdictOf(worst.seconds, objective, unknown.length > 0);
  const cut = objective === undefined || verdict !== "missed" ? undefined : explain(worst, objective, span);
  const isElsewhere = sure.length === 0 && protections.some(({ kind }) => BACKUPS.has(kind));
  return {
    unknown: verdict === "undetermined" ? unknown : [],
    rpo: {
      verdict,
      terms: worst.terms.map(({ name, seconds, source }) => ({
        name,
        duration: durationOf(seconds),
        source,
      })),
      ...(worst.seconds === undefined ? {} : { worst: worst.seconds }),
      ...(objective === undefined ? {} : { objective }),
      ...(worst.stream === undefined ? {} : { by: worst.stream }),
      ...(cut === undefined ? {} : { cut: isElsewhere ? `${cut} ${ELSEWHERE[disaster]}` : cut }),
    },
  };
}

const BACKUPS: ReadonlySet<ProtectionKind> = new Set(["scheduled-backup", "continuous-backup", "own-backup"]);

/** Where there are backups, and all of them go with what is lost: where one would have to be. */
const ELSEWHERE: Readonly<Record<Disaster, string>> = {
  deletion: "that outlives the resource",
  zone: "outside its zone",
  region: "in another region",
  account: "that whoever holds its account cannot destroy: in another account, or in a locked vault",
};

function verdictOf(worst: number | undefined, objective: number | undefined, isOpen: boolean): Verdict {
  if (objective === undefined) return "no-objective";
  if (worst !== undefined && worst <= objective) return "met";
  return isOpen ? "undetermined" : "missed";
}
