import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { emptyHead, headOf, nextEntry } from "../../src/journal/chain.ts";
import type { Entry } from "../../src/journal/entry.ts";
import { type ChainProblem, verifyChain } from "../../src/journal/verify.ts";
import { anyChain, anyEvent } from "./events.ts";

// Of a machine that does much else.
vi.setConfig({ testTimeout: 120_000 });

const RUN = "run-1";
const RUNS: fc.Parameters<unknown> = { numRuns: 500 };

function seqs(problems: readonly ChainProblem[]): readonly number[] {
  return [...new Set(problems.map(({ seq }) => seq))];
}

function headOfChain(entries: readonly Entry[]) {
  const last = entries.at(-1);
  if (last === undefined) throw new Error("the chain is empty");
  return headOf(last);
}

/** A chain and one of its entries, by its place from 1. */
const chainAndPlace = (least = 1) =>
  anyChain(RUN, least).chain((entries) =>
    fc.record({ entries: fc.constant(entries), place: fc.integer({ min: 1, max: entries.length }) }),
  );

/** Another value for one field. */
const anyEdit: fc.Arbitrary<Partial<Entry>> = fc.oneof(
  fc.record({ run: fc.string({ unit: "binary" }) }),
  fc.record({ seq: fc.oneof(fc.integer({ min: -2, max: 20 }), fc.integer(), fc.double({ noNaN: true })) }),
  fc.record({
    at: fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    ),
  }),
  fc.record({ token: fc.integer({ min: -1, max: 20 }) }),
  fc.record({ event: anyEvent }),
  fc.record({ previous: fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{64}$/)) }),
  fc.record({ hash: fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{64}$/)) }),
);

function changes(entry: Entry | undefined, edit: Partial<Entry>): boolean {
  return JSON.stringify({ ...entry, ...edit }) !== JSON.stringify(entry);
}

describe("a chain that nobody touched", () => {
  it("has no problem, with its stored head and with any hash that was noted on the way", () => {
    fc.assert(
      fc.property(chainAndPlace(), ({ entries, place }) => {
        expect(verifyChain(RUN, entries)).toEqual([]);
        const noted = entries[place - 1]?.hash;
        expect(verifyChain(RUN, entries, headOfChain(entries), noted)).toEqual([]);
        expect(verifyChain(RUN, entries, undefined, ` ${noted?.toUpperCase()}\n`)).toEqual([]);
      }),
    );
  });

  it("may be empty", () => {
    expect(verifyChain(RUN, [])).toEqual([]);
  });
});

