import { printedLines } from "../../output/cut.ts";

/** Where zx was called, which for a command of a step is always the same place of ours. */
const CALLER = /^\s*at .*\(?(file:\/\/|\/).*:\d+:\d+\)?$/;

/** An error's message line by line, without what says nothing to people. The first line says what is wrong. */
export function messageLines(message: string): readonly string[] {
  return printedLines(message)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !CALLER.test(line));
}
