import { firstPrevious, hashOf } from "./chain.ts";
import type { Entry } from "./entry.ts";
import type { Head } from "./journal.ts";

/** What is wrong with a chain at one place. */
export interface ChainProblem {
  /** The entry, or the first of the entries, by the place that it has or should have. */
  readonly seq: number;
  /**
   * - `edited`: what stands there is not what was written;
   * - `removed`: it is missing;
   * - `inserted`: it was not written by the run, or stands there twice;
   * - `reordered`: it stands at another place;
   * - `token`: it was written under an older lease than the entry before;
   * - `head`: the chain does not end as the stored head, or the hash somebody kept, says, or that head is gone.
   */
  readonly kind: "edited" | "removed" | "inserted" | "reordered" | "token" | "head";
  /** A sentence for people. */
  readonly message: string;
}

/**
 * Checks the chain of `run`: that no entry was edited, removed, inserted or moved, and that no holder of an older lease
 * wrote after a newer one. None found, none returned.
 *
 * A chain alone does not show that its end was cut off, nor that all of it was written anew: `storedHead`, which the journal
 * keeps apart, shows the first, and `expectedHead`, the hash that somebody has on paper, both. Entries that were
 * appended after that hash was noted are no problem.
 *
 * @param entries As the journal gave them: their order is checked, too.
 */
export function verifyChain(
  run: string,
  entries: readonly Entry[],
  storedHead?: Head,
  expectedHead?: string,
): readonly ChainProblem[] {
  const isGone = storedHead?.seq === 0 && entries.length > 0;
  const head = isGone ? undefined : storedHead;
  const { chain, extra } = arrange(run, entries.map(judged), head);
  const problems = [
    ...extra.map(({ place, entry }) => inserted(place, entry, run, head)),
    ...missing(chain, head),
    ...edited(run, chain, head),
    ...reordered(chain),
    ...tokens(chain),
    ...(isGone ? [noteGone(chain)] : []),
    ...onPaper(chain, expectedHead),
  ];
  return problems.sort((a, b) => a.seq - b.seq);
}

interface Judged {
  readonly entry: Entry;
  /** Where it stands in what the journal gave. */
  readonly position: number;
  /** Whether its hash is that of its fields. */
  readonly sound: boolean;
}

interface Placed extends Judged {
  /** The `seq` it should have. */
  readonly place: number;
}

function judged(entry: Entry, position: number): Judged {
  return { entry, position, sound: isSound(entry) };
}

function isSound(entry: Entry): boolean {
  try {
    return hashOf(entry) === entry.hash;
  } catch {
    // Such as half a surrogate pair, which was never hashed.
    return false;
  }
}

/**
 * Tells the entries that the run wrote from those that it did not: of several for one place it wrote the one that its
 * neighbours know.
 */
function arrange(
  run: string,
  entries: readonly Judged[],
  head: Head | undefined,
): { readonly chain: readonly Placed[]; readonly extra: readonly Placed[] } {
  /** Places after the entries with a hash, and places before those that name one. */
  const placeAfter = new Map<string, number>([[firstPrevious(run), 1]]);
  const placeBefore = new Map<string, number>();
  if (head !== undefined) placeBefore.set(head.hash, head.seq);
  for (const { entry, sound } of entries) {
    if (!sound) continue;
    placeAfter.set(entry.hash, entry.seq + 1);
    placeBefore.set(entry.previous, entry.seq - 1);
  }
  // Nothing in an entry that was edited can be trusted, not even its number: its neighbours say where it belongs.
  const placeOf = ({ entry, sound }: Judged): number =>
    sound ? entry.seq : (placeAfter.get(entry.previous) ?? placeBefore.get(entry.hash) ?? entry.seq);
  const likelihood = ({ entry, sound, place }: Placed): number =>
    (placeBefore.get(entry.hash) === place ? 4 : 0) +
    (placeAfter.get(entry.previous) === place ? 2 : 0) +
    (sound ? 1 : 0);

  // Of two that are the same, the copy is the one that makes others look moved.
  const astray = ({ place, position }: Placed): number => Math.abs(place - 1 - position);
  const isLikelier = (one: Placed, other: Placed): boolean => {
    const difference = likelihood(one) - likelihood(other);
    return difference > 0 || (difference === 0 && astray(one) <= astray(other));
  };

  const best = new Map<number, Placed>();
  const extra: Placed[] = [];
  for (const each of entries) {
    const placed = { ...each, place: placeOf(each) };
    const rival = best.get(placed.place);
    if (head !== undefined && placed.place > head.seq) extra.push(placed);
    else if (rival === undefined) best.set(placed.place, placed);
    else if (isLikelier(placed, rival)) {
      best.set(placed.place, placed);
      extra.push(rival);
    } else extra.push(placed);
  }
  return { chain: [...best.values()].sort((a, b) => a.place - b.place), extra };
}

