import type { Author, Properties, Step, Target } from "@rampart/runbook";
import type { ChosenPoint, Restored, RestoreState } from "../stores/store.ts";
import type { RestoreInputs } from "./inputs.ts";
import {
  choiceNow,
  type RestoreContext,
  type Restoring,
  requestOf,
  secondsLost,
  shownMoment,
} from "./restoring.ts";

type RestoreAuthor = Author<RestoreInputs, Restoring>;

/** The store whose data is restored. */
export interface OriginalState extends Properties {
  readonly address: string;
  /** Why it could not be looked at; null if it answers. */
  readonly because: string | null;
}

/** Undefined where the original does not exist any more. */
export function originalTarget({ target }: RestoreAuthor): Target<OriginalState> {
  return target({
    name: "original",
    read: async (context): Promise<OriginalState | undefined> => {
      const { store } = context.clients;
      try {
        const state = await store.original(context);
        return state === undefined ? undefined : { ...state, address: store.address, because: null };
      } catch (error) {
        context.signal.throwIfAborted();
        return { address: store.address, because: messageOf(error) };
      }
    },
  }) as Target<OriginalState>;
}

/** All recovery points, as they are at one moment. */
export interface CandidatesState extends Properties {
  /** Why they could not be listed; null if they were. */
  readonly because: string | null;
  readonly chosen: { readonly id: string; readonly place: string; readonly moment: string } | null;
  /** How old that moment is. */
  readonly secondsOld: number;
  readonly secondsLost: number;
  readonly candidates: readonly {
    readonly id: string;
    readonly newest: string;
    readonly passedOver: string | null;
  }[];
}

export function candidatesTarget({ target }: RestoreAuthor): Target<CandidatesState> {
  return target({
    name: "recovery points",
    read: async (context): Promise<CandidatesState> => {
      try {
        const { chosen, candidates } = await choiceNow(context);
        return {
          because: null,
          chosen:
            chosen === undefined
              ? null
              : { id: chosen.point.id, place: chosen.point.place, moment: chosen.moment },
          secondsOld: chosen === undefined ? 0 : secondsLost(chosen, {}, context.clock.now()),
          secondsLost: chosen === undefined ? 0 : secondsLost(chosen, context.inputs, context.clock.now()),
          candidates: candidates.map(({ point, passedOver = null }) => ({
            id: point.id,
            newest: point.newest,
            passedOver,
          })),
        };
      } catch (error) {
        context.signal.throwIfAborted();
        return { because: messageOf(error), chosen: null, secondsOld: 0, secondsLost: 0, candidates: [] };
      }
    },
  }) as Target<CandidatesState>;
}

/** Room and rights for what would be restored now. */
export interface ReadinessState extends Properties {
  readonly passes: boolean | null;
  readonly value: string;
  readonly objective: string | null;
}

export function readinessTarget({ target }: RestoreAuthor): Target<ReadinessState> {
  return target({
    name: "room and rights",
    read: async (context): Promise<ReadinessState> => {
      const { store } = context.clients;
      const unknown = (value: string): ReadinessState => ({ passes: null, value, objective: null });
      try {
        const { chosen } = await choiceNow(context);
        if (chosen === undefined) return unknown("there is nothing to restore");
        const check = await store.readiness?.(requestOf(context, chosen), context);
        if (check === undefined)
          return { ...unknown("the service does not say before it tries"), passes: true };
        return { passes: check.passes ?? null, value: check.value, objective: check.objective ?? null };
      } catch (error) {
        context.signal.throwIfAborted();
        return unknown(messageOf(error));
      }
    },
  }) as Target<ReadinessState>;
}

/** What is restored, or what has its name. */
export interface RestoredState extends Properties {
  readonly is: Exclude<RestoreState["is"], "absent">;
  readonly name: string;
  readonly from: string;
  readonly moment: string;
  /** Why it is nothing that this run can go on with. */
  readonly because?: string;
}

/** Undefined where nothing has the name. */
export function restoredTarget(
  { target }: RestoreAuthor,
  choice: Pick<Step<ChoiceResult>, "name">,
): Target<RestoredState> {
  return target({
    name: "restored store",
    read: async (context): Promise<RestoredState | undefined> => {
      const chosen = chosenIn(context, choice) ?? (await choiceNow(context).catch(() => undefined))?.chosen;
      context.signal.throwIfAborted();
      // Then nothing can be made of that name either, and a gate says why.
      if (chosen === undefined) return undefined;
      const state = await context.clients.store.restoreState(requestOf(context, chosen), context);
      if (state.is === "absent") return undefined;
      return {
        ...restoredState(chosen, context.inputs),
        is: state.is,
        ...("because" in state ? { because: state.because } : {}),
      };
    },
    // The stack does not have it before it is restored.
    model: () => undefined,
  }) as Target<RestoredState>;
}

/** As it is when it is restored. */
function restoredState(chosen: ChosenPoint, inputs: RestoreInputs): RestoredState {
  const { point } = chosen;
  return {
    is: "restored",
    name: inputs.name,
    from: point.id,
    moment: shownMoment(chosen, inputs),
  };
}

/** The recovery point that would be chosen now: what a plan rests on. */
export interface PointState extends Properties {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
  readonly moment: string;
}

export function pointTarget({ target }: RestoreAuthor): Target<PointState> {
  return target({
    name: "recovery point",
    read: async (context): Promise<PointState | undefined> => {
      try {
        const { chosen } = await choiceNow(context);
        if (chosen === undefined) return undefined;
        const { id, kind, place } = chosen.point;
        return { id, kind, place, moment: shownMoment(chosen, context.inputs) };
      } catch {
        context.signal.throwIfAborted();
        return undefined;
      }
    },
  }) as Target<PointState>;
}

/** Which store users are led to. */
export interface UsersState extends Properties {
  readonly ledTo: string;
}

export function usersTarget(
  { target }: RestoreAuthor,
  restoring: Pick<Step<Restored>, "name">,
): Target<UsersState> {
  return target({
    name: "users",
    read: async (context): Promise<UsersState> => {
      const { store } = context.clients;
      const restored = resultIn<Restored>(context, restoring);
      const done = restored === undefined ? false : await store.cutOvers?.hasCutOver(restored, context);
      if (done === undefined && restored !== undefined) return { ledTo: "unknown" };
      return { ledTo: done === undefined || done === false ? "the original" : context.inputs.name };
    },
    model: () => ({ ledTo: "the original" }),
  }) as Target<UsersState>;
}

/** What the step that chooses gives back. */
export type ChoiceResult = {
  readonly chosen: ChosenPoint;
  /** What the original took in after that moment. */
  readonly rpo: { readonly seconds: number };
};

function chosenIn(context: RestoreContext, step: Pick<Step, "name">): ChosenPoint | undefined {
  return resultIn<ChoiceResult>(context, step)?.chosen;
}

/** Undefined before the step has run. */
function resultIn<Result>(context: RestoreContext, step: Pick<Step, "name">): Result | undefined {
  try {
    return context.resultOf<Result>(step);
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
