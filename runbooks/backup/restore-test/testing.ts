import { InputError } from "@rampart/core/errors";
import type { ReadContext } from "@rampart/runbook";
import type { ChosenPoint, Proofs, RestoreRequest, Store } from "../stores/store.ts";
import { openStore } from "../stores/stores.ts";
import { objectivesOf, seconds } from "../stores/wanted.ts";
import type { TestInputs } from "./inputs.ts";

/** What the steps share. */
export interface Testing {
  readonly store: Store;
}

export type TestContext = ReadContext<TestInputs, Testing>;

/**
 * Opens the store; what is wrong with the inputs is said before anything is looked at.
 *
 * @throws {InputError}
 */
export async function openTesting(inputs: TestInputs): Promise<Testing> {
  objectivesOf(inputs);
  for (const name of ["waitForBackup", "restoreTimeout", "keepNonces"] as const) {
    const text = inputs[name];
    if (text !== undefined) seconds(name, text);
  }
  const store = await openStore(inputs);
  const { sabotage } = inputs;
  proofsOf(store);
  if (sabotage !== undefined && sabotage !== "old-snapshot" && store.sabotages?.includes(sabotage) !== true) {
    const known = ["old-snapshot", ...(store.sabotages ?? [])].join(" and ");
    throw new InputError(`the sabotage ${sabotage} cannot be made here`, {
      advice: `This store takes ${known}${sabotage === "wrong-key" ? "; wrong-key needs backups that are read with a key (archiveKey)" : ""}.`,
    });
  }
  return { store };
}

/** @throws {InputError} where nothing can be written into the original and found again. */
export function proofsOf({ address, proofs }: Store): Proofs {
  if (proofs !== undefined) return proofs;
  throw new InputError(`nothing can be written into ${address} that a restore could be proven with`, {
    advice:
      "A database is tested over a connection to it: give host, user and password (postgresql), or test the store by hand after backup/restore.",
  });
}

export function requestOf({ inputs, run }: TestContext, chosen: ChosenPoint): RestoreRequest {
  const { sabotage } = inputs;
  return {
    chosen,
    name: `restore-test-${run.id}`,
    run: run.id,
    isIsolated: true,
    ...(sabotage === undefined ? {} : { sabotage }),
  };
}

const MOST_WAITED = 3600;
const WAITED_WITHOUT_OBJECTIVE = 900;

/** How long to wait for a backup with the nonce, in seconds. */
export function patienceOf({ waitForBackup, rpo }: TestInputs): number {
  if (waitForBackup !== undefined) return seconds("waitForBackup", waitForBackup);
  return rpo === undefined ? WAITED_WITHOUT_OBJECTIVE : Math.min(seconds("rpo", rpo), MOST_WAITED);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
