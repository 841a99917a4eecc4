import { describeChange } from "@rampart/core/changes";
import type { RunDifference, RunStateChange, RunStep } from "@rampart/core/run-record";

/** A line of a diff in the notation of a preview: of a target, or of one of its properties. */
export interface DiffLine {
  readonly kind: "target" | "add" | "change" | "remove";
  readonly text: string;
  /** Whether it is where plan and execution differ. */
  readonly isOff: boolean;
}

const ACTIONS = { create: "+", update: "~", delete: "-" } as const;

const KINDS: Readonly<Record<string, DiffLine["kind"]>> = { "+": "add", "-": "remove" };

/** What was planned, and what was done where that is known. */
export interface StepDiff {
  readonly planned: readonly DiffLine[];
  /** Absent where nobody knows. */
  readonly executed?: readonly DiffLine[];
}

export function diffOf({ planned, executed, differences }: RunStep): StepDiff {
  const wanted = linesOf(planned, differences);
  return executed === undefined
    ? { planned: wanted }
    : { planned: wanted, executed: linesOf(executed, differences) };
}

function linesOf(
  changes: readonly RunStateChange[],
  differences: readonly RunDifference[],
): readonly DiffLine[] {
  return changes.flatMap(({ target, action, changes: properties }) => {
    const isOff = (path: string | undefined): boolean =>
      differences.some((one) => one.target === target && one.path === path);
    return [
      { kind: "target" as const, text: `${ACTIONS[action]} ${target} (${action})`, isOff: isOff(undefined) },
      ...properties.map((change) => {
        const text = describeChange(change);
        return {
          kind: KINDS[text.charAt(0)] ?? ("change" as const),
          text: `    ${text}`,
          isOff: isOff(change.path),
        };
      }),
    ];
  });
}
