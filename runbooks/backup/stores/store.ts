import type { AnyInputs, Check, Json, Properties, ReadContext } from "@rampart/runbook";

/** Kinds of data stores that can be restored, as the input `store` names them. */
export const STORE_KINDS = [
  "postgresql",
  "aws-rds",
  "aws-dynamodb",
  "aws-ebs",
  "aws-s3",
  "aws-backup",
  "azure-vm",
  "azure-disk",
  "azure-sql",
  "azure-postgresql",
  "azure-blob",
] as const;

export type StoreKind = (typeof STORE_KINDS)[number];

/** One thing that data can be had back from. */
export type RecoveryPoint = {
  /** As the service names it: an ARN, a resource id, the label of a base backup. */
  readonly id: string;
  /**
   * - `snapshot`: one moment;
   * - `continuous`: any moment from `oldest` to `newest`;
   * - `versions`: what the store kept of what was overwritten or deleted, of any moment from `oldest` to `newest`.
   */
  readonly kind: "snapshot" | "continuous" | "versions";
  /** The newest data that it gives back, as an ISO 8601 instant. */
  readonly newest: string;
  /** The oldest moment that can be chosen; the same as `newest` of a snapshot. */
  readonly oldest: string;
  /** Where it is, for people: vault, region, folder. */
  readonly place: string;
  readonly bytes?: number;
  /** Why it cannot be restored: it is not complete, has expired, its key is gone. Absent if it can. */
  readonly obstacle?: string;
};

/** A recovery point, and the moment whose data is wanted from it. */
export type ChosenPoint = {
  readonly point: RecoveryPoint;
  /** An ISO 8601 instant. */
  readonly moment: string;
};

/** A fault that a test of a restore makes on purpose, to see that it is noticed. It acts on the restored copy only. */
export const SABOTAGES = ["wrong-key", "missing-wal", "old-snapshot"] as const;

export type Sabotage = (typeof SABOTAGES)[number];

/** What is to be made of a recovery point. */
export interface RestoreRequest {
  readonly chosen: ChosenPoint;
  /** What the restored store is called; nothing of that name may be there before. */
  readonly name: string;
  /** Marks what the run makes, so that it tells its own from what others made. */
  readonly run: string;
  /** True where nothing but the run may reach what is restored. */
  readonly isIsolated: boolean;
  /** One of {@link Store.sabotages}; `old-snapshot` is no business of the store: another point is chosen. */
  readonly sabotage?: Sabotage;
}

/** What was restored. It is journalled, so it holds no secret. */
export interface Restored {
  readonly [property: string]: Json;
  /** As the service names it. */
  readonly id: string;
  readonly name: string;
  /** For people: how it is reached. */
  readonly address: string;
}

/** What became of a restore. */
export type RestoreState =
  | { readonly is: "absent" }
  | { readonly is: "restoring"; readonly done?: number }
  | { readonly is: "restored"; readonly restored: Restored }
  | { readonly is: "failed"; readonly because: string }
  /** Something of that name is there, and no restore of this run made it. */
  | { readonly is: "foreign"; readonly because: string };

