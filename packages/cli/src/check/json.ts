import type { CheckResult } from "./result.ts";

const FINDINGS_AT_A_TIME = 1000;

/**
 * The result as one JSON document, in pieces: the findings of a large estate are longer than a text may be. A finding
 * stands on one line.
 */
export function* resultAsJson({ findings, ...rest }: CheckResult): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"findings":[`;
  for (let from = 0; from < findings.length; from += FINDINGS_AT_A_TIME) {
    const lines = findings
      .slice(from, from + FINDINGS_AT_A_TIME)
      .map((finding) => `\n${JSON.stringify(finding)}`);
    yield `${from === 0 ? "" : ","}${lines.join(",")}`;
  }
  yield "\n]}\n";
}
