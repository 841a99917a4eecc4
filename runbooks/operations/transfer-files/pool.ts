/** What could not be done, and why. */
export interface Failed<Item> {
  readonly item: Item;
  readonly because: unknown;
}

/**
 * Does `act` for each of `items`, `limit` at a time, in any order.
 *
 * After `most` failures no more are begun: where everything is refused, asking a million times helps nobody.
 *
 * @throws what the signal was aborted with.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  { limit, most, signal }: { readonly limit: number; readonly most: number; readonly signal: AbortSignal },
  act: (item: Item, index: number) => Promise<void>,
): Promise<readonly Failed<Item>[]> {
  const failed: Failed<Item>[] = [];
  const entries = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of entries) {
      signal.throwIfAborted();
      try {
        await act(item, index);
      } catch (error) {
        if (signal.aborted) throw error;
        failed.push({ item, because: error });
      }
      if (failed.length >= most) return;
    }
  };
  // All of them end before this does, so that nothing goes on behind the back of a step that has failed.
  const ended = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, work));
  signal.throwIfAborted();
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return failed;
}
