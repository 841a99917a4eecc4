import { InputError } from "@rampart/core/errors";
import { renderDuration } from "@rampart/core/units";
import type { ReadContext } from "@rampart/runbook";
import { type Choice, choose } from "../stores/choose.ts";
import type { ChosenPoint, RestoreRequest, Store } from "../stores/store.ts";
import { openStore } from "../stores/stores.ts";
import { instant, objectivesOf, refuseFuture, wishOf } from "../stores/wanted.ts";
import type { RestoreInputs } from "./inputs.ts";

/** What the steps share. */
export interface Restoring {
  readonly store: Store;
  /** Choices by the look that they belong to: all targets of a plan, or of a gate, see the same recovery points. */
  readonly looks?: WeakMap<AbortSignal, Promise<Choice>>;
}

export type RestoreContext = ReadContext<RestoreInputs, Restoring>;

/**
 * Opens the store; what is wrong with the inputs is said before anything is looked at.
 *
 * @throws {InputError}
 */
export async function openRestoring(inputs: RestoreInputs): Promise<Restoring> {
  const now = new Date();
  wishOf(inputs, now);
  objectivesOf(inputs);
  if (inputs.lostAt !== undefined) refuseFuture("lostAt", instant("lostAt", inputs.lostAt), now);
  const store = await openStore(inputs);
  if (inputs.afterwards === "cut-over" && store.cutOvers === undefined) {
    throw new InputError(`users of ${store.address} cannot be led to another store through its API`, {
      advice: "Leave the input afterwards out: the run says at its end what to do by hand.",
    });
  }
  return { store, looks: new WeakMap() };
}

/** The choice as it would be made now. */
export async function choiceNow(context: RestoreContext): Promise<Choice> {
  const { clients, signal } = context;
  const known = clients.looks?.get(signal);
  if (known !== undefined) return await known;
  const look = choice(context);
  clients.looks?.set(signal, look);
  return await look;
}

async function choice(context: RestoreContext): Promise<Choice> {
  const { clients, inputs, clock } = context;
  const points = await clients.store.recoveryPoints(context);
  return choose(points, wishOf(inputs, clock.now()));
}

export function requestOf({ inputs, run }: RestoreContext, chosen: ChosenPoint): RestoreRequest {
  return { chosen, name: inputs.name, run: run.id, isIsolated: false };
}

/**
 * The moment as a plan shows it. Of a continuous backup the newest one moves on, and a plan holds all the same: who wants
 * it to be fixed says `before`.
 */
export function shownMoment({ point, moment }: ChosenPoint, inputs: RestoreInputs): string {
  const isFixed = inputs.before !== undefined || inputs.compromisedFrom !== undefined;
  return point.kind === "snapshot" || isFixed ? moment : "the newest";
}

/** What the original took in after the moment: seconds. */
export function secondsLost(
  { moment }: ChosenPoint,
  { lostAt }: Pick<RestoreInputs, "lostAt">,
  now: Date,
): number {
  const until = lostAt === undefined ? now.getTime() : instant("lostAt", lostAt);
  return Math.max(0, Math.round((until - Date.parse(moment)) / 1000));
}

/** For people, such as `3h12m`. */
export function age(seconds: number): string {
  return renderDuration(seconds);
}
