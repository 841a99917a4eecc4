import { defineRunbook, type Properties, type Runbook } from "@rampart/runbook";
import { objects } from "../../operations/transfer-files/amount.ts";
import { owned } from "../../operations/transfer-files/gates.ts";
import { headOf } from "../../operations/transfer-files/object.ts";
import { setHolds } from "../archive/holds.ts";
import { findManifest } from "../archive/manifest.ts";
import { connectArchive, destinationOf, INPUTS, type ReleaseContext, workOfArchive } from "./work.ts";

/** What of an archive is under hold. */
interface Held extends Properties {
  readonly objects: number;
  readonly held: number;
}

async function heldNow(context: ReleaseContext): Promise<Held | undefined> {
  const work = workOfArchive(context);
  const archived = await findManifest(work);
  if (archived === undefined) return undefined;
  let held = 0;
  for (const { key, version } of archived) {
    const there = await headOf(work.sides.destination, key, work, { version });
    if (there?.head.ObjectLockLegalHoldStatus === "ON") held += 1;
  }
  return { objects: archived.length, held };
}

const runbook: Runbook = defineRunbook(
  {
    name: "backup/archive-release",
    purpose: "Lifts the legal hold from what a run of backup/archive put into the archive.",
    inputs: INPUTS,
    clients: ({ inputs }) => connectArchive(inputs),
    lock: ({ archiveBucket, archivePrefix, archiveEndpoint }) =>
      `backup/archive ${archiveEndpoint ?? "aws"} ${archiveBucket}/${archivePrefix}`,
  },
  (rb) => {
    const holds = rb.target({ name: "legal holds", read: async (context) => await heldNow(context) });
    return [
      rb.gate({
        name: "archive has a known owner",
        reads: {},
        check: (_, inputs) => owned(destinationOf(inputs)),
      }),
      rb.gate({
        name: "the archive is known",
        reads: { holds },
        check: ({ holds: now }, { archiveRun }) =>
          now === undefined
            ? {
                passes: false,
                value: `the bucket has no manifest of run ${archiveRun}`,
                advice: "Look at the name of the run and of the bucket.",
              }
            : { passes: true, value: `${objects(now.objects)}, of which ${now.held} are under hold` },
      }),
      rb.step({
        name: "release",
        purpose: "Lifts the legal hold from each object of the manifest.",
        approvals: 1,
        timeout: "2h",
        isIdempotent: true,
        reads: { holds },
        changes: ({ holds: before }) => ({ holds: before && { ...before, held: 0 } }),
        ifItFails: "Objects named above are under hold still. Resume the run, or put all under hold by undo.",
        run: async (context) => {
          const work = workOfArchive(context);
          const archived = (await findManifest(work)) ?? [];
          context.log(`because ${context.inputs.reason}`);
          await setHolds(work, archived, "OFF", context.progress);
        },
        undo: async (context) => {
          const work = workOfArchive(context);
          await setHolds(work, (await findManifest(work)) ?? [], "ON", context.progress);
        },
      }),
    ];
  },
);

export default runbook;
