import { CommandEnded } from "../shell/refusal.ts";
import { FakeChild } from "./child.ts";

/** A command of a rehearsal, from its line to its answer. */
export class RehearsedCommand {
  readonly process: FakeChild = new FakeChild();
  /** Fails even where its author asked for no failure. */
  mustFail: boolean = false;
  /** Aborted when its author stops it, or its own timeout is over. */
  readonly #stop: AbortController = new AbortController();

  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  stop(because: string): void {
    this.#stop.abort(new CommandEnded(because));
  }

  /** Ends with `error`, whatever its author asked for. */
  async refuse(error: Error): Promise<void> {
    this.mustFail = true;
    await this.process.fail(error);
  }
}
