import { defineRunbook, type Runbook, type Step, type StepDefinition } from "@rampart/runbook";
import { amount, objects } from "../../operations/transfer-files/amount.ts";
import {
  type Batch,
  type Batches,
  findBatches,
  listBatches,
  recordsOf,
} from "../../operations/transfer-files/batches.ts";
import { type BatchResult, copyBatch, findDone } from "../../operations/transfer-files/copy-batch.ts";
import { type Deleted, deleteSource, undeleteSource } from "../../operations/transfer-files/delete-source.ts";
import { apart, owned, reachable } from "../../operations/transfer-files/gates.ts";
import { removeRecord } from "../../operations/transfer-files/records.ts";
import { connect, nameOf, type Sides } from "../../operations/transfer-files/sides.ts";
import { bucketModel, bucketState, selectionState } from "../../operations/transfer-files/targets.ts";
import { undoBatch } from "../../operations/transfer-files/undo-batch.ts";
import { archivable, lockable, lockState } from "./gates.ts";
import { archivedIn, checkHeld, refuseHeld, setHolds } from "./holds.ts";
import { type ArchiveInputs, INPUTS, refuseContradiction, transferInputsOf } from "./inputs.ts";
import { findManifest, MANIFEST, type Manifest, writeManifest } from "./manifest.ts";
import { askFor, compareSample, type Sampled, sampleOf, waitFor } from "./retrieval.ts";
import { archiveWork, oldBackups, transferContext } from "./work.ts";

type Sample = { readonly seed: string; readonly sample: readonly Sampled[] };

type BatchStep = Omit<StepDefinition<ArchiveInputs, Sides, Record<never, never>, BatchResult>, "name">;

