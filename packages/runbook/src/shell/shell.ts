import type { Shell } from "zx/core";

/** What the commands of a step may take, and where they say what. */
export interface ShellOptions {
  /** Absolute. */
  readonly directory: string;
  /** All of the environment that commands see. */
  readonly environment: Readonly<Record<string, string>>;
  /** When aborted, commands are told to end, then made to. */
  readonly signal: AbortSignal;
  /** Between SIGTERM and SIGKILL, in milliseconds. */
  readonly grace: number;
  /** Bytes of output that are kept of each command: the first half and the last. */
  readonly keptOutput: number;
  /** Values that must not be in what is shown or kept, nor in an argument of a command. */
  readonly redactor: Redactor;
  /** Marks the processes, in their environment, so that those that left their group are found. */
  readonly mark: string;
  /** A command is about to be run; redacted. */
  onCommand(command: string): void;
  /** What a command prints, redacted, in whole lines where it can. */
  onOutput(text: string): void;
}

/** Takes secrets out of text. */
export interface Redactor {
  /** `text` with each secret replaced. */
  redact(text: string): string;
  /** Whether a secret, in any spelling, is in `text`. */
  holdsSecret(text: string): boolean;
  /** For text that comes in pieces: holds back what may be the beginning of a secret. */
  stream(): { push(chunk: string): string; end(): string };
}

/** The shell of one step. */
export interface StepShell {
  readonly $: Shell;
  /** Runs `act` so that `$` imported from zx is this shell, too. */
  within<Result>(act: () => Promise<Result>): Promise<Result>;
  /** Ends what is still there: SIGTERM, then SIGKILL after the grace. Returns how many processes had to be ended. */
  end(): Promise<number>;
}

/** Makes the shell of a step; rehearsals bring one that runs nothing. */
export type MakeShell = (options: ShellOptions) => StepShell;
