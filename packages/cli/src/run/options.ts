/** How a run is shown: `table` for people, `json` as one record. */
export const FORMATS = ["table", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** What every command that works on a run takes. */
export interface WorkOptions {
  readonly inputs: readonly string[];
  readonly inputsFile: string | undefined;
  readonly exports: readonly string[];
  readonly stack: string | undefined;
  readonly settings: string | undefined;
  readonly journal: string | undefined;
  readonly as: string | undefined;
  readonly key: string | undefined;
  readonly yes: boolean;
  readonly waits: boolean;
  readonly format: Format;
  readonly reports: readonly string[];
}

/** What `rampart run` takes. */
export interface RunCommandOptions extends WorkOptions {
  readonly runbook: string;
  readonly plan: boolean;
  readonly out: string | undefined;
  readonly apply: string | undefined;
  readonly simulate: boolean;
  readonly lost: readonly string[];
  readonly isDrill: boolean;
  readonly incidentBegan: Date | undefined;
  readonly isAnew: boolean;
}

/** What `rampart resume` and `rampart undo` take. */
export interface ResumeCommandOptions extends WorkOptions {
  readonly run: string;
  readonly runbook: string | undefined;
  readonly takeOver: boolean;
  readonly accept: readonly string[];
  readonly marks: Readonly<Record<string, "done" | "not-done">>;
}
