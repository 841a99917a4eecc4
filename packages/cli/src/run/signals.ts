/** What the operator's Ctrl-C asks for. */
export interface Signals extends Disposable {
  /** The first: end after the step that runs. */
  readonly stop: AbortSignal;
  /** The second, or a request of the system: end now. */
  readonly abort: AbortSignal;
  /** Ends now. */
  end(): void;
}

/** Listens to the signals of this process until disposed. */
export function listenToSignals(onStop: () => void): Signals {
  const stop = new AbortController();
  const abort = new AbortController();
  const interrupt = (): void => {
    if (stop.signal.aborted) {
      abort.abort();
      return;
    }
    stop.abort();
    onStop();
  };
  const terminate = (): void => {
    stop.abort();
    abort.abort();
  };
  const handlers = { SIGINT: interrupt, SIGHUP: interrupt, SIGTERM: terminate };
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
  return {
    stop: stop.signal,
    abort: abort.signal,
    end: terminate,
    [Symbol.dispose]: () => {
      for (const [signal, handler] of Object.entries(handlers)) process.off(signal, handler);
    },
  };
}
