import type { Notice } from "@rampart/runbook/execute";
import type { RunEvent } from "@rampart/runbook/journal";
import { printable } from "../../output/printable.ts";
import { durationText } from "../duration-text.ts";

/** What happened, in lines for a log: without colour, without anything that moves. */
export function linesOf(notice: Notice): readonly string[] {
  switch (notice.kind) {
    case "planned":
      return [];
    case "entry": {
      const time = notice.entry.at.slice("YYYY-MM-DDT".length, "YYYY-MM-DDTHH:MM:SS".length);
      return textOf(notice.entry.event).map((line) => printable(`${time} ${line}`));
    }
    case "command":
      return [printable(`         $ ${notice.command}`)];
    case "output":
      return notice.text
        .replace(/\n$/, "")
        .split("\n")
        .map((line) => printable(`         | ${line}`));
    case "progress":
      return [];
    case "retrying":
      return [
        printable(
          `         again in ${durationText(notice.milliseconds)}: ${notice.step}: ${notice.because}`,
        ),
      ];
    case "stopping":
      return [];
  }
}

function textOf(event: RunEvent): readonly string[] {
  switch (event.kind) {
    case "run-started":
      return [
        `run of ${event.runbook}${event.stack === undefined ? "" : ` on ${event.stack}`} by ${event.operator.name}`,
      ];
    case "run-resumed":
      return [`resumed by ${event.operator.name}`];
    case "plan-confirmed":
      return [];
    case "gate-checked": {
      const { passes, value, objective } = event.check;
      const mark = passes === undefined ? "?" : passes ? "✓" : "✗";
      return [
        `${mark} gate ${event.step}: ${value}${objective === undefined ? "" : ` (wanted: ${objective})`}`,
      ];
    }
    case "approval-requested":
      return [
        `… ${event.step}: waits for ${event.count} of ${event.from.join(", ")}, until ${event.expires}`,
        ...event.statement
          .trimEnd()
          .split("\n")
          .map((line) => `  ${line}`),
      ];
    case "approval-given":
      return [`✓ ${event.step}: approved by ${event.approver}`];
    case "approval-refused":
      return [`✗ ${event.step}: approval of ${event.approver} does not count: ${event.because}`];
    case "approval-expired":
      return [`✗ ${event.step}: the time to approve is over`];
    case "items-listed":
      return [`  ${event.step}: ${event.items.length} to do`];
    case "step-started":
      return [`▸ ${event.step}${event.attempt > 1 ? ` (try ${event.attempt})` : ""}`];
    case "step-finished":
      return [
        `✓ ${event.step}  ${durationText(event.milliseconds)}${event.settledBy === undefined ? "" : ` (seen by ${event.settledBy})`}`,
      ];
    case "step-failed":
      return [`✗ ${event.step}: ${event.failure.message}`];
    case "step-probed":
      return [
        `  ${event.step}: looked, it is ${event.is}${event.because === undefined ? "" : ` (${event.because})`}`,
      ];
    case "step-marked":
      return [`  ${event.step}: ${event.operator.name} says it is ${event.is}`];
    case "verified":
      return [`${event.check.passes === true ? "✓" : "✗"} ${event.step}: ${event.check.value}`];
    case "manual-requested":
      return [`… ${event.step}: by hand`, ...event.instructions.split("\n").map((line) => `  ${line}`)];
    case "manual-confirmed":
      return [`✓ ${event.step}: done, says ${event.by}${event.note === undefined ? "" : ` (${event.note})`}`];
    case "undo-started":
      return [`◂ ${event.step}: taking it back`];
    case "undo-finished":
      return [`✓ ${event.step}: taken back`];
    case "undo-failed":
      return [`✗ ${event.step}: could not be taken back: ${event.failure.message}`];
    case "logged":
      return [`  ${event.step}: ${event.message}`];
    case "run-stopped":
      return [`${event.status}${event.because === undefined ? "" : `: ${event.because}`}`];
  }
}
