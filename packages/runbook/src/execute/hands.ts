/** What a person is asked while a run waits. Each question can be given up by the signal. */
export interface Person {
  /** Shows the instructions and waits for word that they are followed; undefined if the person says they are not. */
  confirm(
    step: string,
    instructions: string,
    signal: AbortSignal,
  ): Promise<{ readonly by: string; readonly note?: string } | undefined>;
}
