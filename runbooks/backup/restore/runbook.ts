import { defineRunbook, type Runbook } from "@rampart/runbook";
import type { CutOver, Restored } from "../stores/store.ts";
import { objectivesOf } from "../stores/wanted.ts";
import { isReady, nameIsFree, originalAnswers, pointIsChosen } from "./gates.ts";
import { INPUTS } from "./inputs.ts";
import { age, choiceNow, openRestoring, requestOf, secondsLost } from "./restoring.ts";
import {
  type ChoiceResult,
  candidatesTarget,
  originalTarget,
  pointTarget,
  readinessTarget,
  restoredTarget,
  usersTarget,
} from "./targets.ts";

const runbook: Runbook = defineRunbook(
  {
    name: "backup/restore",
    purpose:
      "Restores a data store beside the original, verifies it, and hands it over or leads its users there.",
    inputs: INPUTS,
    objectivesOf,
    clients: async ({ inputs }) => await openRestoring(inputs),
    // Two runs must not make two things of one name.
    lock: ({ store, name }) => `backup/restore ${store} ${name}`,
  },
  (rb) => {
    const original = originalTarget(rb);
    const candidates = candidatesTarget(rb);
    const readiness = readinessTarget(rb);
    const point = pointTarget(rb);
    const restored = restoredTarget(rb, { name: "choose" });
    const users = usersTarget(rb, { name: "restore" });

    const choice = rb.step<ChoiceResult>({
      name: "choose",
      purpose: "Chooses the recovery point with the newest data that is clean.",
      isIdempotent: true,
      run: async (context) => {
        const { chosen } = await choiceNow(context);
        if (chosen === undefined) throw new Error("no recovery point will do any more");
        const lost = secondsLost(chosen, context.inputs, context.clock.now());
        context.log(`${chosen.point.id} as of ${chosen.moment}: ${age(lost)} of data is lost`);
        return { chosen, rpo: { seconds: lost } };
      },
      // A restore that failed or was cut off is not done, so its own undo is not asked: what is there of it goes here.
      undo: async (context, { chosen }) => {
        const { store } = context.clients;
        const request = requestOf(context, chosen);
        if ((await store.restoreState(request, context)).is !== "foreign")
          await store.remove(request, context);
      },
    });

    const restore = rb.step<Restored, { restored: typeof restored; point: typeof point }>({
      name: "restore",
      purpose: "Restores beside the original, which is left as it is.",
      timeout: "24h",
      reads: { restored, point },
      requires: ({ restored: state }) =>
        state?.is === "foreign" ? [state.because ?? `${state.name} is there`] : [],
      // Without a recovery point a gate has said no, and nothing is made.
      changes: ({ point: from }, { name }) =>
        from === undefined ? {} : { restored: { is: "restored", name, from: from.id, moment: from.moment } },
      ifItFails:
        "The original is as it was. Mend the cause and resume: what was begun is gone on with. Undo removes what was restored.",
      run: async (context) => {
        const { chosen } = context.resultOf(choice);
        return await context.clients.store.restore(requestOf(context, chosen), context, context.progress);
      },
      probe: async (context) => {
        const { chosen } = context.resultOf(choice);
        const state = await context.clients.store.restoreState(requestOf(context, chosen), context);
        if (state.is === "restored") return { is: "done", result: state.restored };
        if (state.is === "foreign") return { is: "unknown", because: state.because };
        // A restore that is under way is found, and waited for, by the one that is begun anew.
        return { is: "not-done" };
      },
      verify: async (context, result) => await context.clients.store.verify(result, context),
      undo: async (context) => {
        const { chosen } = context.resultOf(choice);
        await context.clients.store.remove(requestOf(context, chosen), context);
      },
    });

    return [
      rb.gate({
        name: "the original answers or is gone",
        reads: { original },
        check: (state, inputs) => originalAnswers(state.original, inputs),
      }),
      rb.gate({
        name: "there is a recovery point",
        reads: { candidates },
        check: (state, inputs) => pointIsChosen(state.candidates, inputs),
      }),
      rb.gate({
        name: "the name is free",
        reads: { restored },
        check: (state, inputs) => nameIsFree(state.restored, inputs),
      }),
      rb.gate({
        name: "there is room and a right to it",
        reads: { readiness },
        check: (state) => isReady(state.readiness),
      }),
      choice,
      restore,
      rb.forEach<string, { instructions: string }>({
        name: "hand over",
        purpose: "Says what whoever takes it over has to know and do.",
        items: ({ inputs }) => (inputs.afterwards === "hand-over" ? [inputs.name] : []),
        key: (name) => name,
        step: () => ({
          purpose: "Says what whoever takes it over has to know and do.",
          isIdempotent: true,
          leavesNothing: true,
          run: (context) => {
            const instructions = context.clients.store.handOver(context.resultOf(restore));
            for (const line of instructions.split("\n")) context.log(line);
            return { instructions };
          },
        }),
      }),
      rb.forEach<string, { before: CutOver["before"] }, { users: typeof users }>({
        name: "cut over",
        purpose: "Leads users to what was restored.",
        // None where it was not asked for: then nobody is asked to approve it either.
        items: ({ inputs }) => (inputs.afterwards === "cut-over" ? [inputs.name] : []),
        key: (name) => name,
        step: (name) => ({
          purpose: "Leads users to what was restored; the original is kept.",
          approvals: 1,
          timeout: "2h",
          reads: { users },
          changes: () => ({ users: { ledTo: name } }),
          ifItFails: "Look where users are led now, and resume, or undo: that leads them back.",
          run: async (context) => {
            const { cutOvers } = context.clients.store;
            if (cutOvers === undefined) throw new Error("this store has no way to cut over");
            const { before } = await cutOvers.cutOver(context.resultOf(restore), context);
            return { before };
          },
          probe: async (context) => {
            const done = await context.clients.store.cutOvers?.hasCutOver(context.resultOf(restore), context);
            if (done === undefined)
              return { is: "unknown", because: "the service does not say where users are led" };
            return done === false ? { is: "not-done" } : { is: "done", result: { before: done.before } };
          },
          undo: async (context, { before }) => {
            await context.clients.store.cutOvers?.takeBack(context.resultOf(restore), { before }, context);
          },
        }),
      }),
    ];
  },
);

export default runbook;
