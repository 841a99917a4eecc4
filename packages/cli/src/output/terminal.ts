import type { Readable, Writable } from "node:stream";
import { styleText } from "node:util";
import terminalLink from "terminal-link";

type Style = Parameters<typeof styleText>[0];

/** What a command may use of the terminal. */
export interface Terminal {
  readonly stdin: Readable;
  /** Whether a person is there who can answer. */
  readonly isInteractive: boolean;
  /** Columns that text may take. */
  readonly columns: number;
  /** Writes the result: to standard output. */
  print(text: string): void;
  /** Says what is going on: to standard error. */
  progress(text: string): void;
  /** Text in a style, where the output shows styles. */
  style(style: Style, text: string): string;
  /** Text that opens `url` where the output can show such a thing. */
  link(text: string, url: string): string;
}

const COLUMNS_WITHOUT_TTY = 80;
const MOST_COLUMNS = 100;

/** The terminal of this process. Without a TTY, or with `NO_COLOR`, there is no style. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin } = process;
  return {
    stdin,
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    columns: Math.min(stdout.columns ?? COLUMNS_WITHOUT_TTY, MOST_COLUMNS),
    print: (text) => write(stdout, text),
    progress: (text) => write(stderr, `${text}\n`),
    style: (style, text) => styleText(style, text, { stream: stdout }),
    link: (text, url) => terminalLink(text, url, { fallback: false }),
  };
}

function write(stream: Writable, text: string): void {
  stream.write(text);
}
