import type { Notice, Observer } from "@rampart/runbook/execute";
import { cut } from "../../output/cut.ts";
import { frameOf, SPINNER_MILLISECONDS } from "./frame.ts";
import type { Narrator } from "./narrator.ts";
import type { MovingScreen, Screen } from "./screen.ts";
import { after, type LiveState } from "./state.ts";

/** What people see while a run goes on. */
export interface View {
  readonly observe: Observer;
  /** The operator asked for an end; `goOn` is the command that takes the run up again. */
  stopping(goOn: string): void;
  /** Says something that is not of the run itself. */
  note(text: string): void;
  /** Asks a question; nothing else is written meanwhile. */
  asking<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
  close(): void;
}

interface ViewOptions {
  readonly state: LiveState;
  readonly narrator: Narrator;
  /** Milliseconds of the wall clock. */
  readonly now: () => number;
}

/** Lines for a log: nothing that moves. */
export function plainView(screen: Screen, { state: first, narrator, now }: ViewOptions): View {
  let state = first;
  const held = new HeldBack((text) => screen.write(text));
  return {
    observe: (notice) => {
      state = after(state, notice, now());
      for (const line of narrator.linesOf(notice, state, now())) held.write(line);
    },
    stopping: (goOn) => held.write(stoppingText(goOn)),
    note: (text) => held.write(cut(text, screen.columns)),
    asking: async (ask) => await held.during(ask),
    close: () => undefined,
  };
}

/** Lines that scroll by, and what goes on now at the bottom. */
export function movingView(screen: MovingScreen, { state: first, narrator, now }: ViewOptions): View {
  let state = first;
  let isOpen = true;
  const held = new HeldBack((text) => screen.write(text));
  const draw = (): void => {
    if (!isOpen || held.isHolding || state.began === undefined) return;
    screen.show(frameOf(state, { columns: screen.columns, now: now(), paint: screen.paint }));
  };
  const observe = (notice: Notice): void => {
    state = after(state, notice, now());
    const lines = narrator.linesOf(notice, state, now());
    // All at once: each write clears what is at the bottom.
    if (lines.length > 0) held.write(lines.join("\n"));
    if (notice.kind === "entry" || lines.length > 0) draw();
  };
  const timer = setInterval(draw, SPINNER_MILLISECONDS);
  timer.unref();
  return {
    observe,
    stopping: (goOn) => {
      state = { ...state, isStopping: true };
      held.write(stoppingText(goOn));
      draw();
    },
    note: (text) => {
      held.write(cut(text, screen.columns));
      draw();
    },
    asking: async (ask) => {
      screen.clear();
      try {
        return await held.during(ask);
      } finally {
        draw();
      }
    },
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      clearInterval(timer);
      screen.clear();
    },
  };
}

function stoppingText(goOn: string): string {
  return `Ending after this step; Ctrl-C again ends now. To go on: ${goOn}`;
}

/** Holds lines back while somebody is asked: they would stand in the midst of the question. */
class HeldBack {
  readonly #write: (text: string) => void;
  #questions = 0;
  #lines: string[] = [];

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  get isHolding(): boolean {
    return this.#questions > 0;
  }

  write(text: string): void {
    if (this.isHolding) this.#lines.push(text);
    else this.#write(text);
  }

  async during<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.#questions += 1;
    try {
      return await ask();
    } finally {
      this.#questions -= 1;
      if (!this.isHolding) {
        const lines = this.#lines;
        this.#lines = [];
        for (const line of lines) this.#write(line);
      }
    }
  }
}
