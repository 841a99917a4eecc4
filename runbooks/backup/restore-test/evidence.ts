import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Contents, Waited } from "./results.ts";
import { type Facts, judge, type Objectives } from "./verdict.ts";

/** What is known when a test is over. */
export interface TestReport extends Facts {
  readonly run: string;
  readonly store: { readonly kind: string; readonly address: string };
  readonly sabotage: string | undefined;
  readonly objectives: Objectives;
  readonly original: Contents;
  readonly waited: Waited;
}

/** Where the evidence is, and what proves that it is still what the run wrote. */
export type Written = { readonly file: string; readonly sha256: string };

/** Writes the evidence of a test; its SHA-256 goes into the journal, which nobody changes unseen. */
export function writeEvidence(folder: string, report: TestReport): Written {
  const text = `${JSON.stringify(evidenceOf(report), undefined, 2)}\n`;
  const file = join(resolve(folder), `restore-test-${report.run}.json`);
  mkdirSync(resolve(folder), { recursive: true });
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
  return { file, sha256: createHash("sha256").update(text).digest("hex") };
}

function evidenceOf(report: TestReport): object {
  const {
    run,
    store,
    sabotage = null,
    objectives,
    original,
    waited,
    nonce,
    chosen,
    tried,
    compared,
  } = report;
  const { passes, failures, rto, rpo } = judge(report, objectives);
  const { tables } = compared;
  return {
    schemaVersion: 1,
    kind: "restore-test",
    run,
    runbook: "backup/restore-test",
    store,
    sabotage,
    passed: passes,
    failures,
    recoveryPoint: chosen.chosen && {
      id: chosen.chosen.point.id,
      kind: chosen.chosen.point.kind,
      place: chosen.chosen.point.place,
      moment: chosen.chosen.moment,
    },
    times: {
      nonceWritten: nonce.writtenAt,
      waitedSeconds: waited.seconds,
      begun: chosen.at,
      restored: tried.is === "restored" ? tried.at : null,
      verified: compared.verifiedAt,
    },
    nonce: {
      written: nonce.value,
      found: compared.nonce?.value ?? null,
      foundWrittenAt: compared.nonce?.writtenAt ?? null,
    },
    verification: compared.verified,
    contents: tables && {
      same: tables.same,
      sameUntilNonce: tables.sameUntilNonce,
      changing: tables.changing,
      differing: tables.differing,
      original: { counts: original.counts, checksums: original.checksums },
      restored: { counts: tables.counts },
    },
    objectives: { rto, rpo },
  };
}
