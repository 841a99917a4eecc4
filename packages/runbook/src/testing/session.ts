/** Under this name the executor reads what a plan needs. */
const PLAN = "plan";

/** The life of one executor, which a crash can end. */
export class Session {
  readonly #crash: AbortController = new AbortController();
  readonly #end: AbortController = new AbortController();

  /** Aborted at the crash: from then on nothing that the executor or a step does has an effect. */
  get crashed(): AbortSignal {
    return this.#crash.signal;
  }

  /** Aborted once nobody waits for the executor any more: then it clears up what it holds of this process. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  crash(): void {
    this.#crash.abort();
  }

  end(): void {
    this.#end.abort();
  }

  /**
   * Returns, unless there was a crash. Then the code of a step stays where it is for ever, as if its process were gone;
   * the executor, which would leave things behind, goes on to an error.
   */
  async present(step: string | undefined): Promise<void> {
    if (!this.crashed.aborted) return;
    if (step !== undefined && step !== PLAN) await new Promise<never>(() => undefined);
    await this.#told();
    throw new Error("the executor has crashed");
  }

  async #told(): Promise<void> {
    if (this.ended.aborted) return;
    await new Promise<void>((resolve) => {
      this.ended.addEventListener("abort", () => resolve(), { once: true });
    });
  }
}
