import { renderDuration } from "@rampart/core/units";
import { cut } from "../../output/cut.ts";
import type { Terminal } from "../../output/terminal.ts";
import { wrap } from "../../output/wrap.ts";
import { durationText } from "../duration-text.ts";
import type { Paint } from "./paint.ts";
import { isOf } from "./parts.ts";
import { paceText, shareOf } from "./progress-text.ts";
import type { CurrentStep, LiveState, Waiting } from "./state.ts";

type Style = Parameters<Terminal["style"]>[0];

export interface FrameOptions {
  readonly columns: number;
  /** Milliseconds of the wall clock. */
  readonly now: number;
  readonly paint: Paint;
}

const SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
export const SPINNER_MILLISECONDS = 100;
/** More than these would push everything else off the screen. */
const MOST_STEPS = 4;
const MOST_ADVICE_LINES = 3;
const BAR_COLUMNS = 16;

/** What stands at the bottom of the screen, line by line. */
export function frameOf(state: LiveState, options: FrameOptions): readonly string[] {
  const { current, waiting, isStopping } = state;
  const { columns, paint } = options;
  const hidden = current.length - MOST_STEPS;
  const withDetails = current.length <= 2;
  return [
    ...current.slice(0, MOST_STEPS).flatMap((step) => stepLines(step, withDetails, options)),
    ...(hidden > 0 ? [paint("dim", `  and ${hidden} more`)] : []),
    ...waiting.flatMap((one) => waitingLines(state.run, one, options)),
    statusLine(state, options),
    ...(isStopping ? [paint("yellow", cut("ending after this step; Ctrl-C again ends now", columns))] : []),
  ];
}

function stepLines(step: CurrentStep, withDetails: boolean, options: FrameOptions): readonly string[] {
  const { columns, now, paint } = options;
  const spinner = SPINNER.charAt(Math.floor(now / SPINNER_MILLISECONDS) % SPINNER.length);
  const expected = step.estimate === undefined ? "" : ` of about ${durationText(step.estimate)}`;
  const took = `${clockText(now - step.began)}${expected}`;
  const name = cut(step.name, columns - took.length - 4);
  const head = `${paint("cyan", spinner)} ${paint("bold", name)}  ${took}`;
  if (!withDetails) return [head, ...progressLines(step, options)];
  return [
    head,
    ...progressLines(step, options),
    ...step.output.map((one) => paint("dim", cut(`  | ${one}`, columns))),
    ...adviceLines(step, options),
  ];
}

function progressLines({ progress }: CurrentStep, { columns, now, paint }: FrameOptions): readonly string[] {
  if (progress === undefined) return [];
  const share = shareOf(progress);
  const pace = paceText(progress, now);
  if (share === undefined) return [cut(`  ${pace}`, columns)];
  const percent = `${Math.floor(share * 100)} %`;
  const full = Math.round(share * BAR_COLUMNS);
  const bar = `${paint("cyan", "█".repeat(full))}${"░".repeat(BAR_COLUMNS - full)}`;
  // A narrow terminal takes two lines for it.
  return BAR_COLUMNS + percent.length + pace.length + 5 <= columns
    ? [`  ${bar} ${percent}  ${pace}`]
    : [`  ${bar} ${percent}`, cut(`  ${pace}`, columns)];
}

function adviceLines({ ifItFails }: CurrentStep, { columns, paint }: FrameOptions): readonly string[] {
  if (ifItFails === undefined) return [];
  const lines = wrap(`if it fails: ${ifItFails}`, columns, "  ").split("\n");
  const shown = lines.slice(0, MOST_ADVICE_LINES);
  if (lines.length > shown.length) shown.push(cut(`${shown.pop() ?? ""} …`, columns));
  return shown.map((one) => paint("dim", one));
}

function waitingLines(
  run: string,
  waiting: Waiting,
  { columns, now, paint }: FrameOptions,
): readonly string[] {
  const { step, kind, count, from, expires, command } = waiting;
  // A command is there to be copied: it is not cut.
  if (kind === "manual") {
    return [
      paint("yellow", cut(`… ${step}: by hand`, columns)),
      `  rampart runs confirm ${run} --step "${step}"`,
    ];
  }
  const left = expires === undefined ? "" : `, ${clockText(Math.max(0, Date.parse(expires) - now))} left`;
  return [
    paint("yellow", cut(`… ${step}: waits for ${count} of ${from.join(", ")}${left}`, columns)),
    `  ${command ?? `rampart approve ${run} --step "${step}" --as NAME --key FILE`}`,
  ];
}

function statusLine(state: LiveState, { columns, now, paint }: FrameOptions): string {
  const { began, rto, parts, reached, current } = state;
  const elapsed = began === undefined ? 0 : Math.max(0, now - began);
  const clock = rto === undefined ? clockText(elapsed) : `${clockText(elapsed)} of ${clockText(rto)}`;
  const over = rto !== undefined && elapsed > rto ? `, ${clockText(elapsed - rto)} over` : "";
  const place = reached < 0 ? "" : ` · ${reached + 1} of ${parts.length}`;
  const next = nextPart(state);
  const isLast = next === undefined && current.length > 0;
  const then = next === undefined ? (isLast ? " · the last step" : "") : ` · next: ${next}`;
  const rest = cut(`${place}${then}`, columns - clock.length - over.length);
  return `${paint(clockStyle(elapsed, rto), `${clock}${over}`)}${rest}`;
}

function nextPart({ parts, reached, current }: LiveState): string | undefined {
  const at = current.reduce(
    (latest, { name }) =>
      Math.max(
        latest,
        parts.findIndex((part) => isOf(name, part)),
      ),
    reached,
  );
  return parts[at + 1]?.name;
}

/** By how much of the time there is has been used. */
function clockStyle(elapsed: number, rto: number | undefined): Style {
  if (rto === undefined) return "bold";
  if (elapsed < rto / 2) return "green";
  return elapsed < rto * 0.8 ? "yellow" : "red";
}

/** Whole seconds: `2m10s`. */
function clockText(milliseconds: number): string {
  return milliseconds < 1000 ? "0s" : renderDuration(Math.floor(milliseconds / 1000));
}
