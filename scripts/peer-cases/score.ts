import type { Rule } from "@rampart/policy";
import { type Judgement, judgeCase } from "./evaluate-case.ts";
import type { PeerCase } from "./peer-case.ts";

/** A rule of ours beside a check of a peer. */
interface Comparison {
  readonly rule: string;
  /** Cases on which the rule and the check differ. */
  readonly misses: readonly string[];
}

type CheckVerdict =
  /** One rule fires on every failing case and on no passing one. */
  | "covered"
  /** No rule does. */
  | "missed"
  /** Its cases all pass or all fail, and say nothing about where the line runs. */
  | "one-sided";

export interface CheckScore {
  readonly check: string;
  readonly types: readonly string[];
  readonly verdict: CheckVerdict;
  /** The rule that covers it, or comes nearest; undefined if no rule fires on any failing case. */
  readonly nearest: Comparison | undefined;
}

export interface Score {
  readonly checks: readonly CheckScore[];
  readonly covered: number;
  /** Checks that have passing and failing cases. */
  readonly comparable: number;
}

/** Whether each check of the peers has a rule of ours that agrees with it on all of `cases`. */
export function scoreCases(cases: readonly PeerCase[], rules: readonly Rule[]): Score {
  const byCheck = Map.groupBy(cases, ({ peer_check }) => peer_check);
  const checks = [...byCheck]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([check, own]) =>
      scoreCheck(
        check,
        own.flatMap((one) => judgeCase(one, rules)),
      ),
    );
  return {
    checks,
    covered: checks.filter(({ verdict }) => verdict === "covered").length,
    comparable: checks.filter(({ verdict }) => verdict !== "one-sided").length,
  };
}

function scoreCheck(check: string, judgements: readonly Judgement[]): CheckScore {
  const types = [...new Set(judgements.flatMap((judgement) => judgement.types))].sort();
  const expectations = new Set(judgements.map(({ expected }) => expected));
  const candidates = new Set(
    judgements.flatMap(({ expected, fired }) => (expected === "fail" ? [...fired] : [])),
  );
  const comparisons = [...candidates].map((rule) => compare(rule, judgements));
  comparisons.sort((a, b) => a.misses.length - b.misses.length || (a.rule < b.rule ? -1 : 1));
  const [nearest] = comparisons;
  if (expectations.size < 2) return { check, types, verdict: "one-sided", nearest };
  return { check, types, verdict: nearest?.misses.length === 0 ? "covered" : "missed", nearest };
}

function compare(rule: string, judgements: readonly Judgement[]): Comparison {
  const misses = judgements
    .filter(({ expected, fired }) => fired.has(rule) !== (expected === "fail"))
    .map(({ case: id, resource, expected }) => {
      const place = resource === undefined ? id : `${id} ${resource}`;
      return `${place} should ${expected}`;
    });
  return { rule, misses };
}
