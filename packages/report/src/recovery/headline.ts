import type { RecoveryComparison, RecoveryPosture, Verdict } from "@rampart/recovery";
import { count } from "../plural.ts";

export interface Headline {
  readonly kind: "good" | "bad" | "open";
  readonly text: string;
}

/** What the posture comes to, in a sentence without its full stop. */
export function postureHeadline({ resources }: RecoveryPosture): Headline {
  const number = (verdict: Verdict): number => resources.filter((one) => one.verdict === verdict).length;
  const of = `${number("missed").toLocaleString("en-US")} of ${count(resources.length, "data resource")}`;
  if (resources.length === 0) return { kind: "open", text: "Nothing here holds data" };
  if (number("missed") > 0) {
    return { kind: "bad", text: `${of} ${number("missed") === 1 ? "misses" : "miss"} an objective` };
  }
  if (number("undetermined") > 0) {
    const open = `${count(number("undetermined"), "data resource")} cannot be judged yet`;
    return { kind: "open", text: `No objective is known to be missed; ${open}` };
  }
  if (number("met") === 0) {
    return { kind: "open", text: `Nothing is promised of ${count(resources.length, "data resource")}` };
  }
  const rest = number("no-objective") > 0 ? `; of ${number("no-objective")} nothing is promised` : "";
  const met = count(number("met"), "data resource");
  return {
    kind: "good",
    text: `${met} ${number("met") === 1 ? "meets its" : "meet their"} objectives${rest}`,
  };
}

/** What a change does, in a sentence without its full stop. */
export function comparisonHeadline({ resources }: RecoveryComparison): Headline {
  const of = (...effects: readonly string[]): number =>
    resources.filter(({ effect }) => effects.includes(effect)).length;
  const newly = of("newly-missed");
  const more = of("missed-by-more");
  const parts = [
    ...(newly > 0
      ? [`${count(newly, "data resource")} newly ${newly === 1 ? "misses" : "miss"} an objective`]
      : []),
    ...(more > 0 ? [`${count(more, "data resource")} ${more === 1 ? "misses" : "miss"} one by more`] : []),
  ];
  if (parts.length > 0) return { kind: "bad", text: parts.join(", ") };
  if (resources.length === 0) return { kind: "good", text: "Nothing changes for the recovery of data" };
  const open = of("newly-undetermined");
  const lost = of("objective-gone");
  if (open + lost > 0) {
    const notes = [
      ...(open > 0 ? [`${count(open, "data resource")} cannot be judged any more`] : []),
      ...(lost > 0
        ? [`${count(lost, "data resource")} ${lost === 1 ? "loses its" : "lose their"} objective`]
        : []),
    ];
    return { kind: "open", text: `No objective is newly missed; ${notes.join(", ")}` };
  }
  return {
    kind: "good",
    text: `No objective is missed by more than before; ${count(resources.length, "data resource")} changed`,
  };
}
