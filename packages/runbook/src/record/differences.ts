import type { RunDifference, RunStateChange } from "@rampart/core/run-record";
import canonicalize from "canonicalize";

interface End {
  readonly target: string;
  readonly path: string | undefined;
  /** Absent where it goes. */
  readonly to?: unknown;
}

/** Where what was done is not what was planned. What a value was before is not compared: only what came of it. */
export function differencesBetween(
  planned: readonly RunStateChange[],
  executed: readonly RunStateChange[],
): readonly RunDifference[] {
  const wanted = endsOf(planned);
  const got = endsOf(executed);
  return [...new Set([...wanted.keys(), ...got.keys()])].flatMap((key): readonly RunDifference[] => {
    const [plan, act] = [wanted.get(key), got.get(key)];
    const { target, path } = plan ?? act ?? { target: "" };
    const where = path === undefined ? { target } : { target, path };
    const to = {
      ...(plan !== undefined && "to" in plan && { planned: plan.to }),
      ...(act !== undefined && "to" in act && { executed: act.to }),
    };
    if (act === undefined) return [{ ...where, kind: "not-executed", ...to }];
    if (plan === undefined) return [{ ...where, kind: "not-planned", ...to }];
    return isSame(plan, act) ? [] : [{ ...where, kind: "otherwise", ...to }];
  });
}

/** How each property ends, and whether each target that comes or goes is there. */
function endsOf(changes: readonly RunStateChange[]): ReadonlyMap<string, End> {
  const ends = changes.flatMap(({ target, action, changes: properties }): readonly End[] => [
    ...(action === "create" ? [{ target, path: undefined, to: "created" }] : []),
    ...(action === "delete" ? [{ target, path: undefined }] : []),
    ...(action === "delete"
      ? []
      : properties.map(({ path, ...change }) => ({
          target,
          path,
          ...("to" in change && { to: change.to }),
        }))),
  ]);
  return new Map(ends.map((end) => [JSON.stringify([end.target, end.path ?? null]), end]));
}

function isSame(one: End, other: End): boolean {
  if ("to" in one !== "to" in other) return false;
  return canonicalize(one.to) === canonicalize(other.to);
}
