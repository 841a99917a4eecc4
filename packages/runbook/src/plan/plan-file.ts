import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { InputError } from "@rampart/core/errors";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { messageOf } from "../errors/message-of.ts";
import { planHash } from "./hash.ts";
import type { Plan } from "./plan.ts";
import { PLAN_SCHEMA } from "./plan-schema.ts";

/** What a plan has to be of. */
export interface PlanSubject {
  readonly runbook: string;
  readonly stack?: string;
}

const NEWEST_VERSION = 1;
const ONLY_ITS_OWNER = 0o600;
const PLAN_ANEW = "Make the plan again with `rampart run RUNBOOK --plan --out FILE`.";

/**
 * Saves `plan` for its owner only. Whoever reads `file` meanwhile sees the old content or the new one, never half.
 *
 * @throws {InputError} if the file cannot be written.
 */
export async function writePlan(file: string, plan: Plan): Promise<void> {
  // Beside the file, since a rename works within one file system only.
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeSynced(draft, `${JSON.stringify(plan, undefined, 2)}\n`);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new InputError(`the plan cannot be saved: ${messageOf(error)}`, {
      file,
      advice: "Name a file in a folder that exists and that you may write to.",
    });
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  await using handle = await open(file, "wx", ONLY_ITS_OWNER);
  await handle.writeFile(text);
  await handle.sync();
}

/**
 * Reads what {@link writePlan} saved.
 *
 * @param file for people, where something is wrong with the text.
 * @param subject what it has to be a plan of, if that is known.
 * @throws {InputError} if it is no plan, one of a newer version, edited, or of something else.
 */
export function readPlan(text: string, file: string, subject?: PlanSubject): Plan {
  const plan = checked(parse(text, file), file);
  if (planHash(plan) !== plan.hash) {
    throw new InputError("the plan was edited after it was made: its hash is that of another one", {
      file,
      pointer: "/hash",
      advice: PLAN_ANEW,
    });
  }
  if (subject !== undefined) refuseOther(plan, file, subject);
  return plan;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`the plan is no JSON: ${messageOf(error)}`, { file, advice: PLAN_ANEW });
  }
}

function checked(document: unknown, file: string): Plan {
  const version = versionOf(document);
  if (version !== undefined && version > NEWEST_VERSION) {
    throw new InputError(`the plan has schemaVersion ${version}; this Rampart knows ${NEWEST_VERSION}`, {
      file,
      pointer: "/schemaVersion",
      advice: "Use the version of Rampart that made the plan, or a newer one.",
    });
  }
  validator ??= new Ajv({ allErrors: true, allowUnionTypes: true }).compile<Plan>(PLAN_SCHEMA);
  const isPlan: boolean = validator(document);
  if (isPlan) return document as Plan;
  throw InputError.all((validator.errors ?? []).map((error) => problemOf(error, file)));
}

// Compiled on first use: most runs read no plan.
let validator: ValidateFunction<Plan> | undefined;

function versionOf(document: unknown): number | undefined {
  if (typeof document !== "object" || document === null || !("schemaVersion" in document)) return undefined;
  return typeof document.schemaVersion === "number" ? document.schemaVersion : undefined;
}

function problemOf({ instancePath, message, keyword, params }: ErrorObject, file: string): InputError {
  const detail = keyword === "additionalProperties" ? `: ${JSON.stringify(params.additionalProperty)}` : "";
  return new InputError(`${message ?? "it is not as a plan is"}${detail}`, {
    file,
    pointer: instancePath === "" ? "/" : instancePath,
    advice: PLAN_ANEW,
  });
}

function refuseOther(plan: Plan, file: string, { runbook, stack }: PlanSubject): void {
  if (plan.runbook !== runbook) {
    throw new InputError(`the plan is of runbook ${plan.runbook}, not of ${runbook}`, {
      file,
      pointer: "/runbook",
      advice: PLAN_ANEW,
    });
  }
  if (plan.stack !== stack) {
    const [planned, given] = [plan.stack, stack].map((name) =>
      name === undefined ? "no stack" : `stack ${name}`,
    );
    throw new InputError(`the plan is for ${planned}, not for ${given}`, {
      file,
      pointer: "/stack",
      advice: PLAN_ANEW,
    });
  }
}
