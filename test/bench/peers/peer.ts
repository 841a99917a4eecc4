import type { Command } from "../command.ts";
import type { FleetFiles } from "../fleet/write-fleet.ts";
import type { Installable } from "../installable.ts";

/** Another tool that checks the same fleet. */
export interface Peer extends Installable {
  /** What it was asked to check, and of which form of the fleet. */
  readonly asked: string;
  /** How often to run it on a fleet of this size; 0 where it would take too long. */
  runs(size: number): number;
  command(fleet: FleetFiles): Command;
  /** What it found, from what it printed. */
  findings(output: string): number;
}
