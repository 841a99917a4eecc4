import type { Notice } from "@rampart/runbook/execute";
import { paceText, shareOf } from "./progress-text.ts";
import type { LiveState } from "./state.ts";

const PAUSE_MILLISECONDS = 10_000;
/** 0.3 of it is a bit less than three tenths, as numbers in a computer are. */
const ROUNDING = 1e-9;

type Told = Extract<Notice, { kind: "progress" }>;

interface Said {
  readonly at: number;
  readonly tenths: number;
}

/** Says in a log how far steps are: a line for each tenth, or every ten seconds where that takes longer. */
export class ProgressLines {
  readonly #said = new Map<string, Said>();

  /** The line to write now, if it is time for one. */
  next({ step, done, total, unit }: Told, state: LiveState, now: number): string | undefined {
    const share = shareOf({ done, total });
    const tenths = share === undefined ? 0 : Math.floor(share * 10 + ROUNDING);
    const last = this.#said.get(step);
    // The first word of a step says where it begins, which nobody asked for.
    if (last === undefined || tenths < last.tenths) {
      this.#said.set(step, { at: now, tenths });
      return undefined;
    }
    if (tenths === last.tenths && now - last.at < PAUSE_MILLISECONDS) return undefined;
    this.#said.set(step, { at: now, tenths });
    const since = state.current.find(({ name }) => name === step)?.progress?.since ?? { at: now, done };
    const percent = share === undefined ? "" : `${Math.floor(share * 100)} %, `;
    return `${step}: ${percent}${paceText({ done, total, unit, since }, now)}`;
  }
}
