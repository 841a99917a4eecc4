import type { Notice } from "@rampart/runbook/execute";
import type { Entry, RunEvent } from "@rampart/runbook/journal";
import { cut, printedLines } from "../../output/cut.ts";
import { durationText } from "../duration-text.ts";
import { messageLines } from "./message-lines.ts";

/** What a line is, so that whoever shows it can style it. */
export type LineRole = "title" | "step" | "good" | "bad" | "waiting" | "text" | "command" | "output";

export interface Line {
  readonly role: LineRole;
  readonly text: string;
}

/** What to know beside the notice. */
export interface LineOptions {
  /** Columns that a line of output may take. */
  readonly width: number;
  /** Whether several steps run, so that it has to be said whose command something is. */
  readonly areSeveral: boolean;
  /** Whether what commands print is shown as it comes. */
  readonly showsOutput: boolean;
}

type Failure = Extract<RunEvent, { kind: "step-failed" }>["failure"];

/** Commands, instructions and reasons are not cut to the width of the terminal: they are there to be read. */
const LONGEST = 4_000;
/** As wide as the time that stands before what is journalled. */
export const INDENT: string = " ".repeat("HH:MM:SS ".length);
/** Of what a step printed before it failed, where that was not shown as it came. */
const LINES_BEFORE_FAILURE = 20;

/** What happened, in lines for a log. */
export function linesOf(notice: Notice, options: LineOptions): readonly Line[] {
  return draftsOf(notice, options).map(({ role, text }) => ({
    role,
    text: cut(text, role === "output" ? options.width : LONGEST),
  }));
}

function draftsOf(notice: Notice, options: LineOptions): readonly Line[] {
  switch (notice.kind) {
    case "entry": {
      const time = notice.entry.at.slice("YYYY-MM-DDT".length, "YYYY-MM-DDTHH:MM:SS".length);
      return textOf(notice.entry, options).map(({ role, text }, index) => ({
        role,
        text: `${index === 0 ? `${time} ` : INDENT}${text}`,
      }));
    }
    case "command": {
      const [first = "", ...more] = notice.command.split("\n");
      const mark = options.areSeveral ? `${notice.step} $` : "$";
      return [
        line("command", `${INDENT}${mark} ${first}`),
        ...more.map((one) => line("command", `${INDENT}  ${one}`)),
      ];
    }
    case "output": {
      const mark = options.areSeveral ? `${notice.step} |` : "|";
      return options.showsOutput
        ? printedLines(notice.text).map((one) => line("output", `${INDENT}${mark} ${one}`))
        : [];
    }
    case "retrying": {
      const [because = ""] = notice.because.split("\n");
      const pause = durationText(notice.milliseconds);
      return [line("waiting", `${INDENT}… ${notice.step}: again in ${pause}, since ${because}`)];
    }
    case "waiting":
      return [
        line("waiting", `${INDENT}… ${notice.step}: waits for ${notice.count} of ${notice.from.join(", ")}`),
        line("text", `${INDENT}  ${notice.command}`),
      ];
    case "planned":
    case "progress":
    case "stopping":
      return [];
  }
}

