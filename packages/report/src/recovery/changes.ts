/** What a change does to a resource, in words. */
import {
  DISASTERS,
  EFFECTS,
  type Effect,
  type FigureChange,
  isRegression,
  type PostureProtection,
  type ResourceChange,
  type RetentionPosture,
  type RpoPosture,
  span,
} from "@rampart/recovery";
import { list } from "../plural.ts";
import { DISASTER_NAMES, keptText, lossText } from "./words.ts";

/** One line of a change. */
export interface ChangeLine {
  readonly what: string;
  readonly effect: Effect;
  /** `65 min → 25 h, objective 1 h` */
  readonly text: string;
  /** What would meet the objective, or why nothing may be left. */
  readonly cut?: string;
}

/** What changes for a resource, the worst first. Of one that is only on one side, what is worth a word. */
export function changeLines(change: ResourceChange): readonly ChangeLine[] {
  const lines: ChangeLine[] = DISASTERS.map((disaster) => {
    const { rpo } = change.scenarios[disaster];
    const cut = isRegression(rpo.effect) ? rpo.after?.cut : undefined;
    return {
      what: DISASTER_NAMES[disaster],
      effect: rpo.effect,
      text: changeText(rpo, lossText),
      ...(cut === undefined ? {} : { cut }),
    };
  });
  const retention: FigureChange<RetentionPosture> = change.retention;
  lines.push({ what: "Retention", effect: retention.effect, text: changeText(retention, keptText) });
  return alike(lines.filter(({ effect }) => effect !== "unchanged")).toSorted(
    (one, other) => EFFECTS.indexOf(one.effect) - EFFECTS.indexOf(other.effect),
  );
}

/** Disasters of which the same is said share a line. */
function alike(lines: readonly ChangeLine[]): ChangeLine[] {
  const groups = Map.groupBy(lines, ({ effect, text, cut }) => JSON.stringify([effect, text, cut]));
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return [{ ...first, what: list([first.what, ...others.map(({ what }) => what.toLowerCase())]) }];
  });
}

/** `lost: plan nightly, rule daily (region lost)`; of a resource that is only on one side there is nothing to compare. */
export function protectionLines({
  presence,
  protections: { lost, gained },
}: ResourceChange): readonly string[] {
  if (presence !== "both") return [];
  return [
    ...lost.map((one) => `lost: ${protectionText(one)}`),
    ...gained.map((one) => `new: ${protectionText(one)}`),
  ];
}

function protectionText({ name, survives }: PostureProtection): string {
  return `${name} (${list(survives.map((disaster) => DISASTER_NAMES[disaster].toLowerCase()))})`;
}

function changeText<Figure extends RpoPosture | RetentionPosture>(
  { before, after }: FigureChange<Figure>,
  textOf: (figure: Figure) => string,
): string {
  const [old, now] = [before && textOf(before), after && textOf(after)];
  const figures =
    old === undefined || now === undefined || old === now ? (now ?? old ?? "") : `${old} → ${now}`;
  const objectives = [before?.objective, after?.objective] as const;
  return `${figures}${objectiveText(...objectives, after === undefined)}`;
}

function objectiveText(before: number | undefined, after: number | undefined, isGone: boolean): string {
  if (isGone || (before === undefined && after === undefined)) return "";
  if (after === undefined) return `, objective ${span(before ?? 0)} → none`;
  if (before === undefined || before === after) return `, objective ${span(after)}`;
  return `, objective ${span(before)} → ${span(after)}`;
}
