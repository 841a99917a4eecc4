/** Something that comes to be only after it was looked at a few times. */
export interface Pending {
  looks: number;
  /** What it is once it is there; undefined where all went well. */
  readonly fails: string | undefined;
}

/**
 * What services take their time for. Time is counted in looks, so that a test neither waits nor depends on how fast the
 * machine is.
 */
export class PendingThings {
  /** How often a new thing is looked at before it is there; infinity holds it back. */
  looks = 2;
  /** What becomes of the next new thing instead: a status such as `incompatible-restore`. */
  failsWith: string | undefined;
  readonly #pending = new Map<string, Pending>();

  begin(key: string): void {
    this.#pending.set(key, { looks: this.looks, fails: this.failsWith });
    this.failsWith = undefined;
  }

  /** Counts a look: true while it is not there yet, or the status that it failed with. */
  look(key: string): boolean | string {
    const pending = this.#pending.get(key);
    if (pending === undefined) return false;
    if (pending.looks > 0) {
      pending.looks -= 1;
      return true;
    }
    if (pending.fails !== undefined) return pending.fails;
    this.#pending.delete(key);
    return false;
  }

  /** Whether it is still to come, without counting a look. */
  isPending(key: string): boolean {
    return (this.#pending.get(key)?.looks ?? 0) > 0;
  }

  /** All that is held back is there at the next look. */
  release(): void {
    this.looks = 2;
    for (const pending of this.#pending.values()) pending.looks = 0;
  }

  forget(key: string): void {
    this.#pending.delete(key);
  }
}