/** What a store is like, to compare the original with what was restored. */
export interface Fingerprint {
  /** Rows, objects or items by table, bucket or collection. */
  readonly counts: Readonly<Record<string, number>>;
  /** A checksum over the contents by the same names, where the store can tell. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** Something written into the original that nobody can guess, and looked for in what was restored. */
export interface Nonce {
  readonly value: string;
  /** By the clock of the store, as an ISO 8601 instant. */
  readonly writtenAt: string;
}

/** How a restored store takes the place of the original. */
export interface CutOver {
  /** What was there before: what {@link CutOvers.takeBack} needs. It is journalled. */
  readonly before: Json;
}

/** What stores can do whose users can be led to another one by an API. */
export interface CutOvers {
  /** Leads users to what was restored. The original is kept. */
  cutOver(restored: Restored, context: ReadContext): Promise<CutOver>;
  /** Whether that has happened; undefined where nobody can tell. */
  hasCutOver(restored: Restored, context: ReadContext): Promise<CutOver | false | undefined>;
  takeBack(restored: Restored, done: CutOver, context: ReadContext): Promise<void>;
}

/** What stores can do that can be written to and read by whoever tests a restore. */
export interface Proofs {
  /** Puts `value` into the original. */
  writeNonce(value: string, context: ReadContext): Promise<Nonce>;
  /** The newest one that is there. */
  newestNonce(where: Restored | "original", context: ReadContext): Promise<Nonce | undefined>;
  /**
   * Takes the nonces of tests out of the original that are older than `before`, so that they do not pile up.
   *
   * @param before an ISO 8601 instant.
   */
  clearNonces(before: string, context: ReadContext): Promise<void>;
  /** Contents without the nonces, as they are now. */
  fingerprint(where: Restored | "original", context: ReadContext): Promise<Fingerprint>;
  /**
   * Those of the tables `names` that have rows which were last changed before `nonce`, the same ones in the original and
   * in what was restored. Of any other nothing is known: rows may have been changed since. Absent where the store does
   * not keep when a row was written.
   */
  sameUntil?(
    nonce: Nonce,
    restored: Restored,
    names: readonly string[],
    context: ReadContext,
  ): Promise<readonly string[]>;
}

/** A data store, whatever its kind, and what can be restored of it. Calls that act may be repeated in doubt. */
export interface Store {
  /** For people and locks: `postgresql://db-1:5432/orders`, an ARN. */
  readonly address: string;
  /**
   * Its state, as targets show it: what does not change from one moment to the next. Undefined where it does not exist
   * (any more).
   *
   * @throws where that cannot be told, as nobody answers.
   */
  original(context: ReadContext): Promise<Properties | undefined>;
  /** From the newest to the oldest, those with an obstacle among them. */
  recoveryPoints(context: ReadContext): Promise<readonly RecoveryPoint[]>;
  /**
   * Restores beside the original and returns when what was restored can be used.
   *
   * @throws if that fails; what was begun is found by {@link restoreState}.
   */
  restore(
    request: RestoreRequest,
    context: ReadContext,
    progress: (done: number, total: number, unit?: string) => void,
  ): Promise<Restored>;
  /** Looks only; what is asked when a run was cut off. */
  restoreState(request: RestoreRequest, context: ReadContext): Promise<RestoreState>;
  /** Whether there is room and a right for it. Looks only; absent where the service does not say. */
  readiness?(request: RestoreRequest, context: ReadContext): Promise<Check>;
  /** Whether what was restored is whole and answers. */
  verify(restored: Restored, context: ReadContext): Promise<Check>;
  /** Removes what was restored, if the run made it. Does nothing where it is gone. */
  remove(request: RestoreRequest, context: ReadContext): Promise<void>;
  /** What whoever takes it over has to know and do, line by line. */
  handOver(restored: Restored): string;
  /** Absent where users have to be led by hand. */
  readonly cutOvers?: CutOvers;
  /** Absent where nothing can be written or counted through this API. */
  readonly proofs?: Proofs;
  /** Faults that {@link restore} can make, beside `old-snapshot`. None by default. */
  readonly sabotages?: readonly Sabotage[];
  [Symbol.asyncDispose]?(): Promise<void>;
}

/**
 * How a kind of store is opened, by the inputs of the runbook.
 *
 * The schemas of its inputs stand in a file `inputs.ts` that loads no SDK: `POSTGRESQL_INPUTS` in
 * `stores/postgresql/inputs.ts`, `AWS_INPUTS` in `stores/aws/inputs.ts`, `AZURE_INPUTS` in `stores/azure/inputs.ts`. They
 * have no `default`, as an input that is set has to be meant for the store; `open` fills in what is left out.
 */
export interface StoreModule {
  /** Inputs that it must have, beside `store`. */
  readonly required: readonly string[];
  /** Inputs that it may have; any other that is set is refused, as it would be without effect. */
  readonly optional: readonly string[];
  /**
   * @throws {InputError} if an input cannot be meant, naming it.
   */
  open(inputs: AnyInputs): Promise<Store> | Store;
}
