import type { Entry } from "../journal/entry.ts";
import type { Plan } from "../plan/plan.ts";

/** What somebody who watches a run is told, as it happens; redacted. */
export type Notice =
  | { readonly kind: "planned"; readonly plan: Plan }
  /** Something was journalled. */
  | { readonly kind: "entry"; readonly entry: Entry }
  /** A command is about to be run. */
  | { readonly kind: "command"; readonly step: string; readonly command: string }
  | { readonly kind: "output"; readonly step: string; readonly text: string }
  | {
      readonly kind: "progress";
      readonly step: string;
      readonly done: number;
      readonly total: number;
      readonly unit?: string;
    }
  /** The step is tried again after so long. */
  | {
      readonly kind: "retrying";
      readonly step: string;
      readonly milliseconds: number;
      readonly because: string;
    }
  /** The run waits for approvals: said at first, and when it is other people, or fewer. */
  | {
      readonly kind: "waiting";
      readonly step: string;
      /** Approvals that are still missing, and who may give them. */
      readonly count: number;
      readonly from: readonly string[];
      /** ISO 8601. */
      readonly expires: string;
      /** What each of them runs. */
      readonly command: string;
    }
  /** The first Ctrl-C: the run ends after the step. */
  | { readonly kind: "stopping"; readonly step?: string };

/** Watches a run: a terminal, a log. It must not throw. */
export type Observer = (notice: Notice) => void;