function inserted(place: number, entry: Entry, run: string, head: Head | undefined): ChainProblem {
  const because =
    entry.run !== run
      ? `is of run ${entry.run}`
      : head !== undefined && place > head.seq
        ? `stands after the end: the stored head is entry ${head.seq}`
        : "is there more than once";
  return { seq: place, kind: "inserted", message: `Entry ${place} ${because}: somebody inserted it.` };
}

function missing(chain: readonly Placed[], head: Head | undefined): ChainProblem[] {
  const problems: ChainProblem[] = [];
  let next = 1;
  for (const { place } of chain) {
    if (place > next) problems.push(removed(next, place - 1));
    next = place + 1;
  }
  if (head !== undefined && head.seq >= next) problems.push(removed(next, head.seq));
  return problems;
}

function removed(first: number, last: number): ChainProblem {
  const which = first === last ? `Entry ${first} is` : `Entries ${first} to ${last} are`;
  return { seq: first, kind: "removed", message: `${which} missing.` };
}

function edited(run: string, chain: readonly Placed[], head: Head | undefined): ChainProblem[] {
  const problems: ChainProblem[] = [];
  for (const [index, { entry, place, sound }] of chain.entries()) {
    const next = chain[index + 1];
    if (!sound) problems.push(edit(place, "what stands in it does not have its hash"));
    else if (next?.place === place + 1) {
      // An edited neighbour tells nothing about this one.
      if (next.sound && next.entry.previous !== entry.hash)
        problems.push(edit(place, `entry ${next.place} was written after another one`));
    } else if (place === head?.seq && head.hash !== entry.hash) {
      problems.push({
        seq: place,
        kind: "head",
        message: `Entry ${place} is not the one that the stored head names: it, or one before it, was written anew.`,
      });
    }
  }
  const [first] = chain;
  const begins = first === undefined || first.place !== 1 || first.entry.previous === firstPrevious(run);
  if (first?.sound && !begins && !problems.some(({ seq }) => seq === 1))
    problems.push(edit(1, `it is not the first entry of run ${run}`));
  return problems;
}

function edit(seq: number, because: string): ChainProblem {
  return { seq, kind: "edited", message: `Entry ${seq} was edited: ${because}.` };
}

function reordered(all: readonly Placed[]): ChainProblem[] {
  // A store gives entries by their number: one whose number was edited stands elsewhere for that alone.
  const chain = all.filter(({ sound }) => sound);
  const positions = chain.map(({ position }) => position).sort((a, b) => a - b);
  const problems: ChainProblem[] = [];
  let first: number | undefined;
  for (const [index, { place, position }] of chain.entries()) {
    const moved = position !== positions[index];
    if (moved) first ??= place;
    const next = chain[index + 1];
    const ends = next === undefined || next.position === positions[index + 1];
    if (moved && ends && first !== undefined) {
      const which = first === place ? `Entry ${place} does` : `Entries ${first} to ${place} do`;
      problems.push({
        seq: first,
        kind: "reordered",
        message: `${which} not stand where the run wrote ${first === place ? "it" : "them"}.`,
      });
      first = undefined;
    }
  }
  return problems;
}

function tokens(chain: readonly Placed[]): ChainProblem[] {
  const problems: ChainProblem[] = [];
  let newest = 0;
  for (const { entry, place, sound } of chain) {
    if (!sound) continue;
    if (entry.token < newest) {
      problems.push({
        seq: place,
        kind: "token",
        message: `Entry ${place} was written under lease ${entry.token}, after lease ${newest} had taken over.`,
      });
    }
    newest = Math.max(newest, entry.token);
  }
  return problems;
}

function noteGone(chain: readonly Placed[]): ChainProblem {
  const message =
    "The journal's own note of where the run ends is gone: whether entries came after this one cannot be told.";
  return { seq: chain.at(-1)?.place ?? 0, kind: "head", message };
}

function onPaper(chain: readonly Placed[], expected: string | undefined): ChainProblem[] {
  if (expected === undefined) return [];
  const wanted = expected.trim().toLowerCase();
  if (chain.some(({ entry, sound }) => sound && entry.hash === wanted)) return [];
  const seq = chain.at(-1)?.place ?? 0;
  const message = `No entry has the hash ${wanted}: the end was cut off, or entries were written anew.`;
  return [{ seq, kind: "head", message }];
}
