import { randomUUID } from "node:crypto";
import { defineRunbook, type Runbook } from "@rampart/runbook";
import type { Nonce, Restored } from "../stores/store.ts";
import { seconds } from "../stores/wanted.ts";
import { whichStore } from "../stores/which-store.ts";
import { compare, withSameUntilNonce } from "./compare.ts";
import { type Written, writeEvidence } from "./evidence.ts";
import { INPUTS } from "./inputs.ts";
import { chosenNow, held } from "./recovery-point.ts";
import type { Chosen, Compared, Comparison, Contents, OwnNonce, Tried, Waited } from "./results.ts";
import { messageOf, openTesting, patienceOf, proofsOf, requestOf, type TestContext } from "./testing.ts";
import { judge, lossOf } from "./verdict.ts";

const runbook: Runbook = defineRunbook(
  {
    name: "backup/restore-test",
    purpose: "Restores the newest backup into isolation, proves what it holds, measures it, and cleans up.",
    inputs: INPUTS,
    // The time that the restore takes is judged by the test itself: a run waits for a backup first.
    objectivesOf: ({ rpo }) => (rpo === undefined ? {} : { rpo }),
    clients: async ({ inputs }) => await openTesting(inputs),
    lock: (inputs) => `backup/restore-test ${whichStore(inputs)}`,
  },
  (rb) => {
    const original = rb.target({
      name: "original",
      read: async (context) => {
        const { store } = context.clients;
        try {
          const state = await store.original(context);
          return state === undefined ? undefined : { address: store.address, because: null };
        } catch (error) {
          context.signal.throwIfAborted();
          return { address: store.address, because: messageOf(error) };
        }
      },
    });

    const look = rb.step<Contents>({
      name: "look at the original",
      purpose: "Counts what is in the original, and takes checksums.",
      isIdempotent: true,
      leavesNothing: true,
      timeout: "4h",
      run: async (context) => ({
        ...(await proofsOf(context.clients.store).fingerprint("original", context)),
      }),
    });

    const nonce = rb.step<OwnNonce>({
      name: "write a nonce",
      purpose: "Writes something into the original that no backup has yet.",
      run: async (context) => {
        const value = `${context.run.id}:${randomUUID()}`;
        const written = await proofsOf(context.clients.store).writeNonce(value, context);
        return { ...written, at: context.clock.now().toISOString() };
      },
      probe: async (context) => {
        const newest = await proofsOf(context.clients.store).newestNonce("original", context);
        if (newest?.value.startsWith(`${context.run.id}:`) !== true) return { is: "not-done" };
        return { is: "done", result: { ...newest, at: newest.writtenAt } };
      },
    });

    const wait = rb.step<Waited>({
      name: "wait for a backup",
      purpose: "Waits until a backup says that it holds the nonce, for as long as the objective allows.",
      isIdempotent: true,
      leavesNothing: true,
      timeout: "2d",
      run: async (context) => {
        const { writtenAt } = context.resultOf(nonce);
        const began = context.clock.now().getTime();
        const patience = patienceOf(context.inputs) * 1000;
        for (;;) {
          const isHeld = await held(context, writtenAt);
          const waited = Math.max(0, context.clock.now().getTime() - began);
          if (isHeld || waited >= patience) {
            context.log(isHeld ? "a backup holds the nonce" : "no backup holds the nonce");
            return { isHeld, seconds: Math.round(waited / 1000) };
          }
          context.progress(Math.round(waited / 1000), patience / 1000, "s");
          // The time between two looks counts as data that is lost: a small part of the time that has passed.
          await context.clock.sleep(Math.min(30_000, Math.max(500, waited / 10)), context.signal);
        }
      },
    });

    const choice = rb.step<Chosen>({
      name: "choose",
      purpose: "Chooses the newest recovery point, as somebody would who needs the data.",
      isIdempotent: true,
      run: async (context) => await chosenNow(context),
      // A restore that was cut off is not done, so its own undo is not asked: what is there of it goes here.
      undo: async (context, { chosen }) => {
        if (chosen !== null) await context.clients.store.remove(requestOf(context, chosen), context);
      },
    });

    const restore = rb.step<Tried>({
      name: "restore into isolation",
      purpose: "Restores where nobody but this run gets to it.",
      timeout: "7d",
      run: async (context) => {
        const { chosen, because } = context.resultOf(choice);
        if (chosen === null) return { is: "failed", because: because ?? "there is nothing to restore" };
        const patience = seconds("restoreTimeout", context.inputs.restoreTimeout);
        const signal = AbortSignal.any([
          context.signal,
          AbortSignal.timeout(Math.min(patience * 1000, LONGEST_TIMER)),
        ]);
        try {
          const request = requestOf(context, chosen);
          const restored = await context.clients.store.restore(
            request,
            { ...context, signal },
            context.progress,
          );
          return { is: "restored", restored, at: context.clock.now().toISOString() };
        } catch (error) {
          // The run itself is to end: what was begun is found when it is resumed or undone.
          context.signal.throwIfAborted();
          const message = signal.aborted
            ? `it took longer than ${context.inputs.restoreTimeout}`
            : messageOf(error);
          context.log(`the restore failed: ${message}`);
          return { is: "failed", because: message };
        }
      },
      probe: async (context) => {
        const { chosen } = context.resultOf(choice);
        if (chosen === null) return { is: "not-done" };
        const state = await context.clients.store.restoreState(requestOf(context, chosen), context);
        if (state.is === "foreign") return { is: "unknown", because: state.because };
        if (state.is !== "restored") return { is: "not-done" };
        const at = context.clock.now().toISOString();
        return { is: "done", result: { is: "restored", restored: state.restored, at } };
      },
      undo: async (context) => await removeRestored(context),
    });

    const removeRestored = async (context: TestContext): Promise<void> => {
      const { chosen } = context.resultOf(choice);
      if (chosen !== null) await context.clients.store.remove(requestOf(context, chosen), context);
    };

    const comparison = rb.step<Compared>({
      name: "compare",
      purpose: "Looks for the nonce in what was restored, verifies it, and compares it with the original.",
      isIdempotent: true,
      leavesNothing: true,
      timeout: "8h",
      run: async (context) => {
        const tried = context.resultOf(restore);
        if (tried.is === "failed") return uncompared(tried.because);
        const { store } = context.clients;
        const proofs = proofsOf(store);
        const { restored } = tried;
        try {
          const { passes, value } = await store.verify(restored, context);
          const verifiedAt = context.clock.now().toISOString();
          const found = (await proofs.newestNonce(restored, context)) ?? null;
          const chosen = context.resultOf(choice);
          const contents = { ...(await proofs.fingerprint(restored, context)) };
          const before = context.resultOf(look);
          const after = { ...(await proofs.fingerprint("original", context)) };
          // The data of an older moment may well be other than it was when the test began.
          const isLater =
            Date.parse(chosen.chosen?.moment ?? "") >= Date.parse(context.resultOf(nonce).writtenAt);
          const compared: Compared = {
            because: null,
            verified: { passes: passes === true, value },
            verifiedAt,
            nonce: found === null ? null : { ...found },
            tables: isLater ? await told(compare(before, contents, after), found, restored, context) : null,
          };
          const lost = lossOf({ nonce: context.resultOf(nonce), chosen, compared });
          return lost === null ? compared : { ...compared, rpo: { seconds: lost } };
        } catch (error) {
          context.signal.throwIfAborted();
          return uncompared(messageOf(error));
        }
      },
    });

    const cleanUp = rb.step({
      name: "clean up",
      purpose: "Removes what was restored, whatever came of it, and old nonces.",
      isIdempotent: true,
      leavesNothing: true,
      timeout: "2h",
      ifItFails: "What was restored is still there, and costs money. Resume the run: it removes it.",
      run: async (context) => {
        await removeRestored(context);
        const age = seconds("keepNonces", context.inputs.keepNonces) * 1000;
        const before = new Date(context.clock.now().getTime() - age).toISOString();
        await proofsOf(context.clients.store).clearNonces(before, context);
      },
      verify: async (context) => {
        const { chosen } = context.resultOf(choice);
        if (chosen === null) return { passes: true, value: "nothing was restored" };
        const request = requestOf(context, chosen);
        const { is } = await context.clients.store.restoreState(request, context);
        return { passes: is === "absent", value: `${request.name} is ${is}`, objective: "it is absent" };
      },
    });

    const evidence = rb.step<Written>({
      name: "write the evidence",
      purpose: "Writes down what was found, with figures and verdict.",
      isIdempotent: true,
      run: (context) => {
        const { inputs, run, clients } = context;
        const written = writeEvidence(inputs.evidence, {
          run: run.id,
          store: { kind: inputs.store, address: clients.store.address },
          sabotage: inputs.sabotage,
          objectives: inputs,
          original: context.resultOf(look),
          waited: context.resultOf(wait),
          nonce: context.resultOf(nonce),
          chosen: context.resultOf(choice),
          tried: context.resultOf(restore),
          compared: context.resultOf(comparison),
        });
        context.log(`evidence: ${written.file}`);
        return written;
      },
    });

    const proof = rb.target({
      name: "proof",
      read: (context) => {
        const facts = {
          nonce: context.resultOf(nonce),
          chosen: context.resultOf(choice),
          tried: context.resultOf(restore),
          compared: context.resultOf(comparison),
        };
        const { passes, failures, rto, rpo } = judge(facts, context.inputs);
        const { same = [], sameUntilNonce = [], changing = [] } = facts.compared.tables ?? {};
        return {
          passes,
          failures: [...failures],
          restoredWithin: rto.seconds,
          lost: rpo.seconds,
          same: same.length,
          sameUntilNonce: sameUntilNonce.length,
          changing: changing.length,
        };
      },
    });

    return [
      rb.gate({
        name: "the original answers",
        reads: { original },
        check: ({ original: state }) => ({
          passes: state !== undefined && state.because === null,
          value: state === undefined ? "there is none" : (state.because ?? `${state.address} answers`),
        }),
      }),
      look,
      nonce,
      wait,
      choice,
      restore,
      comparison,
      cleanUp,
      evidence,
      rb.gate({
        name: "the restore is proven",
        reads: { proof },
        check: ({ proof: state }, { rto, rpo, sabotage }) => {
          if (state === undefined) return { passes: undefined, value: "nothing is known" };
          const figures =
            `restored and verified within ${state.restoredWithin ?? "?"} s, the newest data that came back was ${state.lost ?? "?"} s old; ` +
            `tables or collections that are the same: ${state.same}, until the nonce: ${state.sameUntilNonce}, changed meanwhile: ${state.changing}`;
          const wanted = [rto && `within ${rto}`, rpo && `at most ${rpo} old`].filter(Boolean).join(", ");
          const made = sabotage === undefined ? "" : ` (with the sabotage ${sabotage})`;
          return {
            passes: state.passes,
            value: `${state.passes ? figures : state.failures.join("; ")}${made}`,
            objective: `the nonce comes back, and all that did not change${wanted === "" ? "" : `, ${wanted}`}`,
            advice:
              sabotage === undefined
                ? "The backups do not hold what they promise: find out why, and start a new test with --anew."
                : "The fault was noticed, as it has to be. Begin the next test with --anew.",
          };
        },
      }),
    ];
  },
);

export default runbook;

/** Timers of Node take no more, and would be over at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Looks closer at what changed meanwhile, where the store can tell what was there at the nonce. */
async function told(
  tables: Comparison,
  found: Nonce | null,
  restored: Restored,
  context: TestContext,
): Promise<Comparison> {
  const { sameUntil } = proofsOf(context.clients.store);
  if (sameUntil === undefined || found === null || tables.changing.length === 0) return tables;
  return withSameUntilNonce(tables, await sameUntil(found, restored, tables.changing, context));
}

function uncompared(because: string): Compared {
  return { because, verified: null, verifiedAt: null, nonce: null, tables: null };
}
