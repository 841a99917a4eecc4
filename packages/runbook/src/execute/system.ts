import { SYSTEM_CLOCK } from "../context/system-clock.ts";
import type { Clock } from "../model/context.ts";
import type { MakeShell } from "../shell/shell.ts";
import type { ExecutionOptions } from "./options.ts";

interface System {
  readonly clock: Clock;
  /** Undefined where it is the one with zx, which is loaded when it is needed. */
  readonly makeShell: MakeShell | undefined;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The machine the run is on, where the caller brings no other. */
export function systemOf({
  clock,
  makeShell,
  directory,
  environment,
}: Omit<ExecutionOptions, "journal" | "operator">): System {
  return {
    clock: clock ?? SYSTEM_CLOCK,
    makeShell,
    directory: directory ?? process.cwd(),
    environment: environment ?? ownEnvironment(),
  };
}

function ownEnvironment(): Readonly<Record<string, string>> {
  const entries = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
