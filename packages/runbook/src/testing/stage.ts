import { AsyncLocalStorage } from "node:async_hooks";
import { parseDuration } from "@rampart/core/units";
import type { Entry } from "../journal/entry.ts";
import type { Journal } from "../journal/journal.ts";
import { memoryJournal } from "../journal/memory.ts";
import type { Place } from "./place.ts";
import type { Call, CommandRun, CrashPoint, Rehearsal } from "./rehearsal.ts";
import { type Effect, Replies, type Reply } from "./reply.ts";
import type { Session } from "./session.ts";
import { clockOf, VirtualClock } from "./virtual-clock.ts";
import { World } from "./world.ts";

const STARTS_AT = "2026-01-01T03:00:00.000Z";

/** A command or a call, by the step that made it. */
export interface Act {
  readonly step: string;
  readonly what: string;
}

/** The rehearsal that code belongs to: several may go on at once. */
export const STAGE: AsyncLocalStorage<Stage> = new AsyncLocalStorage();

/** What a crash cannot take away: the world, the time, what is journalled; and what was seen of the rehearsal. */
export class Stage {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly replies: Replies = new Replies();
  readonly commands: CommandRun[] = [];
  readonly calls: Call[] = [];
  readonly effects: Effect[] = [];
  /** Commands and calls that were answered. */
  readonly acts: Act[] = [];
  readonly #problems: Set<string> = new Set();
  readonly #crashes: CrashPoint[];

  constructor({ world = {}, crashes = [], startsAt = new Date(STARTS_AT) }: Rehearsal) {
    this.world = new World(world);
    this.clock = new VirtualClock(startsAt, (what) => {
      this.complain(
        `the code waits for something real (${what}), which the virtual clock does not wait for: use clock.sleep, $, and the clients of the rehearsal`,
      );
    });
    this.journal = memoryJournal({ now: () => this.clock.now() });
    this.#crashes = [...crashes];
  }

  get problems(): readonly string[] {
    return [...this.#problems];
  }

  /** Crashes that have not happened. */
  get crashesLeft(): readonly CrashPoint[] {
    return this.#crashes;
  }

  /** Each problem once, however often it comes. */
  complain(problem: string): void {
    this.#problems.add(problem);
  }

  /** Cuts the executor off if `isHere` says that the next crash is due. */
  crashIf(session: Session, isHere: (point: CrashPoint) => boolean): void {
    const [next] = this.#crashes;
    if (next === undefined || session.crashed.aborted || !isHere(next)) return;
    this.#crashes.shift();
    session.crash();
  }

  /**
   * Lets a reply take its time and have its effect. It never returns to a step whose executor has crashed.
   *
   * @throws the reason of `signal`, without an effect.
   */
  async act(reply: Reply, what: string, { session, step }: Place, signal?: AbortSignal): Promise<void> {
    await session.present(step);
    signal?.throwIfAborted();
    if (reply.takes !== undefined) {
      await clockOf(this.clock, session).sleep(parseDuration(reply.takes) * 1000, signal);
    }
    const act = { step: step ?? "the run", what };
    if (reply.makes !== undefined) {
      this.world.become(reply.makes);
      this.effects.push({ ...act, isIdempotent: reply.isIdempotent ?? false });
    }
    const number = this.acts.push(act);
    this.crashIf(session, (point) => "afterAct" in point && point.afterAct === number);
    await session.present(step);
  }
}

/** What an entry says, as crash points name it: `step-started promote`. */
export function labelOf({ event }: Entry): string {
  return "step" in event && event.step !== undefined ? `${event.kind} ${event.step}` : event.kind;
}
