import { defineRunbook, type Runbook, type Step, type StepDefinition } from "@rampart/runbook";
import { amount, objects, speed } from "./amount.ts";
import { type Batch, type Batches, findBatches, listBatches, recordsOf } from "./batches.ts";
import { type BatchResult, copyBatch, findDone } from "./copy-batch.ts";
import { type Deleted, deleteSource, undeleteSource } from "./delete-source.ts";
import { apart, owned, reachable, takenBack, transferable } from "./gates.ts";
import { INPUTS, type TransferInputs } from "./inputs.ts";
import { findRecord, removeRecord } from "./records.ts";
import { connect, nameOf, type Sides } from "./sides.ts";
import { bucketModel, bucketState, selectionState } from "./targets.ts";
import { undoBatch } from "./undo-batch.ts";
import { MANIFEST, type Verified, verifyAll } from "./verify-all.ts";
import { workOf } from "./work.ts";

const runbook: Runbook = defineRunbook(
  {
    name: "operations/transfer-files",
    purpose: "Transfers objects from one S3 bucket to another, verifies each, and can go on after a crash.",
    inputs: INPUTS,
    clients: ({ inputs }) => connect(inputs),
    // Two runs that write to one place would take each other's objects for their own.
    lock: (inputs) =>
      `transfer-files ${inputs.destinationEndpoint ?? "aws"} ${inputs.destinationBucket}/${inputs.destinationPrefix}`,
  },
  (rb) => {
    const source = rb.target({
      name: "source bucket",
      read: async (context) => await bucketState(context.clients.source, context),
      resource: ({ sourceBucket, sourceEndpoint }) =>
        sourceEndpoint === undefined ? sourceBucket : undefined,
      model: (bucket, inputs) =>
        bucketModel(bucket, nameOf(inputs.sourceBucket, inputs.sourcePrefix, inputs.sourceEndpoint)),
    });
    const destination = rb.target({
      name: "destination bucket",
      read: async (context) => await bucketState(context.clients.destination, context),
      resource: ({ destinationBucket, destinationEndpoint }) =>
        destinationEndpoint === undefined ? destinationBucket : undefined,
      model: (bucket, inputs) =>
        bucketModel(
          bucket,
          nameOf(inputs.destinationBucket, inputs.destinationPrefix, inputs.destinationEndpoint),
        ),
    });
    const selection = rb.target({
      name: "objects to transfer",
      read: async (context) => await selectionState(context),
    });

    const list = rb.step<Batches>({
      name: "list",
      purpose: "Lists the source, and writes the list into the destination bucket, in batches.",
      timeout: "2h",
      ifItFails: "Nothing was transferred yet. Resume the run once both buckets answer.",
      run: async (context) => await listBatches(workOf(context), context.log),
      probe: async (context) => {
        const result = await findBatches(workOf(context));
        return result === undefined ? { is: "not-done" } : { is: "done", result };
      },
      undo: async (context, result) => {
        const work = workOf(context);
        // A batch that was cut off never finished, so that nobody else takes it back.
        for (const batch of result.batches.toReversed()) await undoBatch(work, batch);
        for (const name of recordsOf(result)) await removeRecord(work, name);
      },
    });

    const copying = (
      batch: Batch,
    ): Omit<StepDefinition<TransferInputs, Sides, Record<never, never>, BatchResult>, "name"> => ({
      purpose: `Transfers ${objects(batch.objects)}, ${amount(batch.bytes)}, and verifies each.`,
      timeout: batch.timeout,
      ifItFails:
        "Objects named above were not transferred; all others of the batch are there and verified. Mend the cause and resume: what is there is not copied again. Objects that changed need a new run.",
      run: async (context) => {
        const result = await copyBatch(workOf(context), batch, context.progress);
        context.log(describe(batch, result));
        return result;
      },
      probe: async (context) => {
        const result = await findDone(workOf(context), batch);
        return result === undefined ? { is: "not-done" } : { is: "done", result };
      },
      undo: async (context) => await undoBatch(workOf(context), batch),
    });
    const copied = (batch: Batch): Step<BatchResult> =>
      rb.step({ name: `copy[${batch.name}]`, ...copying(batch) });

    const verify = rb.step<Verified>({
      name: "verify",
      purpose: "Looks at the destination once more, and writes the manifest of the checksums there.",
      timeout: "2h",
      isIdempotent: true,
      ifItFails:
        "The objects named above are not at the destination as they were written. Find out who changed them.",
      run: async (context) => {
        const { batches } = context.resultOf(list);
        return await verifyAll(workOf(context), { batches }, (batch) => context.resultOf(copied(batch)));
      },
      verify: async (context, result) => {
        const wanted = context.resultOf(list);
        const isThere = (await findRecord(workOf(context), MANIFEST)) !== undefined;
        return {
          passes: isThere && result.objects === wanted.objects && result.bytes === wanted.bytes,
          value: `${objects(result.objects)}, ${amount(result.bytes)} at the destination, ${isThere ? "with" : "without"} a manifest`,
          objective: `${objects(wanted.objects)}, ${amount(wanted.bytes)}, with a manifest`,
        };
      },
      undo: async (context) => await removeRecord(workOf(context), MANIFEST),
    });

    return [
      rb.gate({
        name: "source is reachable",
        reads: { source },
        check: (state) => reachable(state.source, "source"),
      }),
      rb.gate({
        name: "destination is reachable",
        reads: { destination },
        check: (state) => reachable(state.destination, "destination"),
      }),
      rb.gate({ name: "destination has a known owner", reads: {}, check: (_, inputs) => owned(inputs) }),
      rb.gate({ name: "source and destination are apart", reads: {}, check: (_, inputs) => apart(inputs) }),
      rb.gate({
        name: "nothing is lost by overwriting",
        reads: { destination },
        check: (state, inputs) => takenBack(state.destination, inputs),
      }),
      rb.gate({
        name: "objects can be transferred",
        reads: { selection, source },
        check: (state, inputs) => transferable(state.selection, state.source, inputs),
      }),
      list,
      rb.forEach<Batch, BatchResult>({
        name: "copy",
        purpose: "Transfers the objects, a batch at a time.",
        items: (context) => context.resultOf(list).batches,
        key: ({ name }) => name,
        step: (batch) => copying(batch),
      }),
      verify,
      rb.forEach<string, Deleted, { selection: typeof selection }>({
        name: "delete source",
        purpose: "Deletes what was transferred from the source, if that was asked for.",
        // None where it was not asked for: then nobody is asked to approve it either.
        items: ({ inputs }) => (inputs.deleteSource ? [`${inputs.sourceBucket}/${inputs.sourcePrefix}`] : []),
        key: (address) => address,
        step: () => ({
          purpose: "Deletes each object whose copy is still as it was verified.",
          approvals: 1,
          timeout: "12h",
          isIdempotent: true,
          reads: { selection },
          changes: ({ selection: before }) => ({
            selection: before && { objects: 0, bytes: 0, largest: 0, obstacle: null },
          }),
          ifItFails: "Objects named above are still at the source. What was deleted has a verified copy.",
          run: async (context) => {
            const { batches } = context.resultOf(list);
            return await deleteSource(
              workOf(context),
              { batches },
              (batch) => context.resultOf(copied(batch)),
              context.progress,
            );
          },
          undo: async (context) => await undeleteSource(workOf(context), context.resultOf(list)),
        }),
      }),
    ];
  },
);

export default runbook;

function describe(
  batch: Batch,
  { objects: count, bytes, copied, alreadyThere, unproven, milliseconds }: BatchResult,
): string {
  const pace = milliseconds === null ? "" : speed(bytes, milliseconds);
  return [
    `batch ${batch.name}: ${objects(count)}, ${amount(bytes)}`,
    pace,
    `${copied} copied`,
    alreadyThere === 0 ? "" : `${alreadyThere} there already`,
    unproven === 0 ? "" : `${unproven} whose source has no checksum to compare with`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
