import fc from "fast-check";
import { headOf, nextEntry } from "../../src/journal/chain.ts";
import type { Entry, RunEvent } from "../../src/journal/entry.ts";
import type { Json } from "../../src/model/json.ts";

const text: fc.Arbitrary<string> = fc.string({ unit: "binary", maxLength: 20 });
const json: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 2, noUnicodeString: false }) as fc.Arbitrary<Json>;

export const anyEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ kind: fc.constant("logged" as const), step: text, message: text }),
  fc.record({ kind: fc.constant("step-started" as const), step: text, attempt: fc.nat(9) }),
  fc.record({
    kind: fc.constant("step-finished" as const),
    step: text,
    milliseconds: fc.nat(),
    result: json,
  }),
  fc.record({
    kind: fc.constant("items-listed" as const),
    step: text,
    items: fc.array(json, { maxLength: 3 }),
  }),
);

/** A chain of `run` with at least `least` entries, whose tokens never go back. */
export function anyChain(run: string, least = 1): fc.Arbitrary<readonly Entry[]> {
  const link = fc.record({ event: anyEvent, at: fc.date({ noInvalidDate: true }), taken: fc.nat(1) });
  return fc.array(link, { minLength: least, maxLength: 12 }).map((links) => {
    const entries: Entry[] = [];
    let token = 1;
    for (const { event, at, taken } of links) {
      token += taken;
      const last = entries.at(-1);
      entries.push(nextEntry(last && headOf(last), run, event, at, token));
    }
    return entries;
  });
}
