import type { Outcome } from "@rampart/core/finding";
import type { FrameworkControl } from "../controls.ts";

/** What the rules found that bear on a control. `clear` is no proof: it says that they found nothing. */
export type ControlState = "fail" | "undetermined" | "waived" | "clear";

export const CONTROL_STATES: readonly ControlState[] = ["fail", "undetermined", "waived", "clear"];

/** A rule that broke leaves open what it would have found. */
const STATES: Readonly<Record<Outcome, ControlState>> = {
  fail: "fail",
  error: "undetermined",
  undetermined: "undetermined",
  waived: "waived",
};

/** The worst that a rule bearing on the control found. */
export function controlState({ rules }: FrameworkControl): ControlState {
  const states = new Set(rules.flatMap(({ findings }) => findings.map(({ outcome }) => STATES[outcome])));
  return CONTROL_STATES.find((state) => states.has(state)) ?? "clear";
}
