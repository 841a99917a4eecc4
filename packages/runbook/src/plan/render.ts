import { describeChange } from "@rampart/core/changes";
import { parseDuration, renderDuration } from "@rampart/core/units";
import type { Check } from "../model/check.ts";
import type { StateChange } from "./change.ts";
import type { Plan, PlannedStep } from "./plan.ts";
import { wrap } from "./wrap.ts";

/** What a line of a plan is, so that whoever shows it can style it. */
export type PlanLineRole =
  | "title"
  | "step"
  /** Something is added, changed, taken away. */
  | "create"
  | "update"
  | "delete"
  /** A gate or an objective that holds, does not, or of which that cannot be told. */
  | "passed"
  | "failed"
  | "unknown"
  | "note"
  | "blank";

export interface PlanLine {
  readonly role: PlanLineRole;
  readonly text: string;
}

export interface RenderOptions {
  /** Recovery time objective: a duration such as `15m`. */
  readonly rto?: string;
  /** 80 by default. */
  readonly columns?: number;
}

const COLUMNS = 80;
const SHORT_HASH = 12;
const MARKS = { create: "+", update: "~", delete: "-" } as const;
const INDENT = "    ";

/** `plan` for people, in the notation of a preview of Pulumi. */
export function renderPlan(plan: Plan, { rto, columns = COLUMNS }: RenderOptions = {}): readonly PlanLine[] {
  const top = plan.steps.filter(({ within }) => within === undefined);
  const drafts = [
    ...heading(plan),
    ...top.flatMap((step, index) => [
      BLANK,
      ...renderStep(step, `${index + 1}. `, ""),
      ...plan.steps
        .filter(({ within }) => within === step.name)
        .flatMap((inner) => renderStep(inner, "", INDENT)),
    ]),
    BLANK,
    inAll(plan, rto),
  ];
  return drafts.flatMap(({ role, indent, text }) =>
    wrap(text, indent, columns).map((line) => ({ role, text: line })),
  );
}

/** A line that may be too long. */
interface Draft {
  readonly role: PlanLineRole;
  readonly indent: string;
  readonly text: string;
}

const BLANK: Draft = { role: "blank", indent: "", text: "" };

function heading({ runbook, stack, inputs, secrets, madeAt, hash }: Plan): readonly Draft[] {
  const place = stack === undefined ? "" : ` on stack ${stack}`;
  return [
    { role: "title", indent: "", text: `Plan of ${runbook}${place}` },
    { role: "note", indent: INDENT, text: `made at ${madeAt}, hash ${hash.slice(0, SHORT_HASH)}` },
    ...Object.entries(inputs).map(([name, value]): Draft => note(`${name}: ${JSON.stringify(value)}`, "")),
    ...secrets.map((name) => note(`${name}: [secret]`, "")),
  ];
}

function renderStep(step: PlannedStep, number: string, indent: string): readonly Draft[] {
  if (step.check !== undefined) return renderGate(step, step.check, number, indent);
  const facts = [
    ...(step.kind === "manual" ? ["by hand"] : []),
    ...(step.kind === "parallel" ? ["at the same time"] : []),
    ...(step.items === undefined ? [] : [count(step.items.length, "item")]),
    ...(step.estimate === undefined || step.items?.length === 0
      ? []
      : [`about ${renderMilliseconds(step.estimate)}`]),
    ...(step.approvals === 0 ? [] : [`waits for ${count(step.approvals, "approval")}`]),
  ];
  const isAct = step.kind === "step" || step.kind === "manual";
  return [
    {
      role: "step",
      indent,
      text: `${number}${step.name}${facts.length === 0 ? "" : `  (${facts.join("; ")})`}`,
    },
    ...(step.purpose === undefined ? [] : [note(step.purpose, indent)]),
    ...step.changes.flatMap((change) => renderChange(change, indent + INDENT)),
    ...(isAct && step.changes.length === 0 && step.undetermined === undefined
      ? [note("changes nothing that it reads", indent)]
      : []),
    ...(step.undetermined === undefined
      ? []
      : [draft("unknown", `? cannot be told yet: ${step.undetermined}`, indent)]),
    ...step.refusals.map((reason) => draft("failed", `✗ would be refused: ${reason}`, indent)),
    ...(step.ifItFails === undefined ? [] : [note(`If it fails: ${step.ifItFails}`, indent)]),
  ];
}

function renderGate(
  { name, purpose, expected }: PlannedStep,
  check: Check,
  number: string,
  indent: string,
): readonly Draft[] {
  return [
    { role: roleOf(check), indent, text: `${number}${describeCheck(check, name)}` },
    ...(purpose === undefined ? [] : [note(purpose, indent)]),
    ...(expected === undefined
      ? []
      : [draft(roleOf(expected), describeCheck(expected, "when its turn comes"), indent)]),
    ...(check.passes === true || check.advice === undefined ? [] : [note(check.advice, indent)]),
  ];
}

function describeCheck({ passes, value, objective }: Check, name: string): string {
  const mark = passes === undefined ? "?" : passes ? "✓" : "✗";
  return `${mark} ${name}: ${value}${objective === undefined ? "" : ` (${objective})`}`;
}

function roleOf({ passes }: Check): PlanLineRole {
  if (passes === undefined) return "unknown";
  return passes ? "passed" : "failed";
}

function renderChange({ target, action, changes }: StateChange, indent: string): readonly Draft[] {
  return [
    { role: action, indent, text: `${MARKS[action]} ${target}  (${action})` },
    ...changes.map((change): Draft => {
      const text = describeChange(change);
      const role = text.startsWith("+") ? "create" : text.startsWith("-") ? "delete" : "update";
      return { role, indent: indent + INDENT, text };
    }),
  ];
}

function inAll({ estimate, steps }: Plan, rto: string | undefined): Draft {
  const objective = rto === undefined ? undefined : parseDuration(rto) * 1000;
  if (estimate === undefined) {
    const against = rto === undefined ? "" : `; the recovery time objective is ${rto}`;
    return { role: "unknown", indent: "", text: `? in all: ${whyNoEstimate(steps).join("; ")}${against}` };
  }
  const text = `about ${renderMilliseconds(estimate)} in all`;
  if (rto === undefined || objective === undefined) return { role: "note", indent: "", text };
  return estimate <= objective
    ? { role: "passed", indent: "", text: `✓ ${text}, within the recovery time objective of ${rto}` }
    : { role: "failed", indent: "", text: `✗ ${text}, more than the recovery time objective of ${rto}` };
}

function whyNoEstimate(steps: readonly PlannedStep[]): readonly string[] {
  const isUnlisted = ({ kind, items }: PlannedStep): boolean => kind === "forEach" && items === undefined;
  const unlisted = steps.filter(isUnlisted).map(({ name }) => name);
  const unmeasured = steps
    .filter(({ kind, estimate }) => (kind === "step" || kind === "manual") && estimate === undefined)
    .map(({ name }) => name);
  return [
    ...(unmeasured.length === 0 ? [] : [`no earlier run says how long ${unmeasured.join(", ")} takes`]),
    ...(unlisted.length === 0 ? [] : [`how many items there are of ${unlisted.join(", ")} is not known yet`]),
  ];
}

/** Whole seconds, which is as much as an estimate can say. */
function renderMilliseconds(milliseconds: number): string {
  return milliseconds < 1000 ? "1s" : renderDuration(Math.round(milliseconds / 1000));
}

function note(text: string, indent: string): Draft {
  return draft("note", text, indent);
}

function draft(role: PlanLineRole, text: string, indent: string): Draft {
  return { role, indent: indent + INDENT, text };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
