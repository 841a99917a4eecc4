import type { Redactor } from "../shell/shell.ts";
import { type Automaton, automatonOf } from "./automaton.ts";
import { spellingsOf } from "./spellings.ts";

/** What stands where a secret stood. */
const REDACTED = "[secret]";

/**
 * Replaces each of `secrets` by `[secret]`, in every spelling of `spellingsOf`. Spellings that overlap are replaced
 * together, so that no part of any is left. Secrets shorter than `SHORTEST_SECRET` characters are left as they are.
 */
export function redactorOf(secrets: readonly string[]): Redactor {
  const spellings = new Set(secrets.flatMap((secret) => [...spellingsOf(secret)]));
  if (spellings.size === 0) return REDACTS_NOTHING;
  const automaton = automatonOf(spellings);
  return {
    redact(text) {
      const redaction = new Redaction(automaton);
      return redaction.push(text) + redaction.end();
    },
    holdsSecret: (text) => holdsWord(automaton, text),
    stream: () => new Redaction(automaton),
  };
}

const REDACTS_NOTHING: Redactor = {
  redact: (text) => text,
  holdsSecret: () => false,
  stream: () => ({ push: (chunk) => chunk, end: () => "" }),
};

function holdsWord({ next, found }: Automaton, text: string): boolean {
  let state = 0;
  for (let index = 0; index < text.length; index++) {
    state = next(state, text.charCodeAt(index));
    if (found[state] !== 0) return true;
  }
  return false;
}

/** Part of the text that holds one secret, or several that overlap. */
interface Hidden {
  readonly from: number;
  readonly to: number;
  /** Whether `[secret]` was given out for it; its end may still be held back. */
  readonly isShown: boolean;
}

class Redaction {
  readonly #automaton: Automaton;
  #state = 0;
  /** The end of the text so far that may be the beginning of a secret. */
  #held = "";
  /** In order, in positions of what is held. */
  #hidden: Hidden[] = [];

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
  }

  push(chunk: string): string {
    const text = this.#held + chunk;
    this.#find(text, this.#held.length);
    return this.#giveOut(text, text.length - (this.#automaton.depth[this.#state] ?? 0));
  }

  end(): string {
    this.#state = 0;
    return this.#giveOut(this.#held, this.#held.length);
  }

  #find(text: string, begin: number): void {
    const { next, afterFirst, found } = this.#automaton;
    let state = this.#state;
    for (let index = begin; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      state = state === 0 ? (afterFirst[unit] ?? 0) : next(state, unit);
      if (state === 0) continue;
      const length = found[state] ?? 0;
      if (length !== 0) this.#hide(index + 1 - length, index + 1);
    }
    this.#state = state;
  }

  #hide(begin: number, to: number): void {
    let from = begin;
    let isShown = false;
    for (let last = this.#hidden.at(-1); last !== undefined && last.to > begin; last = this.#hidden.at(-1)) {
      from = Math.min(from, last.from);
      isShown ||= last.isShown;
      this.#hidden.pop();
    }
    this.#hidden.push({ from, to, isShown });
  }

  /** Gives out `text` up to `safe`, before which no secret can begin any more. */
  #giveOut(text: string, safe: number): string {
    let out = "";
    let done = 0;
    const rest: Hidden[] = [];
    for (const { from, to, isShown } of this.#hidden) {
      if (from >= safe && !isShown) {
        rest.push({ from: from - safe, to: to - safe, isShown });
        continue;
      }
      if (!isShown) out += text.slice(done, from) + REDACTED;
      done = to;
      if (to > safe) rest.push({ from: 0, to: to - safe, isShown: true });
    }
    this.#hidden = rest;
    this.#held = text.slice(safe);
    return done < safe ? out + text.slice(done, safe) : out;
  }
}
