/** Commands that people are told to type. */
export type AdvisedCommand =
  | "resume"
  | "undo"
  | "approve"
  | "runs"
  | "runs confirm"
  | "runs show"
  | "runs verify";

/**
 * The flags with which the caller would name the same run again: the journal, the stack, who the operator is. One word
 * each, not quoted; never the value of a secret.
 */
export type CommandFlags = (command: AdvisedCommand) => readonly string[];

/** A command on the run that is worked on, as it can be typed; `more` stands at its end as it is. */
export type CommandTo = (command: AdvisedCommand, more?: string) => string;

/** Makes the commands that are advised for `run`. */
export function commandsFor(run: string, flags: CommandFlags = () => []): CommandTo {
  return (command, more) =>
    [
      "rampart",
      command,
      ...(command === "runs" ? [] : [run]),
      ...flags(command).map(shellWord),
      ...(more === undefined ? [] : [more]),
    ].join(" ");
}

/** `--flag "STEP"`, whatever the step is called. */
export function stepFlag(flag: string, step: string, rest = ""): string {
  const value = `${step}${rest}`;
  // In double quotes a shell of POSIX reads these, and `!` if a person types.
  return /["$`\\!]/.test(value) ? `${flag} ${singleQuoted(value)}` : `${flag} "${value}"`;
}

/** The word as a shell of POSIX takes it, in quotes only where it needs them. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : singleQuoted(word);
}

function singleQuoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