describe("a chain that somebody changed in one place", () => {
  it("names the entry of which a field was edited, with and without a head", () => {
    fc.assert(
      fc.property(chainAndPlace(), anyEdit, ({ entries, place }, edit) => {
        const entry = entries[place - 1];
        fc.pre(entry !== undefined && changes(entry, edit));
        const edited = entries.with(place - 1, { ...entry, ...edit } as Entry);
        expect(verifyChain(RUN, edited, headOfChain(entries))).toMatchObject([
          { seq: place, kind: "edited" },
        ]);
        expect(verifyChain(RUN, edited)).toContainEqual(
          expect.objectContaining({ seq: place, kind: "edited" }),
        );
      }),
      RUNS,
    );
  });

  it("names the entry that was edited and hashed anew", () => {
    fc.assert(
      fc.property(chainAndPlace(), anyEvent, ({ entries, place }, event) => {
        const entry = entries[place - 1];
        fc.pre(entry !== undefined && changes(entry, { event }));
        const before = entries[place - 2];
        const anew = nextEntry(before && headOf(before), RUN, event, new Date(0), entry?.token ?? 1);
        const problems = verifyChain(RUN, entries.with(place - 1, anew), headOfChain(entries));
        expect(seqs(problems)).toEqual([place]);
      }),
      RUNS,
    );
  });

  it("names the entry that was removed, the last one too where its head is stored", () => {
    fc.assert(
      fc.property(chainAndPlace(), ({ entries, place }) => {
        const problems = verifyChain(RUN, entries.toSpliced(place - 1, 1), headOfChain(entries));
        expect(problems).toMatchObject([{ seq: place, kind: "removed" }]);
      }),
      RUNS,
    );
  });

  it("names both of two that were swapped", () => {
    const swapped = anyChain(RUN, 2).chain((entries) =>
      fc.record({
        entries: fc.constant(entries),
        places: fc.uniqueArray(fc.integer({ min: 1, max: entries.length }), { minLength: 2, maxLength: 2 }),
      }),
    );
    fc.assert(
      fc.property(swapped, ({ entries, places }) => {
        const [first = 1, second = 2] = places.toSorted((a, b) => a - b);
        const [one, other] = [entries[first - 1], entries[second - 1]];
        if (one === undefined || other === undefined) throw new Error("no such places");
        const problems = verifyChain(
          RUN,
          entries.with(first - 1, other).with(second - 1, one),
          headOfChain(entries),
        );
        expect(problems.map(({ kind }) => kind)).toEqual(problems.map(() => "reordered"));
        // Neighbours are named as one stretch.
        expect(seqs(problems)).toEqual(second === first + 1 ? [first] : [first, second]);
      }),
      RUNS,
    );
  });

  it("names two whose numbers were swapped, as a database would give them", () => {
    fc.assert(
      fc.property(chainAndPlace(2), ({ entries, place }) => {
        const other = (place % entries.length) + 1;
        const [a, b] = [entries[place - 1], entries[other - 1]];
        if (a === undefined || b === undefined) throw new Error("no such places");
        const given = entries.with(place - 1, { ...b, seq: a.seq }).with(other - 1, { ...a, seq: b.seq });
        const named = seqs(verifyChain(RUN, given, headOfChain(entries)));
        expect(named).toContain(Math.min(place, other));
      }),
      RUNS,
    );
  });

  it("names the entry that is there twice, wherever its copy stands", () => {
    fc.assert(
      fc.property(chainAndPlace(), fc.nat(12), ({ entries, place }, position) => {
        const copy = entries[place - 1];
        if (copy === undefined) throw new Error("no such place");
        const problems = verifyChain(RUN, entries.toSpliced(position % (entries.length + 1), 0, copy));
        expect(problems).toMatchObject([{ seq: place, kind: "inserted" }]);
      }),
      RUNS,
    );
  });

  it("names the entry that was inserted, though its own hash is right", () => {
    fc.assert(
      fc.property(chainAndPlace(), anyEvent, fc.boolean(), ({ entries, place }, event, follows) => {
        // Either it follows the entry before, as a forger would write it, or nothing that there is.
        const before = follows ? entries[place - 1] : { run: RUN, seq: place, hash: "0".repeat(64) };
        const forged = nextEntry(before, RUN, event, new Date(0), entries[place - 1]?.token ?? 1);
        fc.pre(entries[place]?.hash !== forged.hash);
        const problems = verifyChain(RUN, entries.toSpliced(place, 0, forged), headOfChain(entries));
        expect(seqs(problems)).toEqual([place + 1]);
        expect(problems.map(({ kind }) => kind)).toContain("inserted");
      }),
      RUNS,
    );
  });

  it("names the entry that another run wrote", () => {
    fc.assert(
      fc.property(chainAndPlace(), anyChain("run-2"), ({ entries, place }, [alien]) => {
        if (alien === undefined) throw new Error("the chain is empty");
        const problems = verifyChain(RUN, entries.toSpliced(place - 1, 0, alien), headOfChain(entries));
        expect(problems).toMatchObject([
          { seq: 1, kind: "inserted", message: expect.stringContaining("run-2") },
        ]);
      }),
    );
  });
});

