import type { States } from "../context/read-states.ts";
import type { Properties } from "../model/json.ts";
import type { Targets } from "../model/target.ts";

/** What is known of a target: its state, undefined where it does not exist; or why that cannot be told. */
export type Knowledge =
  | { readonly isKnown: true; readonly state: Properties | undefined }
  | { readonly isKnown: false; readonly because: string };

/** More layers than this make looking things up slow, fewer make changing things slow. */
const MOST_LAYERS = 64;

/**
 * The targets of a runbook at one moment of a plan or a simulation, by name. It does not change: a moment later is
 * another one, which holds only what is other.
 */
export class World {
  readonly #own: ReadonlyMap<string, Knowledge>;
  readonly #below: World | undefined;
  readonly #layers: number;

  private constructor(own: ReadonlyMap<string, Knowledge>, below?: World) {
    this.#own = own;
    this.#below = below;
    this.#layers = below === undefined ? 1 : below.#layers + 1;
  }

  static of(entries: Iterable<readonly [string, Knowledge]>): World {
    return new World(new Map(entries));
  }

  get(target: string): Knowledge | undefined {
    for (const layer of this.#downwards()) {
      const own = layer.#own.get(target);
      if (own !== undefined) return own;
    }
    return undefined;
  }

  /** This world with other knowledge of some targets. */
  with(changed: readonly (readonly [string, Knowledge])[]): World {
    if (changed.length === 0) return this;
    return this.#layers < MOST_LAYERS ? new World(new Map(changed), this) : World.of([...this, ...changed]);
  }

  /** In the order in which the targets came. */
  *[Symbol.iterator](): Generator<readonly [string, Knowledge]> {
    const upwards = [...this.#downwards()].reverse();
    yield* new Map(upwards.flatMap((layer) => [...layer.#own]));
  }

  *#downwards(): Generator<World> {
    let layer: World | undefined = this;
    while (layer !== undefined) {
      yield layer;
      layer = layer.#below;
    }
  }
}

/** A target whose state cannot be told. */
export interface Unknown {
  readonly target: string;
  readonly because: string;
}

/** What code that `reads` targets sees of `world`. */
export type View =
  | { readonly isKnown: true; readonly states: States }
  | { readonly isKnown: false; readonly unknown: readonly Unknown[] };

/** The states are the caller's own: code that changes them in place does not change `world`. */
export function view(reads: Targets, world: World): View {
  const unknown: Unknown[] = [];
  const states: Record<string, Properties | undefined> = {};
  for (const [name, target] of Object.entries(reads)) {
    const knowledge = world.get(target.name);
    if (knowledge?.isKnown === true) states[name] = structuredClone(knowledge.state);
    else unknown.push({ target: target.name, because: knowledge?.because ?? "it was not read" });
  }
  return unknown.length === 0 ? { isKnown: true, states } : { isKnown: false, unknown };
}

/** Why of several, in a sentence. */
export function becauseOf(unknown: readonly Unknown[]): string {
  return unknown.map(({ target, because }) => `${target}: ${because}`).join("; ");
}

/**
 * `value` as a journal would give it back: plain JSON.
 *
 * @throws {TypeError} if it is no object, or holds what JSON cannot.
 */
export function asProperties(value: unknown): Properties | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) {
    throw new TypeError(`a state is an object of properties, not ${JSON.stringify(value)}`);
  }
  return JSON.parse(JSON.stringify(value)) as Properties;
}
