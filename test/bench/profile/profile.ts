import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FleetFiles } from "../fleet/write-fleet.ts";
import { count, table } from "../markdown.ts";
import { measure } from "../measure.ts";
import type { Installed } from "../ours.ts";
import { type CpuProfile, type Frame, selfTimes } from "./cpu-profile.ts";
import { moduleOf, phaseOf } from "./places.ts";

const MODULES_SHOWN = 25;

/** Profiles one check of the fleet, and says where its time went: by phase, and by module. */
export function profileReport(installed: Installed, fleet: FleetFiles): string {
  const folder = mkdtempSync(join(tmpdir(), "rampart-profile-"));
  try {
    const command = installed.check(fleet.export, ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
    measure(command, join(folder, "findings.json"));
    const [file] = readdirSync(folder).filter((name) => name.endsWith(".cpuprofile"));
    if (file === undefined) throw new Error("Node.js wrote no profile");
    const profile = JSON.parse(readFileSync(join(folder, file), "utf8")) as CpuProfile;
    return [
      `## ${count(fleet.size)} resources`,
      timesTable("Phase", profile, phaseOf, Number.POSITIVE_INFINITY),
      timesTable("Module (self time)", profile, moduleOf, MODULES_SHOWN),
    ].join("\n\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timesTable(
  title: string,
  profile: CpuProfile,
  placeOf: (stack: readonly Frame[]) => string,
  most: number,
): string {
  const times = [...selfTimes(profile, placeOf)].sort(([, a], [, b]) => b - a);
  const total = times.reduce((sum, [, time]) => sum + time, 0);
  const rows = times
    .slice(0, most)
    .map(([place, time]) => [place, time.toFixed(0), `${((100 * time) / total).toFixed(1)} %`]);
  return table([title, "ms", "share"], [...rows, ["all", total.toFixed(0), "100 %"]]);
}
