import { SEVERITIES } from "@rampart/core/finding";
import { failsCheck } from "./fails-check.ts";
import { count, list } from "./plural.ts";
import type { ReportInput } from "./report-input.ts";

/** The result in one line. */
export interface ReportVerdict {
  readonly isGood: boolean;
  readonly text: string;
}

export function verdictOf({ summary, findings }: Pick<ReportInput, "summary" | "findings">): ReportVerdict {
  const { failed, errors, undetermined } = summary;
  const isGood = !findings.some(failsCheck);
  const severities = SEVERITIES.filter((severity) => failed[severity] > 0);
  const total = severities.reduce((sum, severity) => sum + failed[severity], 0);
  const bySeverity = list(severities.map((severity) => `${shown(failed[severity])} ${severity}`));
  const parts = [
    ...(isGood && total > 0 ? ["nothing fails the check"] : []),
    ...(total > 0
      ? [`${count(total, `${isGood ? "advisory or known" : "failed"} finding`)}: ${bySeverity}`]
      : []),
    ...(errors > 0 ? [`${count(errors, "check")} broke`] : []),
  ];
  if (parts.length > 0) return { isGood, text: parts.join("; ") };
  return {
    isGood,
    text: undetermined > 0 ? `nothing failed, ${shown(undetermined)} undetermined` : "nothing failed",
  };
}

function shown(number: number): string {
  return number.toLocaleString("en-US");
}
