import type { Terminal } from "../../output/terminal.ts";
import type { Line, LineRole } from "./lines.ts";

type Style = Parameters<Terminal["style"]>[0];

/** Puts a style on text, where it is shown. */
export type Paint = Terminal["style"];

const STYLES: Readonly<Partial<Record<LineRole, Style>>> = {
  title: "bold",
  step: "bold",
  good: "green",
  bad: "red",
  waiting: "yellow",
  command: "cyan",
  output: "dim",
};

/** A line in its style. */
export function painted({ role, text }: Line, paint: Paint): string {
  const style = STYLES[role];
  return style === undefined ? text : paint(style, text);
}
