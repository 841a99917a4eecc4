import { parseDuration, UnitError } from "@rampart/core/units";
import {
  DISASTERS,
  type Disaster,
  type Effect,
  type PostureTerm,
  type RetentionPosture,
  type RpoPosture,
  span,
  type Verdict,
} from "@rampart/recovery";
import { list } from "../plural.ts";

export const DISASTER_NAMES: Readonly<Record<Disaster, string>> = {
  deletion: "Deletion",
  zone: "Zone lost",
  region: "Region lost",
  account: "Account lost",
};

interface VerdictWords {
  readonly name: string;
  /** Told apart without colours, too. */
  readonly mark: string;
  /** The colours of the page. */
  readonly colour: string;
}

export const VERDICTS: Readonly<Record<Verdict, VerdictWords>> = {
  missed: { name: "missed", mark: "✕", colour: "fail" },
  undetermined: { name: "undetermined", mark: "?", colour: "undetermined" },
  met: { name: "met", mark: "✓", colour: "clear" },
  "no-objective": { name: "no objective", mark: "·", colour: "waived" },
};

/** From the worst down. */
export const WORST_FIRST: readonly Verdict[] = ["missed", "undetermined", "met", "no-objective"];

export const EFFECT_NAMES: Readonly<Record<Effect, string>> = {
  "newly-missed": "newly missed",
  "missed-by-more": "missed by more",
  "newly-undetermined": "undetermined now",
  "objective-gone": "objective gone",
  worse: "worse",
  vanished: "gone",
  appeared: "new",
  changed: "changed",
  better: "better",
  "newly-met": "met now",
  unchanged: "unchanged",
};

export const EFFECT_COLOURS: Readonly<Record<Effect, string>> = {
  "newly-missed": "fail",
  "missed-by-more": "fail",
  "newly-undetermined": "undetermined",
  "objective-gone": "unmatched",
  worse: "unmatched",
  vanished: "waived",
  appeared: "waived",
  changed: "waived",
  better: "clear",
  "newly-met": "clear",
  unchanged: "waived",
};

/** `25 h`, `all`; `not known` where what is not known yet decides. */
export function lossText({ worst, verdict }: RpoPosture): string {
  if (worst !== undefined) return span(worst);
  return verdict === "undetermined" ? "not known" : "all";
}

/** How long a part of a worst case is, as the other figures are written; as it is where it is no length of time. */
export function termText({ duration }: PostureTerm): string {
  try {
    return span(parseDuration(duration));
  } catch (error) {
    if (error instanceof UnitError) return duration;
    throw error;
  }
}

/** `35 d`, `for ever`, `nothing`. */
export function keptText({ longest, isForEver, verdict }: RetentionPosture): string {
  if (isForEver) return "for ever";
  if (longest !== undefined) return span(longest);
  return verdict === "undetermined" ? "not known" : "nothing";
}

/** `≤ 1 h`: at most so much may be lost; `≥ 35 d`: it is to be kept for so long. Empty where nothing is promised. */
export function limitText(figure: RpoPosture | RetentionPosture): string {
  if (figure.objective === undefined) return "";
  return `${"isForEver" in figure ? "≥" : "≤"} ${span(figure.objective)}`;
}

/** `Deletion, zone lost and region lost`; `Any disaster` for all four. */
export function disasterList(disasters: readonly Disaster[]): string {
  if (disasters.length === DISASTERS.length) return "Any disaster";
  return list(
    disasters.map((disaster, index) =>
      index === 0 ? DISASTER_NAMES[disaster] : DISASTER_NAMES[disaster].toLowerCase(),
    ),
  );
}
