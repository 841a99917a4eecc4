import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cloudFormationTemplate } from "./cloudformation.ts";
import { type FleetResource, MISTAKES, makeFleet } from "./fleet.ts";
import type { Json } from "./properties.ts";
import { pulumiExport } from "./pulumi-export.ts";
import { terraformFiles } from "./terraform-hcl.ts";
import { terraformPlan } from "./terraform-plan.ts";

/** A fleet on disk, in the form that each tool reads. */
export interface FleetFiles {
  readonly size: number;
  readonly export: string;
  readonly plan: string;
  readonly terraform: string;
  readonly template: string;
  readonly truth: Truth;
}

/** The names of the resources that have each mistake. */
export type Truth = Readonly<Record<string, readonly string[]>>;

/** Writes the fleet of `size` resources into a folder of its own in `folder`. */
export function writeFleet(size: number, folder: string): FleetFiles {
  const target = join(folder, String(size));
  const paths = {
    size,
    export: join(target, "stack.json"),
    plan: join(target, "plan.json"),
    terraform: join(target, "terraform"),
    template: join(target, "template.json"),
  };
  rmSync(target, { recursive: true, force: true });
  // Into another folder first: one that is there is whole.
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(join(part, "terraform"), { recursive: true });
  const write = (name: string, content: Json): void =>
    writeFileSync(join(part, name), `${JSON.stringify(content)}\n`);
  const fleet = makeFleet(size);
  write("stack.json", pulumiExport(fleet));
  write("plan.json", terraformPlan(fleet));
  write("template.json", cloudFormationTemplate(fleet));
  const truth = truthOf(fleet);
  write("truth.json", truth);
  for (const [name, text] of terraformFiles(fleet)) writeFileSync(join(part, "terraform", name), text);
  renameSync(part, target);
  return { ...paths, truth };
}

export function truthOf(fleet: readonly FleetResource[]): Truth {
  return Object.fromEntries(
    MISTAKES.map((mistake) => [
      mistake,
      fleet.filter(({ mistakes }) => mistakes.has(mistake)).map(({ name }) => name),
    ]),
  );
}
