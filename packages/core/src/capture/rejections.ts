import { AsyncLocalStorage } from "node:async_hooks";

/** Of the program that is running: what was rejected in it and handled by nobody. */
const running = new AsyncLocalStorage<unknown[]>();

/**
 * Runs `program`. A promise it makes that is rejected and that nobody handles makes it fail, as it does in Pulumi's
 * own host; the SDK leaves many of them behind as soon as one resource fails. Those of the rest of the process are left
 * to the process.
 */
export async function failingOnRejections<Result>(program: () => Promise<Result>): Promise<Result> {
  const unhandled: unknown[] = [];
  const stop = interceptRejections();
  try {
    const result = await running.run(unhandled, program);
    await toldOfRejections();
    if (unhandled.length > 0) throw unhandled[0];
    return result;
  } finally {
    await toldOfRejections();
    stop();
  }
}

/** Node tells of unhandled rejections when no microtask is left. */
function toldOfRejections(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

let interceptions = 0;
let original: typeof process.emit | undefined;
let intercepting: typeof process.emit | undefined;

/**
 * Keeps the rejections of programs from the listeners of the process: a test framework would fail the test for them,
 * and without a listener Node would end the process. There is no way to do so but before they are told.
 */
function interceptRejections(): () => void {
  interceptions += 1;
  if (original === undefined) {
    const emit = process.emit;
    original = emit;
    process.emit = function intercepted(this: typeof process, event: string, ...args: unknown[]): boolean {
      const unhandled = event === "unhandledRejection" ? running.getStore() : undefined;
      if (unhandled === undefined) return Reflect.apply(emit, this, [event, ...args]) as boolean;
      unhandled.push(args[0]);
      return true;
    } as typeof process.emit;
    intercepting = process.emit;
  }
  return () => {
    interceptions -= 1;
    // Somebody else may have come after us; then ours stays, and lets everything through.
    if (interceptions > 0 || original === undefined || process.emit !== intercepting) return;
    process.emit = original;
    original = undefined;
  };
}
