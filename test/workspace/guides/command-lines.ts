import type { PROGRAM } from "../../../packages/cli/test/commands.ts";
import { codeBlocksOf } from "./code-blocks.ts";

type Command = typeof PROGRAM;

/** A call of `rampart` that a Markdown text shows: its words after `rampart`. */
export type CommandLine = readonly string[];

/** The calls of `rampart` in the blocks of code and between backticks of a Markdown text. */
export function commandLinesIn(markdown: string): readonly CommandLine[] {
  const blocks = codeBlocksOf(markdown).flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, "").split("\n"));
  const prose = markdown.replace(/^```[^]*?^```/gm, "");
  const spans = [...prose.matchAll(/`([^`]+)`/g)].flatMap(([, span]) => span?.replaceAll("\n", " ") ?? []);
  return [...blocks, ...spans].flatMap((line) => {
    const call = /^(?:\$ )?(?:(?:pnpm|npx) )?rampart (.+)$/.exec(line.trim())?.[1];
    return call === undefined ? [] : [wordsOf(call)];
  });
}

/** The words up to where the shell takes over: a pipe, a redirection, another command, a comment. */
function wordsOf(call: string): CommandLine {
  const words = call.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  const end = words.findIndex((word) => /^(\d?[|<>]|&|;|#)/.test(word));
  return end === -1 ? words : words.slice(0, end);
}

/** What of a call there is not in `program`: a subcommand, or flags of the command that is called. */
export function unknownIn(program: Command, words: CommandLine): readonly string[] {
  const line = `rampart ${words.join(" ")}`;
  let command = program;
  const flags = new Set(["--help", ...longFlags(program)]);
  const unknown: string[] = [];
  for (const word of words) {
    const below = command.commands.find((one) => one.name() === word);
    if (below !== undefined) {
      command = below;
      for (const flag of longFlags(below)) flags.add(flag);
    } else if (command === program && /^[a-z]/.test(word)) {
      return [`${line}: there is no ${word}`];
    } else if (word.startsWith("--") && word !== "--" && !flags.has(word.split("=", 1)[0] ?? "")) {
      unknown.push(`${line}: there is no ${word}`);
    }
  }
  return unknown;
}

function longFlags({ options }: Command): readonly string[] {
  return options.flatMap(({ long }) => long ?? []);
}

/** The names that `--input NAME=VALUE` gives values to. */
export function inputsGivenIn(words: CommandLine): readonly string[] {
  return words.flatMap((word, index) => {
    const [name] = words[index - 1] === "--input" ? word.replace(/^['"]/, "").split("=", 1) : [];
    return name ?? [];
  });
}
