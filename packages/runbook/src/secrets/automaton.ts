/**
 * Finds many words in one pass (Aho and Corasick, "Efficient string matching", 1975). A state stands for the longest
 * end of what was read that is a beginning of a word; state 0 for none.
 */
export interface Automaton {
  /** Reads the UTF-16 code unit `unit`. */
  next(state: number, unit: number): number;
  /** The state after the first unit of some word; 0 for a unit with which no word begins. */
  readonly afterFirst: Int32Array;
  /** Code units of the beginning of a word that `state` stands for. */
  readonly depth: Int32Array;
  /** Code units of the longest word that ends in `state`; 0 if none does. */
  readonly found: Int32Array;
}

const UNITS = 0x10000;

/** Children of a state are a list linked by `sibling`: beyond the first units of words nearly all have one child. */
interface Trie {
  readonly size: number;
  readonly unit: Uint16Array;
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  readonly depth: Int32Array;
  readonly found: Int32Array;
}

export function automatonOf(words: Iterable<string>): Automaton {
  const trie = trieOf([...words]);
  const afterFirst = new Int32Array(UNITS);
  for (let state = at(trie.child, 0); state !== 0; state = at(trie.sibling, state)) {
    afterFirst[at(trie.unit, state)] = state;
  }
  const fallback = new Int32Array(trie.size);

  function next(from: number, unit: number): number {
    for (let state = from; state !== 0; state = at(fallback, state)) {
      const child = childOf(trie, state, unit);
      if (child !== 0) return child;
    }
    return at(afterFirst, unit);
  }

  // Breadth first: what a state falls back to is shallower, and known by then.
  const queue = new Int32Array(trie.size);
  let end = 1;
  for (let begin = 0; begin < end; begin++) {
    const parent = at(queue, begin);
    for (let state = at(trie.child, parent); state !== 0; state = at(trie.sibling, state)) {
      fallback[state] = parent === 0 ? 0 : next(at(fallback, parent), at(trie.unit, state));
      if (trie.found[state] === 0) trie.found[state] = at(trie.found, at(fallback, state));
      queue[end++] = state;
    }
  }
  return { next, afterFirst, depth: trie.depth, found: trie.found };
}

function trieOf(words: readonly string[]): Trie {
  const most = 1 + words.reduce((sum, word) => sum + word.length, 0);
  const [child, sibling, depth, found] = [0, 0, 0, 0].map(() => new Int32Array(most)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const trie = { unit: new Uint16Array(most), child, sibling, depth, found };
  let size = 1;
  for (const word of words) {
    let state = 0;
    for (let index = 0; index < word.length; index++) {
      const unit = word.charCodeAt(index);
      let following = childOf(trie, state, unit);
      if (following === 0) {
        following = size++;
        trie.unit[following] = unit;
        sibling[following] = at(child, state);
        child[state] = following;
        depth[following] = index + 1;
      }
      state = following;
    }
    if (state !== 0) found[state] = word.length;
  }
  return { ...trie, size };
}

function childOf(trie: Omit<Trie, "size">, state: number, unit: number): number {
  let child = at(trie.child, state);
  while (child !== 0 && trie.unit[child] !== unit) child = at(trie.sibling, child);
  return child;
}

function at(numbers: Int32Array | Uint16Array, index: number): number {
  return numbers[index] ?? 0;
}
