import type { RunbookObjectives } from "@rampart/runbook";
import type { Notice } from "@rampart/runbook/execute";
import { cut } from "../../output/cut.ts";
import { printable } from "../../output/printable.ts";
import { planLines } from "../plan.ts";
import { INDENT, linesOf } from "./lines.ts";
import { painted } from "./paint.ts";
import { ProgressLines } from "./progress-lines.ts";
import type { Screen } from "./screen.ts";
import type { LiveState } from "./state.ts";

export interface NarratorOptions {
  readonly screen: Screen;
  readonly objectives: RunbookObjectives;
  /** Whether a plan is made before anything else. */
  readonly plans: boolean;
  /** Whether something at the bottom of the screen shows output and progress already. */
  readonly hasFrame: boolean;
}

/** The widest that a plan is: longer lines are hard to read. */
const PLAN_COLUMNS = 100;

/** Says what happens in lines that stay. */
export class Narrator {
  readonly #options: NarratorOptions;
  readonly #progress = new ProgressLines();
  #isPlanning: boolean;
  #commandsOfPlan = 0;

  constructor(options: NarratorOptions) {
    this.#options = options;
    this.#isPlanning = options.plans;
  }

  /** What there is to say of `notice`; `state` is the one after it. */
  linesOf(notice: Notice, state: LiveState, now: number): readonly string[] {
    const { screen, objectives, hasFrame } = this.#options;
    const { columns, paint } = screen;
    if (notice.kind === "planned") {
      this.#isPlanning = false;
      return [planLines(notice.plan, objectives, { columns: Math.min(columns, PLAN_COLUMNS), style: paint })];
    }
    if (notice.kind === "entry") this.#isPlanning = false;
    if (this.#isPlanning) return this.#looking(notice);
    if (notice.kind === "progress") {
      const text = hasFrame ? undefined : this.#progress.next(notice, state, now);
      return text === undefined ? [] : [cut(`${INDENT}${text}`, columns)];
    }
    const lines = linesOf(notice, {
      width: columns,
      areSeveral: state.current.length > 1,
      showsOutput: !hasFrame,
    });
    return lines.map((line) => painted(line, paint));
  }

  /** While the plan is made, commands only look, and what they print is in the plan. */
  #looking(notice: Notice): readonly string[] {
    if (notice.kind !== "command") return [];
    const { paint } = this.#options.screen;
    const command = paint("dim", printable(`  $ ${notice.command}`));
    this.#commandsOfPlan += 1;
    return this.#commandsOfPlan === 1 ? [paint("dim", "Looking at how things are:"), command] : [command];
  }
}