const runbook: Runbook = defineRunbook(
  {
    name: "backup/archive",
    purpose: "Moves old backups to cold storage under legal hold, and proves that they come back.",
    inputs: INPUTS,
    clients: ({ inputs }) => {
      refuseContradiction(inputs);
      return connect(transferInputsOf(inputs));
    },
    lock: ({ archiveBucket, archivePrefix, archiveEndpoint }) =>
      `backup/archive ${archiveEndpoint ?? "aws"} ${archiveBucket}/${archivePrefix}`,
  },
  (rb) => {
    const source = rb.target({
      name: "source bucket",
      read: async (context) => await bucketState(context.clients.source, transferContext(context)),
      resource: ({ sourceBucket, sourceEndpoint }) =>
        sourceEndpoint === undefined ? sourceBucket : undefined,
      model: (bucket, { sourceBucket, sourcePrefix, sourceEndpoint }) =>
        bucketModel(bucket, nameOf(sourceBucket, sourcePrefix, sourceEndpoint)),
    });
    const archive = rb.target({
      name: "archive bucket",
      read: async (context) => await bucketState(context.clients.destination, transferContext(context)),
      resource: ({ archiveBucket, archiveEndpoint }) =>
        archiveEndpoint === undefined ? archiveBucket : undefined,
      model: (bucket, { archiveBucket, archivePrefix, archiveEndpoint }) =>
        bucketModel(bucket, nameOf(archiveBucket, archivePrefix, archiveEndpoint)),
    });
    const lock = rb.target({ name: "object lock", read: async (context) => await lockState(context) });
    const selection = rb.target({
      name: "old backups",
      read: async (context) =>
        await selectionState(transferContext(context), (work) => oldBackups(work, context)),
    });

    const list = rb.step<Batches>({
      name: "list",
      purpose: "Lists the old backups, and writes the list into the archive bucket, in batches.",
      timeout: "2h",
      ifItFails: "Nothing was archived yet. Resume the run once both buckets answer.",
      run: async (context) => {
        const work = archiveWork(context);
        return await listBatches(work, context.log, oldBackups(work, context));
      },
      probe: async (context) => {
        const result = await findBatches(archiveWork(context));
        return result === undefined ? { is: "not-done" } : { is: "done", result };
      },
      undo: async (context, result) => {
        const work = archiveWork(context);
        // A batch that was cut off never finished, so that nobody else takes it back.
        for (const batch of result.batches.toReversed()) await undoBatch(work, batch);
        for (const name of recordsOf(result)) await removeRecord(work, name);
      },
    });

    const copying = (batch: Batch): BatchStep => ({
      purpose: `Copies ${objects(batch.objects)}, ${amount(batch.bytes)}, to cold storage, and verifies each.`,
      timeout: batch.timeout,
      ifItFails:
        "Objects named above are not in the archive; the source has them all. Mend the cause and resume.",
      run: async (context) => await copyBatch(archiveWork(context), batch, context.progress),
      probe: async (context) => {
        const result = await findDone(archiveWork(context), batch);
        return result === undefined ? { is: "not-done" } : { is: "done", result };
      },
      undo: async (context) => {
        const work = archiveWork(context);
        await refuseHeld(work, batch, context.run.id);
        await undoBatch(work, batch);
      },
    });
    const copied = (batch: Batch): Step<BatchResult> =>
      rb.step({ name: `copy[${batch.name}]`, ...copying(batch) });

    const manifest = rb.step<Manifest>({
      name: "manifest",
      purpose: "Writes the version and SHA-256 of each archived object down.",
      timeout: "2h",
      isIdempotent: true,
      run: async (context) => {
        const { batches } = context.resultOf(list);
        return await writeManifest(archiveWork(context), { batches }, (batch) =>
          context.resultOf(copied(batch)),
        );
      },
      undo: async (context) => await removeRecord(archiveWork(context), MANIFEST),
    });

    const ask = rb.step<Sample>({
      name: "ask for a sample",
      purpose: "Picks archived objects by a seed, and has the service make them readable.",
      isIdempotent: true,
      // The readable copies end by themselves.
      leavesNothing: true,
      run: async (context) => {
        const { inputs, run } = context;
        const work = archiveWork(context);
        const seed = inputs.seed ?? run.id;
        const sample = sampleOf((await findManifest(work)) ?? [], inputs.sample, seed);
        if (sample.length === 0) throw new Error("the manifest is empty or gone, so nothing can be proved");
        for (const sampled of sample) await askFor(work, sampled, inputs);
        context.log(`seed ${seed}: ${sample.map(({ key }) => JSON.stringify(key)).join(", ")}`);
        return { seed, sample };
      },
    });

    const wait = rb.step({
      name: "wait for the sample",
      purpose: "Waits until the service has made the sample readable, which takes minutes to days.",
      timeout: "72h",
      isIdempotent: true,
      leavesNothing: true,
      ifItFails: "Resume the run later: it goes on waiting, and asks again for what has expired.",
      run: async (context) => {
        const { sample } = context.resultOf(ask);
        await waitFor(archiveWork(context), sample, context.inputs, context.progress);
      },
    });

    const prove = rb.step({
      name: "retrieval test",
      purpose: "Reads the sample and compares its SHA-256 with the manifest.",
      timeout: "12h",
      isIdempotent: true,
      leavesNothing: true,
      ifItFails: "Do not delete the source. The archive does not hold what was put into it.",
      run: async (context) => {
        const { sample, seed } = context.resultOf(ask);
        const bytes = await compareSample(archiveWork(context), sample);
        context.log(`${objects(sample.length)}, ${amount(bytes)}, came back as they were archived`);
        return { seed, objects: sample.length, bytes };
      },
    });

    return [
      rb.gate({
        name: "source is reachable",
        reads: { source },
        check: (state) => reachable(state.source, "source"),
      }),
      rb.gate({
        name: "archive is reachable",
        reads: { archive },
        check: (state) => reachable(state.archive, "destination"),
      }),
      rb.gate({
        name: "archive has a known owner",
        reads: {},
        check: (_, inputs) => owned(transferInputsOf(inputs)),
      }),
      rb.gate({
        name: "source and archive are apart",
        reads: {},
        check: (_, inputs) => apart(transferInputsOf(inputs)),
      }),
      rb.gate({ name: "archive can be locked", reads: { lock }, check: (state) => lockable(state.lock) }),
      rb.gate({
        name: "old backups can be archived",
        reads: { selection },
        check: (state, inputs) => archivable(state.selection, inputs),
      }),
      list,
      rb.forEach<Batch, BatchResult>({
        name: "copy",
        purpose: "Copies the backups to cold storage, a batch at a time.",
        items: (context) => context.resultOf(list).batches,
        isListedLater: true,
        key: ({ name }) => name,
        step: (batch) => copying(batch),
      }),
      manifest,
      rb.forEach<Batch>({
        name: "hold",
        purpose: "Puts each archived version under legal hold, and looks whether it is.",
        items: (context) => context.resultOf(list).batches,
        isListedLater: true,
        key: ({ name }) => name,
        step: (batch) => ({
          purpose: `Puts ${objects(batch.objects)} under legal hold.`,
          timeout: "2h",
          isIdempotent: true,
          ifItFails: "Objects named above are not held yet. The source has them all; resume the run.",
          run: async (context) => {
            const work = archiveWork(context);
            const items = await archivedIn(work, context.resultOf(copied(batch)).record);
            await setHolds(work, items, "ON", context.progress);
            await checkHeld(work, items, context.inputs.coldClass);
          },
          // Lifting a hold is not for whoever undoes a run to decide: see backup/archive-release.
          undo: async (context) => await refuseHeld(archiveWork(context), batch, context.run.id),
        }),
      }),
      ask,
      wait,
      prove,
      rb.forEach<string, Deleted, { selection: typeof selection }>({
        name: "delete source",
        purpose: "Deletes the archived backups from the source, if that was asked for.",
        // None where it was not asked for: then nobody is asked to approve it either.
        items: ({ inputs }) => (inputs.deleteSource ? [`${inputs.sourceBucket}/${inputs.sourcePrefix}`] : []),
        key: (address) => address,
        step: () => ({
          purpose: "Deletes each backup whose archived version is as it was verified, cold and under hold.",
          approvals: 1,
          timeout: "12h",
          isIdempotent: true,
          reads: { selection },
          changes: ({ selection: before }) => ({
            selection: before && { objects: 0, bytes: 0, largest: 0, obstacle: null },
          }),
          ifItFails: "Objects named above are still at the source. What was deleted is in the archive.",
          run: async (context) => {
            const work = archiveWork(context);
            const { batches } = context.resultOf(list);
            const resultOf = (batch: Batch): BatchResult => context.resultOf(copied(batch));
            for (const batch of batches) {
              await checkHeld(work, await archivedIn(work, resultOf(batch).record), context.inputs.coldClass);
            }
            return await deleteSource(work, { batches }, resultOf, context.progress);
          },
          undo: async (context) => await undeleteSource(archiveWork(context), context.resultOf(list)),
        }),
      }),
    ];
  },
);

export default runbook;
