import { isDeepStrictEqual } from "node:util";
import type { Json } from "../model/json.ts";

/** What is true in the world of a rehearsal, by a name of the author's choice. What nobody has set is false. */
export type Facts = Readonly<Record<string, Json>>;

/** The world that replies ask and change. It outlives crashes, as the real one does. */
export class World {
  readonly #facts: Map<string, Json>;

  constructor(facts: Facts) {
    this.#facts = new Map(Object.entries(facts));
  }

  holds(facts: Facts): boolean {
    return Object.entries(facts).every(([name, value]) => isDeepStrictEqual(this.of(name), value));
  }

  of(name: string): Json {
    return this.#facts.get(name) ?? false;
  }

  become(facts: Facts): void {
    for (const [name, value] of Object.entries(facts)) this.#facts.set(name, value);
  }

  get facts(): Facts {
    return Object.fromEntries(this.#facts);
  }
}
