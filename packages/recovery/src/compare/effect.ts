import type { RetentionPosture, RpoPosture, Verdict } from "../analyse/posture.ts";
import { EFFECTS, type Effect, type FigureChange } from "./comparison.ts";

/** What may be lost; everything, where no figure is sure. */
export function changeOfRpo(
  before: RpoPosture | undefined,
  after: RpoPosture | undefined,
): FigureChange<RpoPosture> {
  return change(before, after, ({ worst = Number.POSITIVE_INFINITY, objective }) => ({
    badness: worst,
    limit: objective,
  }));
}

/** The longer recovery points are kept, the better. */
export function changeOfRetention(
  before: RetentionPosture | undefined,
  after: RetentionPosture | undefined,
): FigureChange<RetentionPosture> {
  return change(before, after, ({ longest = 0, isForEver, objective }) => ({
    badness: isForEver ? Number.NEGATIVE_INFINITY : -longest,
    limit: objective === undefined ? undefined : -objective,
  }));
}

export function worstEffect(effects: readonly Effect[]): Effect {
  return EFFECTS.find((effect) => effects.includes(effect)) ?? "unchanged";
}

/** A figure of which less is better, and how much of it there may be. */
interface Judged {
  readonly badness: number;
  readonly limit: number | undefined;
}

function change<Figure extends { readonly verdict: Verdict }>(
  before: Figure | undefined,
  after: Figure | undefined,
  judge: (figure: Figure) => Judged,
): FigureChange<Figure> {
  return {
    effect: effectOf(
      before && { ...judge(before), verdict: before.verdict },
      after && { ...judge(after), verdict: after.verdict },
    ),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

type Side = Judged & { readonly verdict: Verdict };

function effectOf(before: Side | undefined, after: Side | undefined): Effect {
  if (after === undefined) return before === undefined ? "unchanged" : "vanished";
  if (after.verdict === "missed" && before?.verdict !== "missed") return "newly-missed";
  if (before === undefined) return "appeared";
  if (after.verdict === "missed" && excess(after) > excess(before)) return "missed-by-more";
  if (after.verdict !== before.verdict) {
    if (after.verdict === "undetermined") return "newly-undetermined";
    if (after.verdict === "no-objective") return "objective-gone";
    if (after.verdict === "met" && before.verdict !== "no-objective") return "newly-met";
  }
  if (after.badness !== before.badness) return after.badness > before.badness ? "worse" : "better";
  return after.limit === before.limit ? "unchanged" : "changed";
}

function excess({ badness, limit = 0 }: Side): number {
  return badness - limit;
}
