import type { Command } from "../command.ts";
import type { FleetFiles } from "../fleet/write-fleet.ts";

/** Another tool that checks the same fleet. */
export interface Peer {
  readonly id: string;
  readonly name: string;
  /** What it was asked to check, and of which form of the fleet. */
  readonly asked: string;
  /** How often to run it on a fleet of this size; 0 where it would take too long. */
  runs(size: number): number;
  /** Brings it into the cache of the bench. */
  install(): void;
  /** The version that is installed; undefined where it is not. */
  version(): string | undefined;
  command(fleet: FleetFiles): Command;
  /** What it found, from what it printed. */
  findings(output: string): number;
}
