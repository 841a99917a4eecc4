import { display } from "../inputs/display.ts";

const RUNBOOK_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*)*$/;
const PART_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _/.-]*[\p{L}\p{M}\p{N}_/.-])?$/u;
const INPUT_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const LONGEST = 100;

/** Why a runbook cannot be called `name`; undefined if it can. */
export function runbookNameProblem(name: unknown): string | undefined {
  if (typeof name === "string" && name.length <= LONGEST && RUNBOOK_NAME.test(name)) return undefined;
  return `${display(name)} is not a name; write words in lower case with hyphens and slashes, such as operations/database-maintenance`;
}

/** Why a step, a gate or a group cannot be called `name`; undefined if it can. */
export function partNameProblem(name: unknown): string | undefined {
  if (typeof name === "string" && name.length <= LONGEST && PART_NAME.test(name)) return undefined;
  return `${display(name)} is not a name; write letters, digits, spaces and - _ / . with a letter or digit first, at most ${LONGEST} characters`;
}

/** Why a target cannot be called `name`; undefined if it can. */
export function targetNameProblem(name: unknown): string | undefined {
  if (typeof name === "string" && name.trim() === name && /^[^\p{Cc}\p{Cf}]+$/u.test(name)) return undefined;
  return `${display(name)} is not a name; write what people call the thing, in one line`;
}

/** Why an input cannot be called `name`; undefined if it can. */
export function inputNameProblem(name: string): string | undefined {
  if (INPUT_NAME.test(name)) return undefined;
  return `${display(name)} is not a name; write letters, digits, - and _, a letter first: it is given as NAME=VALUE`;
}
