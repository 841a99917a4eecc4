import type { CheckResult } from "./result.ts";

const ITEMS_AT_A_TIME = 1000;

/**
 * The result as one JSON document, in pieces: the findings of a large estate are longer than a text may be. A finding
 * stands on one line, and so does a fix.
 */
export function* resultAsJson({ findings, fixes, ...rest }: CheckResult): Generator<string> {
  yield JSON.stringify(rest).slice(0, -1);
  yield* listAsJson("findings", findings);
  if (fixes !== undefined) yield* listAsJson("fixes", fixes);
  yield "}\n";
}

function* listAsJson(name: string, items: readonly unknown[]): Generator<string> {
  yield `,"${name}":[`;
  for (let from = 0; from < items.length; from += ITEMS_AT_A_TIME) {
    const lines = items.slice(from, from + ITEMS_AT_A_TIME).map((item) => `\n${JSON.stringify(item)}`);
    yield `${from === 0 ? "" : ","}${lines.join(",")}`;
  }
  yield "\n]";
}
