import type { ReadContext } from "@rampart/runbook";
import type {
  CutOver,
  Fingerprint,
  Nonce,
  RecoveryPoint,
  Restored,
  RestoreRequest,
  RestoreState,
  Store,
} from "../../backup/stores/store.ts";

export const AT = "2026-01-01T02:50:00.000Z";

/** A store in memory, that can be restored and cut over, and counts what was done to it. */
export class MemoryStore implements Store {
  readonly address = "memory://orders";
  points: readonly RecoveryPoint[] = [
    { id: "log", kind: "continuous", oldest: "2025-12-31T00:00:00Z", newest: AT, place: "memory" },
  ];
  /** What is restored, by name, and of which run. */
  readonly restored: Map<string, { readonly run: string; readonly moment: string }> = new Map();
  readonly acts: string[] = [];
  ledTo: string = "the original";
  isThere: boolean = true;
  /** Why the next restore fails. */
  failure: string | undefined;
  isWhole: boolean = true;
  nonces: Nonce[] = [];
  /** Nonces that were in what is restored. */
  restoredNonces: (moment: string) => readonly Nonce[] = (moment) =>
    this.nonces.filter(({ writtenAt }) => Date.parse(writtenAt) <= Date.parse(moment));
  contents: Fingerprint = { counts: { orders: 3 }, checksums: { orders: "abc" } };
  restoredContents: Fingerprint | undefined;

  async original(): Promise<{ readonly name: string } | undefined> {
    return this.isThere ? { name: "orders" } : undefined;
  }

  /** Instead of {@link points}, where they move on with the clock. */
  pointsAt: ((now: Date) => readonly RecoveryPoint[]) | undefined;

  async recoveryPoints({ clock }: ReadContext): Promise<readonly RecoveryPoint[]> {
    return this.pointsAt?.(clock.now()) ?? this.points;
  }

  async restore({ name, run, chosen }: RestoreRequest): Promise<Restored> {
    this.acts.push(`restore ${name} as of ${chosen.moment}`);
    if (this.failure !== undefined) throw new Error(this.failure);
    this.restored.set(name, { run, moment: chosen.moment });
    return { id: name, name, address: `memory://${name}` };
  }

  async restoreState({ name, run }: RestoreRequest): Promise<RestoreState> {
    const there = this.restored.get(name);
    if (there === undefined) return { is: "absent" };
    if (there.run !== run) return { is: "foreign", because: `${name} is of ${there.run}` };
    return { is: "restored", restored: { id: name, name, address: `memory://${name}` } };
  }

  async verify(): Promise<{ readonly passes: boolean; readonly value: string }> {
    return { passes: this.isWhole, value: this.isWhole ? "whole" : "a page is torn" };
  }

  async remove({ name, run }: RestoreRequest): Promise<void> {
    if (this.restored.get(name)?.run !== run) return;
    this.acts.push(`remove ${name}`);
    this.restored.delete(name);
  }

  handOver({ name }: Restored): string {
    return `Lead users to ${name}.\nTake a backup of it.`;
  }

  readonly cutOvers: NonNullable<Store["cutOvers"]> = {
    cutOver: async ({ name }): Promise<CutOver> => {
      this.acts.push(`cut over to ${name}`);
      const before = this.ledTo;
      this.ledTo = name;
      return { before };
    },
    hasCutOver: async ({ name }) => (this.ledTo === name ? { before: "the original" } : false),
    takeBack: async (_restored, { before }) => {
      this.acts.push(`lead back to ${String(before)}`);
      this.ledTo = String(before);
    },
  };

  readonly proofs: NonNullable<Store["proofs"]> = {
    writeNonce: async (value, { clock }): Promise<Nonce> => {
      this.acts.push("write a nonce");
      const nonce = { value, writtenAt: clock.now().toISOString() };
      this.nonces.push(nonce);
      return nonce;
    },
    newestNonce: async (where) => {
      if (where === "original") return this.nonces.at(-1);
      const there = this.restored.get(where.name);
      return there === undefined ? undefined : this.restoredNonces(there.moment).at(-1);
    },
    clearNonces: async (before) => {
      this.nonces = this.nonces.filter(({ writtenAt }) => writtenAt >= before);
    },
    fingerprint: async (where) =>
      where === "original" ? this.contents : (this.restoredContents ?? this.contents),
  };
}
