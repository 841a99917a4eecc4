import type { Facts, World } from "./world.ts";

/** What every reply may say, of a command or of a client. */
export interface Reply {
  /** How long it takes on the virtual clock: a duration such as `3s`. Nothing by default. */
  readonly takes?: string;
  /** How often it answers; then the next that fits does. Without end by default. */
  readonly times?: number;
  /** Answers only while all of this is so. */
  readonly when?: Facts;
  /**
   * What is so from then on: the reply stands for an effect, which has to happen once. What is stopped before it has
   * taken its time has no effect.
   */
  readonly makes?: Facts;
  /** Its effect may happen again after a crash: twice is the same as once. False by default. */
  readonly isIdempotent?: boolean;
}

/** What a command of a step answers. */
export interface CommandReply extends Reply {
  /** The whole command line as it is shown, quoted; or what has to match it. */
  readonly command: string | RegExp;
  readonly stdout?: string;
  readonly stderr?: string;
  /** 0 by default. */
  readonly exitCode?: number;
}

/** An effect that happened, by the step and the reply that had it. */
export interface Effect {
  readonly step: string;
  readonly what: string;
  readonly isIdempotent: boolean;
}

/** Finds replies and counts how often each has answered. */
export class Replies {
  readonly #uses = new Map<Reply, number>();

  /** The first of `replies` that fits the world, is not used up, and that `fits`. */
  take<Kind extends Reply>(
    replies: readonly Kind[],
    world: World,
    fits: (reply: Kind) => boolean,
  ): Kind | undefined {
    const found = replies.find(
      (reply) =>
        this.#usesOf(reply) < (reply.times ?? Number.POSITIVE_INFINITY) &&
        (reply.when === undefined || world.holds(reply.when)) &&
        fits(reply),
    );
    if (found !== undefined) this.#uses.set(found, this.#usesOf(found) + 1);
    return found;
  }

  #usesOf(reply: Reply): number {
    return this.#uses.get(reply) ?? 0;
  }
}

/** Whether `text` is what `wanted` says. */
export function matches(wanted: string | RegExp, text: string): boolean {
  // A pattern with the flag g or y would begin where it ended the last time.
  return typeof wanted === "string" ? wanted === text : new RegExp(wanted.source, flagsOf(wanted)).test(text);
}

function flagsOf({ flags }: RegExp): string {
  return flags.replaceAll(/[gy]/g, "");
}
