import type { Argument, Command, Option } from "commander";
import { type Candidate, type Completion, NOTHING, words } from "./completion.ts";
import { commandsOf, named, type Typed, valuesNamed } from "./value-sources.ts";

/**
 * What may stand for the last of `line`, the words after the name of the program up to the cursor. All of it is read
 * from the commands themselves.
 */
export async function complete(program: Command, line: readonly string[]): Promise<Completion> {
  const before = withoutEqualsWords(line);
  const current = before.pop() ?? "";
  const { command, operands, waiting, onlyOperands } = position(program, before);
  const typed: Typed = { program, before, current };
  if (waiting !== undefined) return startingWith(current, await valuesOf(waiting, typed));
  if (!onlyOperands && current.startsWith("-")) {
    const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
    if (flag === undefined || value === undefined) return startingWith(current, words(optionsOf(command)));
    const option = optionNamed(command, flag);
    return option === undefined
      ? NOTHING
      : startingWith(current, prefixed(`${flag}=`, await valuesOf(option, { ...typed, current: value })));
  }
  if (command.commands.length > 0)
    return operands === 0 ? startingWith(current, words(commandsOf(command))) : NOTHING;
  const argument = argumentAt(command, operands);
  return argument === undefined ? NOTHING : startingWith(current, await valuesOf(argument, typed));
}

/** Bash makes three words of `--format=json`. */
function withoutEqualsWords(line: readonly string[]): string[] {
  return line.flatMap((word, index) => {
    if (word !== "=") return [word];
    return index === line.length - 1 ? [""] : [];
  });
}

interface Position {
  readonly command: Command;
  /** How many operands of the command there are already. */
  readonly operands: number;
  /** The option whose value comes next. */
  readonly waiting: Option | undefined;
  /** After `--`. */
  readonly onlyOperands: boolean;
}

function position(program: Command, before: readonly string[]): Position {
  let command = program;
  let operands = 0;
  let waiting: Option | undefined;
  let onlyOperands = false;
  for (const word of before) {
    if (waiting !== undefined) {
      waiting = undefined;
    } else if (word === "--" && !onlyOperands) {
      onlyOperands = true;
    } else if (word.startsWith("-") && word !== "-" && !onlyOperands) {
      const option = optionNamed(command, word);
      waiting = option?.required === true ? option : undefined;
    } else {
      const subcommand = operands === 0 ? subcommandNamed(command, word) : undefined;
      if (subcommand === undefined) operands += 1;
      else command = subcommand;
    }
  }
  return { command, operands, waiting, onlyOperands };
}

function subcommandNamed(command: Command, name: string): Command | undefined {
  return command
    .createHelp()
    .visibleCommands(command)
    .find((one) => one.name() === name || one.aliases().includes(name));
}

function visibleOptions(command: Command): Option[] {
  return command.createHelp().visibleOptions(command);
}

function optionNamed(command: Command, flag: string): Option | undefined {
  return visibleOptions(command).find(({ long, short }) => flag === long || flag === short);
}

function optionsOf(command: Command): Candidate[] {
  return visibleOptions(command).map((option) => ({
    value: option.long ?? option.flags,
    description: option.description,
  }));
}

function argumentAt({ registeredArguments }: Command, operands: number): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[operands] ?? (last?.variadic === true ? last : undefined);
}

async function valuesOf(asked: Argument | Option, typed: Typed): Promise<Completion> {
  if (asked.argChoices !== undefined) return named(asked.argChoices);
  const name = "flags" in asked ? /[<[]([^\]>.]+)/.exec(asked.flags)?.[1] : asked.name();
  return valuesNamed(name ?? "", typed);
}

function prefixed(prefix: string, completion: Completion): Completion {
  if (completion.kind !== "words") return completion;
  return words(completion.candidates.map(({ value, ...rest }) => ({ ...rest, value: `${prefix}${value}` })));
}

function startingWith(current: string, completion: Completion): Completion {
  if (completion.kind !== "words") return completion;
  return words(completion.candidates.filter(({ value }) => value.startsWith(current)));
}
