import type { Severity } from "@rampart/core/finding";

export const FORMATS = ["table", "json"] as const;

export type Format = (typeof FORMATS)[number];

/** The stacks that the command line names. */
export interface StackSources {
  /** Files and directories to read; `-` is standard input. */
  readonly inputs: readonly string[];
  /** Directories of Pulumi programs to run and capture. */
  readonly programs: readonly string[];
  /** Stacks to ask the Pulumi CLI for. */
  readonly stacks: readonly string[];
  /** Which stack's configuration programs are run with. */
  readonly configOf: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** The `rampart.yaml` to use; the one beside the program or in the working directory where absent. */
  readonly settings: string | undefined;
}

/** What the command line asks of a check. */
export interface CheckOptions extends StackSources {
  readonly format: Format;
  /** Files to write reports to; the ending of each says what kind. */
  readonly reports: readonly string[];
  /** The least severity that makes the command fail; `rampart.yaml` decides where absent. */
  readonly failOn: Severity | "never" | undefined;
  /** Only the rules of these domains. */
  readonly domains: readonly string[] | undefined;
  /** Only the rules of this severity and above. */
  readonly severity: Severity | undefined;
  /** Only the rules that bear on a control of these frameworks. */
  readonly frameworks: readonly string[] | undefined;
  /** Only the resources of workloads of these tiers. */
  readonly tiers: readonly string[] | undefined;
  /** File of findings that are known already. */
  readonly baseline: string | undefined;
  /** Whether to show what remedies would change, and not only what is wrong. */
  readonly fixPreview: boolean;
  /** File to write what fails now to. */
  readonly writeBaseline: string | undefined;
}
