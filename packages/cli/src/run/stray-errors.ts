/**
 * Listens to errors of a runbook's code that nothing waits for, until the process ends: Node would end it at once, with
 * an exit code that means something else, and with the run in doubt.
 */
export function listenToStrayErrors(onError: (error: Error) => void): void {
  process.on("uncaughtException", (error: unknown) => {
    onError(error instanceof Error ? error : new Error(String(error)));
  });
}
