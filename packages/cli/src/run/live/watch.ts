import type { Runbook } from "@rampart/runbook";
import type { Notice, Observer, Person } from "@rampart/runbook/execute";
import type { Terminal } from "../../output/terminal.ts";
import type { Format } from "../options.ts";
import { planLines } from "../plan.ts";
import { linesOf } from "./lines.ts";

/** What people see while a run goes on. */
export interface View {
  readonly observe: Observer;
  /** The operator asked for an end. */
  stopping(): void;
  /** A person who is asked while the view holds still. */
  suspending(person: Person): Person;
  close(): void;
}

interface WatchOptions {
  readonly run: string;
  readonly format: Format;
  readonly terminal: Terminal;
}

/** Shows a run on standard error. */
export function watch(runbook: Runbook, { run, terminal }: WatchOptions): View {
  const show = (notice: Notice): void => {
    if (notice.kind === "planned") terminal.progress(planLines(notice.plan, runbook.objectives, terminal));
    else for (const line of linesOf(notice)) terminal.progress(line);
  };
  return {
    observe: show,
    stopping: () => {
      terminal.progress(`Ending after this step; Ctrl-C again ends now. To go on: rampart resume ${run}`);
    },
    suspending: (person) => person,
    close: () => undefined,
  };
}