describe("a chain whose end was changed", () => {
  it("names the first of the entries that were cut off", () => {
    fc.assert(
      fc.property(chainAndPlace(), ({ entries, place }) => {
        const problems = verifyChain(RUN, entries.slice(0, place - 1), headOfChain(entries));
        expect(problems).toMatchObject([{ seq: place, kind: "removed" }]);
      }),
    );
  });

  it("is found by a hash on paper, where the stored head was changed with it", () => {
    fc.assert(
      fc.property(chainAndPlace(2), ({ entries, place }) => {
        const kept = entries.slice(0, Math.min(place, entries.length - 1));
        expect(verifyChain(RUN, kept, headOfChain(kept))).toEqual([]);
        const problems = verifyChain(RUN, kept, headOfChain(kept), headOfChain(entries).hash);
        expect(problems).toMatchObject([{ seq: kept.length, kind: "head" }]);
      }),
    );
  });

  it("is found by the stored head, where all of it was written anew", () => {
    fc.assert(
      fc.property(anyChain(RUN), ([...entries]) => {
        const anew: Entry[] = [];
        for (const { event, token } of entries) {
          const last = anew.at(-1);
          anew.push(nextEntry(last && headOf(last), RUN, event, new Date("2000-01-01T00:00:00.123Z"), token));
        }
        const problems = verifyChain(RUN, anew, headOfChain(entries));
        expect(problems).toMatchObject([{ seq: entries.length, kind: "head" }]);
      }),
    );
  });

  it("is found where nothing is left", () => {
    fc.assert(
      fc.property(anyChain(RUN), (entries) => {
        expect(verifyChain(RUN, [], headOfChain(entries))).toMatchObject([{ seq: 1, kind: "removed" }]);
        expect(verifyChain(RUN, [], undefined, headOfChain(entries).hash)).toMatchObject([{ kind: "head" }]);
      }),
    );
  });
});

it("names the entry that the holder of an older lease wrote after a newer one", () => {
  const tokens = [1, 3, 2, 3, 1];
  const entries: Entry[] = [];
  for (const token of tokens) {
    const last = entries.at(-1);
    entries.push(
      nextEntry(last && headOf(last), RUN, { kind: "undo-started", step: "s" }, new Date(0), token),
    );
  }
  expect(verifyChain(RUN, entries)).toMatchObject([
    { seq: 3, kind: "token", message: "Entry 3 was written under lease 2, after lease 3 had taken over." },
    { seq: 5, kind: "token" },
  ]);
});

it("says it of several in a sentence for people", () => {
  const entries = fc.sample(anyChain(RUN, 9), 1)[0] ?? [];
  const problems = verifyChain(RUN, entries.toSpliced(3, 3), headOfChain(entries));
  expect(problems.map(({ message }) => message)).toEqual(["Entries 4 to 6 are missing."]);
});

it("checks 10,000 entries, and finds the one, in less time than a person notices", {
  timeout: 60_000,
}, () => {
  const entries: Entry[] = [];
  for (let i = 0; i < 10_000; i += 1) {
    const last = entries.at(-1);
    entries.push(
      nextEntry(last && headOf(last), RUN, { kind: "undo-started", step: `${i}` }, new Date(0), 1),
    );
  }
  const [first, , third] = entries;
  if (first === undefined || third === undefined) throw new Error("the chain is empty");
  const edited = entries.with(2, { ...third, at: "2026-11-20T03:00:00.000Z" });
  expect(verifyChain(RUN, edited, headOfChain(entries))).toMatchObject([{ seq: 3, kind: "edited" }]);
});

it("names a head that is gone, and what else is wrong", () => {
  fc.assert(
    fc.property(anyChain(RUN, 3), (entries) => {
      const gone = { seq: entries.length, kind: "head", message: expect.stringContaining("is gone") };
      expect(verifyChain(RUN, entries, emptyHead(RUN))).toMatchObject([gone]);
      expect(verifyChain(RUN, [], emptyHead(RUN))).toEqual([]);
      expect(verifyChain(RUN, entries.toSpliced(1, 1), emptyHead(RUN))).toMatchObject([
        { seq: 2, kind: "removed" },
        gone,
      ]);
    }),
  );
});