function textOf({ event }: Entry, options: LineOptions): readonly Line[] {
  switch (event.kind) {
    case "run-started": {
      const place = event.stack === undefined ? "" : ` on ${event.stack}`;
      const drill = event.mode === "drill" ? "drill" : "run";
      return [line("title", `${drill} of ${event.runbook}${place} by ${event.operator.name}`)];
    }
    case "run-resumed": {
      const { operator, takenOverFrom } = event;
      const from = takenOverFrom === undefined ? "" : `, taken over from ${takenOverFrom.name}`;
      return [line("title", `resumed by ${operator.name}${from}`)];
    }
    case "plan-confirmed":
      return [];
    case "gate-checked": {
      const { passes, value, objective, advice } = event.check;
      const mark = passes === undefined ? "?" : passes ? "✓" : "✗";
      const wanted = objective === undefined ? "" : ` (wanted: ${objective})`;
      const role = passes === undefined ? "waiting" : passes ? "good" : "bad";
      return [
        line(role, `${mark} gate ${event.step}: ${value}${wanted}`),
        ...(passes === true || advice === undefined ? [] : [line("text", `  ${advice}`)]),
      ];
    }
    case "approval-requested":
      return [
        line(
          "waiting",
          `… ${event.step}: asks for ${event.count} approval${event.count === 1 ? "" : "s"}, until ${event.expires}`,
        ),
      ];
    case "approval-given":
      return [line("good", `✓ ${event.step}: approved by ${event.approver}`)];
    case "approval-refused":
      return [line("bad", `✗ ${event.step}: not approved by ${event.approver}: ${event.because}`)];
    case "approval-expired":
      return [line("bad", `✗ ${event.step}: the time to approve is over`)];
    case "items-listed":
      return [line("text", `  ${event.step}: ${event.items.length} to do`)];
    case "step-started":
      return [line("step", `▸ ${event.step}${event.attempt > 1 ? ` (try ${event.attempt})` : ""}`)];
    case "step-finished": {
      const seen = event.settledBy === undefined ? "" : ` (seen by ${settler(event.settledBy)})`;
      return [line("good", `✓ ${event.step}  ${durationText(event.milliseconds)}${seen}`)];
    }
    case "step-failed":
      return failed(`✗ ${event.step}: `, event.failure, options);
    case "step-probed":
      return [line("text", `  ${event.step}: looked, it is ${event.is}${reason(event.because)}`)];
    case "step-marked":
      return [line("text", `  ${event.step}: ${event.operator.name} says it is ${event.is}`)];
    case "verified": {
      const { passes, value, objective } = event.check;
      const wanted = objective === undefined ? "" : ` (wanted: ${objective})`;
      const isGood = passes === true;
      return [line(isGood ? "good" : "bad", `${isGood ? "✓" : "✗"} ${event.step}: ${value}${wanted}`)];
    }
    case "manual-requested":
      return [line("waiting", `… ${event.step}: by hand`), ...indented(event.instructions)];
    case "manual-confirmed":
      return [line("good", `✓ ${event.step}: done, says ${event.by}${reason(event.note)}`)];
    case "undo-started":
      return [line("step", `◂ ${event.step}: taking it back`)];
    case "undo-finished":
      return [line("good", `✓ ${event.step}: taken back`)];
    case "undo-failed":
      return failed(`✗ ${event.step}: could not be taken back: `, event.failure, options);
    case "logged":
      return [line("text", `  ${event.step}: ${event.message}`)];
    case "run-stopped": {
      // Why is said at the very end, after the summary.
      const role = event.status === "completed" || event.status === "undone" ? "good" : "bad";
      return [line(role, `${event.status}${event.step === undefined ? "" : ` at "${event.step}"`}`)];
    }
  }
}

function failed(before: string, { message, output }: Failure, { showsOutput }: LineOptions): readonly Line[] {
  const [first = "", ...more] = messageLines(message);
  const printed =
    showsOutput || output === undefined ? [] : printedLines(output).slice(-LINES_BEFORE_FAILURE);
  return [
    line("bad", `${before}${first}`),
    ...more.map((one) => line("text", `  ${one}`)),
    ...printed.map((one) => line("output", `| ${one}`)),
  ];
}

function settler(settledBy: "probe" | "operator"): string {
  return settledBy === "probe" ? "a probe" : "a person";
}

function reason(text: string | undefined): string {
  return text === undefined ? "" : ` (${text})`;
}

function indented(text: string): readonly Line[] {
  return text
    .trimEnd()
    .split("\n")
    .map((one) => line("text", `  ${one}`));
}

function line(role: LineRole, text: string): Line {
  return { role, text };
}
