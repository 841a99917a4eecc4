import { styleText } from "node:util";
import type { Paint } from "./paint.ts";

/** Where a run is shown: standard error. */
export interface Screen {
  /** Columns that a line may take. */
  readonly columns: number;
  readonly paint: Paint;
  /** Writes lines that stay. */
  write(text: string): void;
}

/** A screen with a part at its bottom that moves. */
export interface MovingScreen extends Screen {
  /** Puts this at the bottom, instead of what was there; lines that stay come above it. */
  show(frame: readonly string[]): void;
  /** Takes away what is at the bottom. */
  clear(): void;
}

/** In a log nothing has to fit, but what a command prints may be endless. */
const COLUMNS_OF_A_LOG = 500;
/** Below this nothing can be read anyway. */
const FEWEST_COLUMNS = 20;

/** Standard error, line by line. */
export function plainScreen(): Screen {
  const { stderr } = process;
  return {
    get columns() {
      return columnsOf(stderr, COLUMNS_OF_A_LOG);
    },
    paint,
    write: (text) => {
      stderr.write(`${text}\n`);
    },
  };
}

/** Standard error as a terminal that can draw; undefined where it is none, or a machine reads it. */
export async function movingScreen(): Promise<MovingScreen | undefined> {
  const { stderr } = process;
  if (!stderr.isTTY || isDumb(process.env)) return undefined;
  const { createLogUpdate } = await import("log-update");
  const update = createLogUpdate(stderr);
  return {
    get columns() {
      return columnsOf(stderr, COLUMNS_OF_A_LOG);
    },
    paint,
    write: (text) => update.persist(text),
    show: (frame) => update(frame.join("\n")),
    clear: () => {
      update.clear();
      // Shows the cursor again.
      update.done();
    },
  };
}

function isDumb({ TERM, CI }: NodeJS.ProcessEnv): boolean {
  return TERM === "dumb" || (CI !== undefined && CI !== "" && CI !== "false" && CI !== "0");
}

function columnsOf({ columns }: { readonly columns?: number }, otherwise: number): number {
  return Math.max(FEWEST_COLUMNS, columns || otherwise);
}

/** In a style, unless standard error is no terminal or `NO_COLOR` is set. */
function paint(style: Parameters<typeof styleText>[0], text: string): string {
  return styleText(style, text, { stream: process.stderr });
}
